"""What becomes of a submission that nobody confirms: it is deleted, with the person who sent nothing else."""

from cooperation_core.errors import DomainError
from django.db import transaction

from ...enums import SubmissionState
from ...models import Submission
from .shared import locked


def expire_due(*, at):
    """Delete submissions that nobody confirmed in time, each in a transaction of its own; returns how many."""
    due = Submission.objects.filter(confirmed_at=None, confirm_until__lte=at).order_by("confirm_until", "pk")
    return sum(drop(submission, at=at) for submission in list(due[:1000]))


def drop(submission, *, at):
    """Delete a submission that nobody confirmed; returns 1, or 0 where it was confirmed or is gone."""
    with transaction.atomic():
        try:
            handler, subject, fresh = locked(submission)
        except DomainError:
            return 0  # another process was quicker
        if fresh.confirmed_at is not None:
            return 0
        _forget(handler, subject, fresh, at)
        return 1


def _forget(handler, subject, submission, at):
    """Delete a submission, and with it a person or an organisation that has sent nothing else."""
    if submission.state == SubmissionState.PENDING:
        handler.expired(subject, submission, at=at)
    contact, voice = submission.contact, submission.voice
    submission.delete()
    if contact and contact.confirmed_at is None and not contact.submissions.exists():
        contact.delete()
    if voice and not voice.submissions.exists():
        voice.delete()
