"""What has to be known on a consultation's page before anything else."""

from cooperation_core.templatetags.cooperation import closing, moment
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..enums import Phase
from .markup import day


def notices_of(view):
    """Yield the notices of a ``ConsultationView``: a cancellation, changed dates, an older version."""
    if view.phase == Phase.CANCELLED:
        yield {
            "tone": "danger",
            "title": _("This consultation was cancelled"),
            "text": view.consultation.cancelled_reason,
        }
    if view.phase == Phase.DRAFT:
        yield {
            "tone": "info",
            "title": _("This consultation is being prepared"),
            "text": _("The draft and the dates appear here with the announcement."),
        }
    if view.version is not None and not view.is_current:
        yield {
            "tone": "warning",
            "title": _("You are reading version %(number)d, an older one") % {"number": view.version.number},
            "text": _("It stays here with its remarks. Remarks are taken on the current version."),
            "url": view.addresses.page,
            "link": _("Go to version %(number)d") % {"number": view.versions[0].number},
        }
    if view.is_shown and view.phase != Phase.CANCELLED:
        yield from _about_dates(view)


def _about_dates(view):
    for change in view.consultation.period_changes.all():
        moves = [_when(change, view.zone), *_moves(change, view.zone.key)]
        yield {
            "tone": "soon" if view.phase in (Phase.ANNOUNCED, Phase.OPEN) else "info",
            "title": _("The dates were changed"),
            "html": format_html(
                "<p>{}</p><p>{}</p>", format_html_join(" ", "{}", ((move,) for move in moves)), change.reason
            ),
        }
    if view.consultation.short_period_reason:
        yield {
            "tone": "info",
            "title": _("Why the period is short"),
            "text": view.consultation.short_period_reason,
        }


def _when(change, zone):
    return mark_safe(day(change.changed_at, zone))


def _moves(change, zone):
    if change.old_opens_at != change.opens_at:
        yield format_html(
            _("the opening was moved from {} to {}."), moment(change.old_opens_at, zone), moment(change.opens_at, zone)
        )
    if change.old_closes_at != change.closes_at:
        yield format_html(
            _("the closing was moved from {} to {}."),
            closing(change.old_closes_at, zone),
            closing(change.closes_at, zone),
        )
