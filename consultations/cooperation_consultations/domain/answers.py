"""The office's answers: one at a time or many at once, each batch can be taken back until it is public."""

import uuid

from cooperation_core.domain import outbox
from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_participation.domain.hashing import digest_of
from cooperation_participation.domain.wording import clean_line, clean_text
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from ..enums import Decision, EventKind
from ..models import Answer, Remark
from . import chain, periods
from .batches import locked_remarks
from .chain import Entry

LIMIT = 20_000
KEPT = ("decision", "reasons", "changed_unit")


@transaction.atomic
def answer_remarks(remarks, *, decision, reasons, changed_unit="", publish=False, at, actor):
    """Give one answer to one remark or to many, and return the uuid of the batch, by which it can be taken back.

    An answer that stands already is replaced; the former one is kept for ``undo_answers``.

    Args:
        publish: make the answers public now; otherwise they are with ``publish_answers`` or with the report.

    Raises:
        DomainError: ``decision_unknown``, ``answer_reasons_required``, ``nothing_to_answer``, ``remark_withdrawn``,
            ``consultation_reported``, ``consultation_cancelled``, ``text_…``.
    """
    if decision not in Decision.values:
        raise DomainError("decision_unknown", _("Choose a decision."), "decision")
    reasons = clean_text(reasons, field="reasons", limit=LIMIT)
    changed_unit = clean_line(changed_unit, field="changed_unit", limit=250)
    if not reasons:
        message = _("Give the reasons: everybody who remarks is owed them.")
        raise DomainError("answer_reasons_required", message, "reasons")
    remarks = list(remarks)
    if not remarks:
        raise DomainError("nothing_to_answer", _("Choose at least one remark."))
    batch = uuid.uuid4()
    for consultation, counter, rows in locked_remarks(remarks):
        _refuse_ended(consultation, at)
        for remark in rows:
            if remark.withdrawn_at is not None:
                message = _("Remark %(number)d was withdrawn by its author; it needs no answer.")
                raise DomainError("remark_withdrawn", message, params={"number": remark.number})
        new = [
            Answer(
                remark=remark,
                decision=decision,
                reasons=reasons,
                changed_unit=changed_unit,
                batch=batch,
                answered_at=at,
                answered_by=actor,
                previous=_kept(remark),
            )
            for remark in rows
        ]
        Answer.objects.filter(remark__in=rows).delete()
        Answer.objects.bulk_create(new, batch_size=chain.BATCH)
        facts = {"batch": batch.hex, "decision": str(decision), "reasons": digest_of([reasons, changed_unit])}
        entries = [Entry(EventKind.ANSWERED, facts, remark) for remark in rows]
        chain.append_many(consultation, entries, at=at, actor=actor, counter=counter)
        bump(consultation.site_id)
    if publish:
        publish_answers(remarks, at=at)
    return batch


@transaction.atomic
def undo_answers(batch, *, at, actor):
    """Take back the answers of a batch: what stood before stands again; returns how many.

    Raises:
        DomainError: ``batch_unknown``, ``answer_published`` (it was told to its author), ``consultation_reported``.
    """
    remarks = list(Remark.objects.filter(answer__batch=batch))
    if not remarks:
        message = _("These answers were replaced or taken back already.")
        raise DomainError("batch_unknown", message, status=409)
    undone = 0
    for consultation, counter, rows in locked_remarks(remarks):
        _refuse_ended(consultation, at)
        rows = [remark for remark in rows if getattr(remark, "answer", None) and remark.answer.batch == batch]
        if any(remark.answer.published_at for remark in rows):
            message = _("These answers are public already. Give a new answer instead.")
            raise DomainError("answer_published", message, status=409)
        former = [_restored(remark) for remark in rows if remark.answer.previous]
        Answer.objects.filter(remark__in=rows).delete()
        Answer.objects.bulk_create(former, batch_size=chain.BATCH)
        entries = [Entry(EventKind.ANSWER_UNDONE, {"batch": batch.hex}, remark) for remark in rows]
        chain.append_many(consultation, entries, at=at, actor=actor, counter=counter)
        bump(consultation.site_id)
        undone += len(rows)
    return undone


@transaction.atomic
def publish_answers(remarks, *, at):
    """Make answers public that are not, and write to the authors; returns how many."""
    told = 0
    for consultation, _counter, rows in locked_remarks(list(remarks)):
        rows = [remark for remark in rows if _is_ready(remark)]
        Answer.objects.filter(remark__in=rows).update(published_at=at)
        bump(consultation.site_id)
        outbox.post_many(_letters_to_authors(consultation, rows), at=at)
        told += len(rows)
    return told


def _is_ready(remark):
    answer = getattr(remark, "answer", None)
    if answer is None or remark.withdrawn_at is not None:
        return False
    return answer.published_at is None and answer.outdated_at is None


def _letters_to_authors(consultation, remarks):
    people = Remark.objects.filter(pk__in=[remark.pk for remark in remarks]).exclude(submission__contact=None)
    people = people.exclude(submission__contact__email="").order_by("number")
    fields = ("pk", "submission", "submission__contact", "submission__language", "answer__batch")
    return [
        {
            "site": consultation.site,
            "template": "cooperation_consultations/mail/answered",
            "language": language,
            "recipient": f"contact:{contact}",
            "subject_ref": f"submission:{submission}",
            "dedupe_key": f"answered:{pk}:{batch.hex}",
        }
        for pk, submission, contact, language, batch in people.values_list(*fields)
    ]


def _refuse_ended(consultation, at):
    if consultation.cancelled_at is not None:
        raise DomainError("consultation_cancelled", _("The consultation was cancelled."), status=409)
    if not periods.accepts_answers(consultation, at):
        message = _("The report has been published; the consultation has ended.")
        raise DomainError("consultation_reported", message, status=409)


def _kept(remark):
    """Return the answer of a remark as JSON, with those it replaced; None where there is none."""
    answer = getattr(remark, "answer", None)
    if answer is None:
        return None
    kept = {name: getattr(answer, name) for name in KEPT}
    return {
        **kept,
        "batch": answer.batch.hex,
        "answered_at": answer.answered_at.isoformat(),
        "answered_by": answer.answered_by_id,
        "published_at": answer.published_at.isoformat() if answer.published_at else None,
        "outdated_at": answer.outdated_at.isoformat() if answer.outdated_at else None,
        "previous": answer.previous,
    }


def _restored(remark):
    kept = dict(remark.answer.previous)
    moments = {name: parse_datetime(kept.pop(name) or "") for name in ("answered_at", "published_at", "outdated_at")}
    return Answer(
        remark=remark, batch=uuid.UUID(kept.pop("batch")), answered_by_id=kept.pop("answered_by"), **moments, **kept
    )
