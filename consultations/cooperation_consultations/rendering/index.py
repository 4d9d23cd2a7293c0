"""The list of consultations: open ones first, the one that closes next on top."""

from cooperation_core.clock import now
from cooperation_core.frame import address_of
from cooperation_core.sites import site_of
from cooperation_core.templatetags.cooperation import closing, day, moment
from django.core.paginator import Paginator
from django.utils.translation import pgettext

from ..domain import periods, queries
from ..enums import Phase
from ..models import Consultation, ConsultationPage
from .state import numbers_text, state_of

ON_A_PAGE = 12
ORDER = (Phase.OPEN, Phase.ANNOUNCED, Phase.CLOSED, Phase.REPORTED, Phase.CANCELLED)


def index_context(page, request):
    at = now()
    found = listed(page, at)
    asked = request.GET.get("stan", "")
    counts = dict.fromkeys(ORDER, 0)
    for phase, _consultation in found:
        counts[phase] += 1
    chosen = next((phase for phase in ORDER if phase == asked), None)
    shown = [consultation for phase, consultation in found if chosen in (None, phase)]
    part = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("strona"))
    return {
        "filters": filters(counts, chosen, len(found)),
        "chosen": chosen,
        "page_obj": part,
        "cards": cards(part.object_list, page, site_of(request), at),
    }


def listed(page, at):
    """Return (phase, consultation) of every announced consultation with a public page below ``page``, in order."""
    pages = public_pages(page)
    consultations = (
        Consultation.objects.public(at)
        .filter(pages__in=pages)
        .distinct()
        .select_related("report", "site")
        .order_by("-closes_at", "-pk")
    )
    by_phase = {phase: [] for phase in ORDER}
    for consultation in consultations:
        by_phase[periods.phase_of(consultation, at)].append(consultation)
    by_phase[Phase.OPEN].reverse()
    by_phase[Phase.ANNOUNCED].sort(key=lambda consultation: consultation.opens_at)
    return [(phase, consultation) for phase in ORDER for consultation in by_phase[phase]]


def public_pages(index):
    return ConsultationPage.objects.child_of(index).live().public()


def filters(counts, chosen, total):
    """Return the ways to narrow the list; a state that no consultation is in is not offered."""
    words = {
        Phase.OPEN: pgettext("consultations", "Open"),
        Phase.ANNOUNCED: pgettext("consultations", "Announced"),
        Phase.CLOSED: pgettext("consultations", "Closed"),
        Phase.REPORTED: pgettext("consultations", "With a report"),
        Phase.CANCELLED: pgettext("consultations", "Cancelled"),
    }
    offered = [{"key": "", "label": pgettext("consultations", "All"), "count": total, "is_here": chosen is None}]
    offered += [
        {"key": str(phase), "label": words[phase], "count": counts[phase], "is_here": phase == chosen}
        for phase in ORDER
        if counts[phase]
    ]
    return offered if len(offered) > 2 else []


def cards(consultations, index, site, at):
    """Return what the cards of ``consultations`` show, in two queries."""
    pages = {page.consultation_id: page for page in public_pages(index).filter(consultation__in=consultations)}
    numbers = queries.numbers_of_many(consultations)
    return [card(consultation, pages[consultation.pk], numbers, site, at) for consultation in consultations]


def card(consultation, page, numbers, site, at):
    state, words = state_of(consultation, at)
    return {
        "title": page.title,
        "url": address_of(page, site),
        "text": page.lead,
        "state": state,
        "state_text": words,
        "foot": foot(consultation, numbers.get(consultation.pk), at),
    }


def foot(consultation, numbers, at):
    """Return the date that matters now, and the number of remarks where there are any."""
    zone = periods.zone_of(consultation.site).key
    phase = periods.phase_of(consultation, at)
    if phase == Phase.OPEN:
        dates = (pgettext("before a moment", "until"), closing(consultation.closes_at, zone))
    elif phase == Phase.ANNOUNCED:
        dates = (pgettext("before a moment", "from"), moment(consultation.opens_at, zone))
    elif phase == Phase.CANCELLED:
        dates = (pgettext("before a day", "on"), day(consultation.cancelled_at))
    elif phase == Phase.REPORTED:
        dates = (pgettext("before a day", "report of"), day(consultation.report.published_at))
    else:
        dates = (pgettext("before a moment", "closed"), closing(consultation.closes_at, zone))
    said = [{"label": dates[0], "value": dates[1]}]
    if numbers and numbers["remarks"]:
        said.append({"label": "", "value": numbers_text(numbers)})
    return said
