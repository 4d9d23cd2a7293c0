"""Where a consultation stands, in words: its state, the moments and numbers that people come for."""

from cooperation_core.templatetags.cooperation import closing, day, moment
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain import periods
from ..enums import Phase

SOON = 3  # days before the closing from which "closing soon" is said


def state_of(consultation, at):
    """Return (code for the colour and shape, words) of where a consultation stands."""
    phase = periods.phase_of(consultation, at)
    if phase == Phase.OPEN:
        left = periods.days_left(consultation, at)
        return ("soon" if left <= SOON else "open"), _left(left)
    if phase == Phase.ANNOUNCED:
        return "announced", _until_opening(periods.days_until_opening(consultation, at))
    return str(phase), ""


def _left(days):
    if days <= 0:
        return _("Open, ends today")
    if days == 1:
        return _("Open, ends tomorrow")
    return ngettext("Open, %(days)d more day", "Open, %(days)d more days", days) % {"days": days}


def _until_opening(days):
    if days <= 0:
        return _("Announced, opens today")
    if days == 1:
        return _("Announced, opens tomorrow")
    return ngettext("Announced, opens in %(days)d day", "Announced, opens in %(days)d days", days) % {"days": days}


def facts_of(consultation, at, *, version=None, numbers=None):
    """Return the facts of the panel on top: until when, which version, how many remarks are answered."""
    zone = periods.zone_of(consultation.site).key
    facts = list(_dates(consultation, at, zone))
    if version is not None:
        words = _("%(number)d of %(date)s") % {
            "number": version.number,
            "date": date_format(version.issued_at.astimezone(periods.zone_of(consultation.site))),
        }
        facts.append({"label": _("Version of the draft"), "value": words})
    if numbers is not None:
        facts.append({"label": _("Published remarks"), "value": numbers_text(numbers)})
    return facts


def _dates(consultation, at, zone):
    phase = periods.phase_of(consultation, at)
    if phase == Phase.DRAFT:
        return
    if phase == Phase.CANCELLED:
        yield {"label": _("Cancelled on"), "value": day(consultation.cancelled_at)}
        return
    if phase == Phase.ANNOUNCED:
        yield {"label": _("Remarks are taken from"), "value": moment(consultation.opens_at, zone)}
        yield {"label": _("Remarks are taken until"), "value": closing(consultation.closes_at, zone)}
        return
    if phase == Phase.OPEN:
        yield {"label": _("Remarks are taken until"), "value": closing(consultation.closes_at, zone)}
        return
    yield {"label": _("Remarks were taken until"), "value": closing(consultation.closes_at, zone)}
    if phase == Phase.CLOSED and consultation.report_due_on:
        yield {"label": _("The report appears by"), "value": day(consultation.report_due_on)}
    if phase == Phase.REPORTED:
        yield {"label": _("Report published on"), "value": day(consultation.report.published_at)}


def numbers_text(numbers):
    """Say how many remarks there are, and how many are answered: "62 remarks, 41 answered"."""
    remarks, answered = numbers["remarks"], numbers["answered"]
    if not remarks:
        return _("none yet")
    text = ngettext("%(number)d remark", "%(number)d remarks", remarks) % {"number": remarks}
    if not answered:
        return text
    said = ngettext("%(number)d answered", "%(number)d answered", answered) % {"number": answered}
    return f"{text}, {said}"


def time_left(consultation, at):
    """Say how much time is left until the closing, as exactly as it matters: "3 days 4 hours", "12 minutes"."""
    seconds = max(0, int((consultation.closes_at - at).total_seconds()))
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3600)
    parts = []
    if days:
        parts.append(ngettext("%(number)d day", "%(number)d days", days) % {"number": days})
    if hours:
        parts.append(ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours})
    if not days and not hours:
        minutes = max(1, rest // 60)
        parts.append(ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes})
    return " ".join(parts)
