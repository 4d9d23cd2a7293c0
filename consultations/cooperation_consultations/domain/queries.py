"""The reading side: what pages, API and exports show, each in a constant number of queries."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from ..enums import Visibility
from ..models import ConsultationPage, DraftVersion, Provision, Remark, ReportPage

PAGE_SIZE = 20
LONGEST_QUOTATION = 2000


@dataclass(frozen=True, slots=True)
class PublicRemark:
    """A remark as the public may know it; a hidden or withdrawn one keeps its number and loses its words."""

    number: int
    kind: str
    kind_label: str
    author: str
    participant_kind: str
    participant_label: str
    channel: str
    text: str
    proposed_wording: str
    reasons: str
    quotation: str
    provision_label: str
    provision_eid: str
    version: int | None
    received_at: datetime.datetime
    corrected_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    hidden: bool
    hidden_reason: str
    redacted: bool
    decision: str
    decision_label: str
    answer_reasons: str
    changed_unit: str
    answered_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """Remarks, newest first; ``next_before`` is the number to ask for the older ones, None at the end."""

    remarks: list[PublicRemark]
    next_before: int | None


def public_remark(remark):
    """Return the one shape of a remark that pages, API and exports show.

    ``remark`` comes from ``Remark.objects.with_all()``, or costs queries of its own.
    """
    texts = getattr(remark, "current", None)
    current = texts[0] if texts else remark.texts.get(is_current=True)
    shown = remark.visibility == Visibility.PUBLISHED and remark.withdrawn_at is None
    hidden = remark.visibility == Visibility.HIDDEN
    answer = told_answer(remark) if shown else None
    return PublicRemark(
        number=remark.number,
        kind=remark.kind,
        kind_label=remark.get_kind_display(),
        author=remark.public_author if shown else "",
        participant_kind=remark.participant_kind,
        participant_label=remark.get_participant_kind_display(),
        channel=remark.channel,
        text=current.text if shown else "",
        proposed_wording=current.proposed_wording if shown else "",
        reasons=current.reasons if shown else "",
        quotation=remark.quotation,
        provision_label=remark.provision.label if remark.provision else "",
        provision_eid=remark.provision.eid if remark.provision else "",
        version=remark.version.number if remark.version else None,
        received_at=remark.received_at,
        corrected_at=remark.corrected_at,
        withdrawn_at=remark.withdrawn_at,
        hidden=hidden,
        hidden_reason=remark.hidden_reason if hidden else "",
        redacted=shown and current.redacted_at is not None,
        decision=answer.decision if answer else "",
        decision_label=answer.get_decision_display() if answer else "",
        answer_reasons=answer.reasons if answer else "",
        changed_unit=answer.changed_unit if answer else "",
        answered_at=answer.published_at if answer else None,
    )


def told_answer(remark):
    """Return the answer of a remark if the public knows it and it answers the present words, else None."""
    answer = getattr(remark, "answer", None)
    told = answer is not None and answer.published_at is not None and answer.outdated_at is None
    return answer if told else None


def remarks_page(consultation, *, provision=None, general=False, before=None, limit=PAGE_SIZE):
    """Return a ``RemarksPage`` of published remarks, newest first, in two queries.

    Args:
        provision: only those on this unit, on whichever version they were written (by lineage).
        general: only those on no unit.
        before: only numbers below this one.
    """
    remarks = Remark.objects.public().filter(consultation=consultation)
    if provision is not None:
        remarks = remarks.filter(lineage=provision.lineage)
    elif general:
        remarks = remarks.filter(lineage=None)
    if before is not None:
        remarks = remarks.filter(number__lt=before)
    found = list(remarks.with_all().order_by("-number")[: limit + 1])
    more = len(found) > limit
    shown = [public_remark(remark) for remark in found[:limit]]
    return RemarksPage(shown, shown[-1].number if more else None)


def current_version(consultation):
    """Return the last issued version of the draft act, or None."""
    return DraftVersion.objects.filter(consultation=consultation).order_by("-number").first()


def remark_counts(consultation):
    """Return lineage → number of published remarks; the key None counts the general ones. One query."""
    rows = Remark.objects.public().filter(consultation=consultation).order_by()
    return dict(rows.values_list("lineage").annotate(number=Count("pk")))


def public_numbers(consultation):
    """Return how many remarks the public sees, and how many of them have a published answer. One query."""
    answered = Count("answer", filter=Q(answer__published_at__isnull=False, answer__outdated_at=None))
    return Remark.objects.public().filter(consultation=consultation).aggregate(remarks=Count("pk"), answered=answered)


def act_of(version, counts=None):
    """Return the provisions of a version in order, each with ``remark_count``; one query, two without ``counts``."""
    counts = remark_counts(version.consultation) if counts is None else counts
    provisions = list(Provision.objects.filter(version=version).order_by("order"))
    for provision in provisions:
        provision.remark_count = counts.get(provision.lineage, 0)
    return provisions


def quotation_of(provision):
    """Return the words of a unit as a remark keeps them: its heading and its own text, shortened where it is long."""
    words = "\n".join(filter(None, [provision.heading, provision.text]))
    return words if len(words) <= LONGEST_QUOTATION else f"{words[:LONGEST_QUOTATION]}…"


def page_of(consultation, language):
    """Return the live page of a consultation in ``language``, else in the first language that has one, or None."""
    pages = ConsultationPage.objects.live().filter(consultation=consultation)
    return _in_language(pages, language)


def report_page_of(consultation, language):
    """Return the live page of the report in ``language``, else in the first language that has one, or None."""
    parents = ConsultationPage.objects.filter(consultation=consultation).values_list("path", flat=True)
    found = [page for path in parents for page in ReportPage.objects.live().filter(path__startswith=path)]
    return next((page for page in found if page.locale.language_code == language), found[0] if found else None)


def _in_language(pages, language):
    pages = list(pages.select_related("locale").order_by("pk"))
    return next((page for page in pages if page.locale.language_code == language), pages[0] if pages else None)
