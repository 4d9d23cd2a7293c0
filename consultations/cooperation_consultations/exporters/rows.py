"""The rows of the table of remarks (zestawienie uwag): one shape that every file format writes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ..domain.queries import PublicRemark, public_remarks
from ..enums import Channel, Visibility
from ..models import Consultation, Remark

CHUNK = 500


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark with its answer; its words are in the language that was active when it was read."""

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
        everything: for staff, with the words of what waits, is hidden or was withdrawn, each marked so in ``state``,
            and with answers that are not published yet. Without it the rows hold what the public may know: a hidden
            or withdrawn remark keeps its number and loses its words, one that waits for staff is not there.
    """
    remarks = Remark.objects.filter(consultation=consultation).order_by("number")
    last = 0
    if everything:
        remarks = remarks.with_all()
        while chunk := list(remarks.filter(number__gt=last)[:CHUNK]):
            yield from map(_row_for_staff, chunk)
            last = chunk[-1].number
        return
    # Anybody may ask for these as often as they like, so they are read as plain values.
    remarks = remarks.exclude(visibility=Visibility.WAITING)
    while shown := public_remarks(remarks.filter(number__gt=last), CHUNK):
        yield from map(_row, shown)
        last = shown[-1].number


def _row(shown: PublicRemark) -> RemarkRow:
    return RemarkRow(
        number=shown.number,
        received_at=shown.received_at,
        channel=str(Channel(shown.channel).label),
        author=shown.author or shown.participant_label,
        unit=shown.provision_label or _("the whole draft"),
        quotation=shown.quotation,
        kind=shown.kind_label,
        text=_("(hidden: %(reason)s)") % {"reason": shown.hidden_reason} if shown.hidden else shown.text,
        proposed_wording=shown.proposed_wording,
        reasons=shown.reasons,
        decision=_("withdrawn") if shown.withdrawn_at else shown.decision_label,
        answer_reasons=shown.answer_reasons,
        changed_unit=shown.changed_unit,
        state=_public_state(shown),
    )


def _row_for_staff(remark: Remark) -> RemarkRow:
    words = remark.current[0]
    answer = getattr(remark, "answer", None)
    return RemarkRow(
        number=remark.number,
        received_at=remark.received_at,
        channel=remark.get_channel_display(),
        author=remark.public_author or remark.get_participant_kind_display(),
        unit=remark.provision.label if remark.provision else _("the whole draft"),
        quotation=remark.quotation,
        kind=remark.get_kind_display(),
        text=words.text,
        proposed_wording=words.proposed_wording,
        reasons=words.reasons,
        decision=answer.get_decision_display() if answer else "",
        answer_reasons=answer.reasons if answer else "",
        changed_unit=answer.changed_unit if answer else "",
        state=_state(remark),
    )


def _public_state(shown: PublicRemark) -> str:
    if shown.withdrawn_at is not None:
        return _("withdrawn")
    if shown.hidden:
        return _("hidden: %(reason)s") % {"reason": shown.hidden_reason}
    return str(Visibility.PUBLISHED.label)


def _state(remark: Remark) -> str:
    if remark.withdrawn_at is not None:
        return _("withdrawn")
    if remark.visibility == Visibility.HIDDEN:
        return _("hidden: %(reason)s") % {"reason": remark.hidden_reason}
    return remark.get_visibility_display()
