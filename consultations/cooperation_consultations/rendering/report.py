"""The page of a report: the numbers that were frozen with it, and the table of remarks, page by page."""

from cooperation_core.frame import address_of
from cooperation_core.sites import site_of
from cooperation_participation.enums import ParticipantKind
from django.core.paginator import Paginator
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from ..domain import periods, queries
from ..domain.report_files import KINDS
from ..enums import Channel, Decision, Visibility
from ..models import Consultation, Remark
from .addresses import Addresses
from .markup import day, state

ROWS = 50


class Numbers:
    """The numbers 1, 2, 3 … of remarks as a list for the paginator: they are dense, so nothing has to be counted."""

    ordered = True

    def __init__(self, last):
        self.last = last

    def count(self):
        return self.last

    def __len__(self):
        return self.last

    def __getitem__(self, part):
        return range(part.start + 1, min(part.stop, self.last) + 1)


def report_context(page, request):
    parent = page.get_parent().specific
    consultations = Consultation.objects.select_related("report", "site", "counter", "procedure")
    parent.consultation = consultation = consultations.get(pk=parent.consultation_id)
    report = getattr(consultation, "report", None)
    numbers = report.numbers if report else {}
    part = Paginator(Numbers(consultation.counter.last_number), ROWS).get_page(request.GET.get("strona"))
    zone = periods.zone_of(consultation.site)
    addresses = Addresses(parent, site_of(request))
    return {
        "consultation": consultation,
        "consultation_page": parent,
        "page_url": addresses.page,
        "report": report,
        "numbers": numbers,
        "figures": figures(numbers),
        "shares": shares(numbers),
        "by_participant": named(numbers.get("by_participant"), ParticipantKind),
        "by_channel": named(numbers.get("by_channel"), Channel),
        "page_obj": part,
        "rows": list(rows(consultation, part.object_list, zone)),
        "csv_url": addresses.csv,
        "files": files(page, report, site_of(request)),
    }


def files(page, report, site):
    """Return the files of a published report; the last may still be in the making, and then it says so."""
    if report is None or report.published_at is None:
        return []
    base = address_of(page, site)
    title = _("Table of remarks")
    return [{"url": f"{base}zestawienie/{kind}/", "title": title, "kind": kind.upper()} for kind in KINDS]


def figures(numbers):
    wanted = [
        ("remarks", _("remarks received")),
        ("participants", _("people took part")),
        ("organisations", _("organisations spoke")),
        ("withdrawn", _("withdrawn by their authors")),
    ]
    return [{"value": numbers[key], "label": label} for key, label in wanted if numbers.get(key)]


def shares(numbers):
    by_decision = numbers.get("by_decision", {})
    found = [{"key": code, "label": label, "count": by_decision.get(code, 0)} for code, label in Decision.choices]
    return [item for item in found if item["count"]]


def named(counts, choices):
    """Return the counted kinds with their words, the most frequent first; what was not there is left out."""
    found = [{"label": choices(code).label, "count": count} for code, count in (counts or {}).items() if count]
    return sorted(found, key=lambda item: -item["count"])


def rows(consultation, numbers, zone):
    """Yield the rows of the table for a range of numbers."""
    if not numbers:
        return
    remarks = Remark.objects.filter(consultation=consultation, number__gte=numbers[0], number__lte=numbers[-1])
    for remark in queries.public_remarks(remarks.exclude(visibility=Visibility.WAITING).order_by("number")):
        if remark.withdrawn_at:
            decision = state("withdrawn")
        elif remark.hidden:
            decision = state("hidden")
        else:
            decision = state(remark.decision, "decision") if remark.decision else ""
        yield {
            "number": remark.number,
            "author": remark.author or remark.participant_label,
            "received": day(remark.received_at, zone),
            "unit": remark.provision_label or _("the whole draft"),
            "kind": remark.kind_label,
            "text": linebreaks(remark.text, autoescape=True),
            "wording": linebreaks(remark.proposed_wording, autoescape=True) if remark.proposed_wording else "",
            "reasons": linebreaks(remark.reasons, autoescape=True) if remark.reasons else "",
            "hidden_reason": remark.hidden_reason,
            "decision": decision,
            "answer": linebreaks(remark.answer_reasons, autoescape=True) if remark.answer_reasons else "",
            "changed_unit": remark.changed_unit,
        }
