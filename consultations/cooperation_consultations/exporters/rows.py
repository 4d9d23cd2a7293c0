"""The rows of the table of remarks (zestawienie uwag): one shape that every file format writes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from ..enums import Visibility
from ..models import Consultation, Remark, RemarkText

CHUNK = 500


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark with its answer; words are in the language that is active while the row is made."""

    number: int
    received_at: datetime
    channel: str
    author: str
    unit: str
    quotation: str
    kind: str
    text: str
    proposed_wording: str
    reasons: str
    decision: str
    answer_reasons: str
    changed_unit: str
    state: str


def rows_of(consultation: Consultation, *, everything: bool = False) -> Iterator[RemarkRow]:
    """Yield the remarks by number, reading ``CHUNK`` at a time.

    Args:
        consultation: the consultation.
        everything: for staff, also what waits, is hidden or was withdrawn, each marked so in ``state``. A public
            file holds what the public sees: a hidden or withdrawn remark keeps its number there and loses its words.
    """
    remarks = (
        Remark.objects.filter(consultation=consultation)
        .select_related("provision", "answer", "submission__voice")
        .prefetch_related(Prefetch("texts", RemarkText.objects.filter(is_current=True), to_attr="current"))
        .order_by("number")
    )
    last = 0
    while chunk := list(remarks.filter(number__gt=last)[:CHUNK]):
        for remark in chunk:
            yield _row(remark, everything=everything)
        last = chunk[-1].number


def _row(remark: Remark, *, everything: bool) -> RemarkRow:
    shown = everything or (remark.visibility == Visibility.PUBLISHED and remark.withdrawn_at is None)
    words = remark.current[0] if shown and remark.current else None
    answer = getattr(remark, "answer", None)
    told = answer is not None and (everything or answer.published_at is not None)
    return RemarkRow(
        number=remark.number,
        received_at=remark.received_at,
        channel=remark.get_channel_display(),
        author=author_of(remark),
        unit=remark.provision.label if remark.provision else _("general remark"),
        quotation=remark.quotation,
        kind=remark.get_kind_display(),
        text=words.text if words else "",
        proposed_wording=words.proposed_wording if words else "",
        reasons=words.reasons if words else "",
        decision=_decision(remark, answer if told else None),
        answer_reasons=answer.reasons if told else "",
        changed_unit=answer.changed_unit if told else "",
        state=_state(remark),
    )


def author_of(remark: Remark) -> str:
    """Return who speaks as the public may know it: an organisation, a person who agreed, else only the kind."""
    return remark.public_author or remark.get_participant_kind_display()


def _decision(remark, answer) -> str:
    if remark.withdrawn_at is not None:
        return _("withdrawn")
    return answer.get_decision_display() if answer else ""


def _state(remark) -> str:
    if remark.withdrawn_at is not None:
        return _("withdrawn")
    return remark.get_visibility_display()
