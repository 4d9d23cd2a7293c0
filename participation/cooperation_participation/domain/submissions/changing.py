"""What becomes of a submission by its author: confirmed, corrected, withdrawn."""

from cooperation_core.errors import DomainError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ...enums import SubmissionState
from ...models import Contact
from .shared import locked, write_to


def confirm(submission, *, at, actor=None):
    """Make the real thing of a submission and return it; a second confirmation returns the same thing.

    Raises:
        DomainError: ``confirmation_expired`` (410), ``submission_withdrawn`` (410), ``submission_gone`` (410).
    """
    return confirm_once(submission, at=at, actor=actor)[0]


def confirm_once(submission, *, at, actor=None):
    """Confirm, and return (the thing, whether it was this call that made it)."""
    with transaction.atomic():
        handler, subject, fresh = locked(submission)
        if fresh.confirmed_at is not None:
            return handler.result(fresh), False
        return make_real(handler, subject, fresh, at=at, actor=actor), True


def make_real(handler, subject, submission, *, at, actor):
    if submission.state == SubmissionState.WITHDRAWN:
        raise DomainError("submission_withdrawn", _("This submission was withdrawn."), status=410)
    if actor is None and submission.confirm_until is not None and at >= submission.confirm_until:
        message = _("The time for confirming has passed. The submission was not published and is being deleted.")
        raise DomainError("confirmation_expired", message, status=410)
    result = handler.confirmed(subject, submission, at=at, actor=actor)
    if submission.contact:
        _know_better(submission.contact, submission, at)
    submission.state = SubmissionState.CONFIRMED
    submission.confirmed_at = at
    submission.payload = {}
    submission.contact_details = {}
    submission.save(update_fields=["state", "confirmed_at", "payload", "contact_details", "payload_hash", "chain_head"])
    write_to(submission, "confirmed", at=at)
    return result


def _know_better(contact, submission, at):
    """What a person told with a submission counts for the contact from its confirmation on, not before."""
    told = {"name": submission.author_name, **submission.contact_details}
    values = {key: value for key, value in told.items() if value and getattr(contact, key) != value}
    if contact.confirmed_at is None:
        values["confirmed_at"] = at
    if values:
        Contact.objects.filter(pk=contact.pk).update(**values)
        for key, value in values.items():
            setattr(contact, key, value)


def correct(submission, words, *, arrival):
    """Put the author's new words under the same thing and return it; the old words stay in the file.

    Args:
        words: field → text, the fields as the handler's ``describe`` names them.

    Raises:
        DomainError: ``submission_not_confirmed``, ``submission_withdrawn``, and the handler's refusals.
    """
    with transaction.atomic():
        handler, subject, fresh = locked(submission)
        if fresh.state == SubmissionState.WITHDRAWN:
            raise DomainError("submission_withdrawn", _("This submission was withdrawn."), status=410)
        if fresh.state == SubmissionState.PENDING:
            message = _("Confirm the submission first by the link in the e-mail; then it can be corrected.")
            raise DomainError("submission_not_confirmed", message, status=409)
        before = fresh.payload_hash
        result = handler.corrected(subject, fresh, words, arrival=arrival)
        if fresh.payload_hash != before:
            fresh.save(update_fields=["payload_hash", "chain_head"])
            write_to(fresh, "corrected", at=arrival.at)
        return result


def withdraw(submission, *, at, actor=None, note=""):
    """Withdraw a submission; a second withdrawal changes nothing.

    Args:
        actor: the member of staff who does it for the author.
        note: the letter on file that asks for it; staff need one.
    """
    with transaction.atomic():
        handler, subject, fresh = locked(submission)
        if fresh.state == SubmissionState.WITHDRAWN:
            return fresh
        if actor is not None and not note.strip():
            message = _("Name the letter or message in which the author asks for the withdrawal.")
            raise DomainError("withdrawal_note_required", message, "note")
        handler.withdrawn(subject, fresh, at=at, actor=actor, note=note.strip())
        fresh.state = SubmissionState.WITHDRAWN
        fresh.withdrawn_at = at
        fresh.payload = {}
        fresh.contact_details = {}
        fresh.save(update_fields=["state", "withdrawn_at", "payload", "contact_details", "chain_head"])
        write_to(fresh, "withdrawn", at=at)
        return fresh
