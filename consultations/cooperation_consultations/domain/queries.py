"""The reading side: what pages, API and exports show, each in a constant number of queries."""

import datetime
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cooperation_participation.enums import ParticipantKind
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import get_language

from ..enums import Decision, RemarkKind, Visibility
from ..models import ConsultationPage, DraftVersion, Provision, Remark, ReportPage

PAGE_SIZE = 20
LONGEST_QUOTATION = 2000
LONGEST_INDEXED = 300_000  # PostgreSQL takes one megabyte for a document
ANSWERED = Count("answer", filter=Q(answer__published_at__isnull=False, answer__outdated_at=None))


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


class Row(NamedTuple):
    """What is read of a remark, in one row."""

    number: int
    kind: str
    channel: str
    participant_kind: str
    visibility: str
    hidden_reason: str
    quotation: str
    received_at: datetime.datetime
    corrected_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    version__number: int | None
    provision__label: str | None
    provision__eid: str | None
    lineage: uuid.UUID | None
    submission__voice__name: str | None
    submission__author_name: str
    submission__publish_name: bool
    texts__text: str
    texts__proposed_wording: str
    texts__reasons: str
    texts__redacted_at: datetime.datetime | None
    answer__decision: str | None
    answer__reasons: str | None
    answer__changed_unit: str | None
    answer__published_at: datetime.datetime | None
    answer__outdated_at: datetime.datetime | None


@lru_cache
def _labels(language):
    """Return code → label of kinds, participants and decisions in the active ``language``."""
    return tuple(
        {code: str(label) for code, label in choices.choices} for choices in (RemarkKind, ParticipantKind, Decision)
    )


def public_remarks(remarks, limit=None):
    """Return the remarks of a queryset as the public may know them, in its order, in one query."""
    return [_public(Row(*values)) for values in _rows(remarks)[:limit]]


def _rows(remarks):
    return remarks.filter(texts__is_current=True).values_list(*Row._fields)


def _public(row):
    """The rule of what the public may know; nowhere else is it said."""
    shown = row.visibility == Visibility.PUBLISHED and row.withdrawn_at is None
    hidden = row.visibility == Visibility.HIDDEN
    kinds, participants, decisions = _labels(get_language())
    told = shown and row.answer__published_at is not None and row.answer__outdated_at is None
    author = row.submission__voice__name or (row.submission__author_name if row.submission__publish_name else "")
    return PublicRemark(
        number=row.number,
        kind=row.kind,
        kind_label=kinds.get(row.kind, row.kind),
        author=author if shown else "",
        participant_kind=row.participant_kind,
        participant_label=participants.get(row.participant_kind, row.participant_kind),
        channel=row.channel,
        text=row.texts__text if shown else "",
        proposed_wording=row.texts__proposed_wording if shown else "",
        reasons=row.texts__reasons if shown else "",
        quotation=row.quotation,
        provision_label=row.provision__label or "",
        provision_eid=row.provision__eid or "",
        version=row.version__number,
        received_at=row.received_at,
        corrected_at=row.corrected_at,
        withdrawn_at=row.withdrawn_at,
        hidden=hidden,
        hidden_reason=row.hidden_reason if hidden else "",
        redacted=shown and row.texts__redacted_at is not None,
        decision=row.answer__decision if told else "",
        decision_label=decisions.get(row.answer__decision, "") if told else "",
        answer_reasons=row.answer__reasons if told else "",
        changed_unit=row.answer__changed_unit if told else "",
        answered_at=row.answer__published_at if told else None,
    )


def told_answer(remark):
    """Return the answer of a remark if the public knows it and it answers the present words, else None."""
    answer = getattr(remark, "answer", None)
    told = answer is not None and answer.published_at is not None and answer.outdated_at is None
    return answer if told else None


def remarks_page(consultation, *, provision=None, general=False, before=None, limit=PAGE_SIZE):
    """Return a ``RemarksPage`` of published remarks, newest first, in one query.

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
    found = public_remarks(remarks.order_by("-number"), limit + 1)
    shown = found[:limit]
    return RemarksPage(shown, shown[-1].number if len(found) > limit else None)


def newest_on_units(version, lineages, limit):
    """Return the keys of the newest published remarks on units, in two queries that ten thousand make no slower.

    Args:
        version: the version whose units they are.
        lineages: those units that have remarks, as ``remark_counts`` knows them; None stands for the whole draft.
        limit: so many for each.
    """
    public = Remark.objects.public().filter(consultation=version.consultation_id).order_by("-number").values("pk")
    on_unit = public.filter(lineage=OuterRef("lineage"))
    newest = {f"newest_{n}": Subquery(on_unit[n : n + 1]) for n in range(limit)}
    units = Provision.objects.filter(version=version, lineage__in=[key for key in lineages if key]).order_by()
    keys = {key for keys in units.annotate(**newest).values_list(*newest) for key in keys if key is not None}
    if None in lineages:
        keys.update(public.filter(lineage=None).values_list("pk", flat=True)[:limit])
    return keys


def remarks_by_unit(keys):
    """Return lineage → the remarks with these keys, newest first; one query, or none without keys."""
    found: dict[uuid.UUID | None, list[PublicRemark]] = {}
    for values in _rows(Remark.objects.filter(pk__in=keys).order_by("-number")):
        row = Row(*values)
        found.setdefault(row.lineage, []).append(_public(row))
    return found


def current_version(consultation):
    """Return the last issued version of the draft act, without its tree, or None."""
    return DraftVersion.objects.filter(consultation=consultation).order_by("-number").defer("tree", "changes").first()


def remark_counts(consultation):
    """Return lineage → number of published remarks; the key None counts the general ones. One query."""
    rows = Remark.objects.public().filter(consultation=consultation).order_by()
    return dict(rows.values_list("lineage").annotate(number=Count("pk")))


def public_numbers(consultation):
    """Return how many remarks the public sees, and how many of them have a published answer. One query."""
    return Remark.objects.public().filter(consultation=consultation).aggregate(remarks=Count("pk"), answered=ANSWERED)


def numbers_of_many(consultations):
    """Return key of a consultation → its ``public_numbers``; one query."""
    rows = Remark.objects.public().filter(consultation__in=consultations).order_by().values("consultation_id")
    return {row["consultation_id"]: row for row in rows.annotate(remarks=Count("pk"), answered=ANSWERED)}


def act_of(version, counts=None):
    """Return the provisions of a version in order, each with ``remark_count``; one query, two without ``counts``."""
    counts = remark_counts(version.consultation_id) if counts is None else counts
    provisions = list(Provision.objects.filter(version=version).order_by("order"))
    for provision in provisions:
        provision.remark_count = counts.get(provision.lineage, 0)  # type: ignore[attr-defined]
    return provisions


def provision_of(version, eid):
    """Return the unit of a version by its eid, or None."""
    return Provision.objects.filter(version=version, eid=eid).first()


def labels_of(consultation, number, eids):
    """Return eid → label of units of the version with this number; no query where none are asked for."""
    if not eids:
        return {}
    units = Provision.objects.filter(version__consultation=consultation, version__number=number, eid__in=eids)
    return dict(units.values_list("eid", "label"))


def quotation_of(provision):
    """Return the words of a unit as a remark keeps them: heading, own text, table; shortened where they are long.

    A unit without words of its own (``§ 4. 1.``) is quoted by those of the units below it, in one query.
    """
    rows = (provision.table or {}).get("rows", [])
    table = [" | ".join(cell["text"] for cell in row) for row in rows]
    words = "\n".join(filter(None, [provision.heading, provision.text, *table])) or _words_below(provision)
    return words if len(words) <= LONGEST_QUOTATION else f"{words[:LONGEST_QUOTATION]}…"


def _words_below(provision):
    below = Provision.objects.filter(version_id=provision.version_id, eid__startswith=f"{provision.eid}__")
    units = below.order_by("order").values_list("mark", "heading", "text")
    return "\n".join(" ".join(filter(None, unit)) for unit in units)


def words_of_act(consultation):
    """Return the words of the present version's units for a full-text index, as far as an index takes them."""
    version = current_version(consultation)
    if version is None:
        return ""
    units = Provision.objects.filter(version=version).order_by("order").values_list("heading", "text")
    return "\n".join(words for unit in units for words in unit if words)[:LONGEST_INDEXED]


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
