"""What can be submitted: upper floors register a handler for each kind."""

import datetime
from typing import Any, Protocol

from cooperation_core.clock import Arrival
from cooperation_core.registry import Registry

from .models import Submission

submission_kinds = Registry("submission_kinds")  # kind → SubmissionHandler


class SubmissionHandler(Protocol):
    """What a kind of submission means to the plugin that owns it; every method runs inside the verb's transaction.

    ``subject`` is what ``lock`` returned. A method refuses by raising ``DomainError``.
    """

    def lock(self, subject_ref: str) -> Any:
        """Take the one lock under which the subject changes, before any other row, and return the subject."""

    def check(self, subject: Any, submission: Submission, *, at: datetime.datetime) -> None:
        """Refuse what the subject does not take at the submission's arrival."""

    def confirm_until(self, subject: Any, submission: Submission) -> datetime.datetime:
        """Until when the submission may be confirmed."""

    def received(self, subject: Any, submission: Submission, *, at: datetime.datetime, actor: Any) -> str:
        """Note the arrival; returns the head of the subject's chain, which the receipt prints."""

    def confirmed(self, subject: Any, submission: Submission, *, at: datetime.datetime, actor: Any) -> Any:
        """Make the real thing and return it."""

    def result(self, submission: Submission) -> Any:
        """Return the thing that a confirmed submission became."""

    def expired(self, subject: Any, submission: Submission, *, at: datetime.datetime) -> None:
        """Note that nobody confirmed in time; the submission is deleted afterwards."""

    def corrected(self, subject: Any, submission: Submission, words: dict, *, arrival: Arrival) -> Any:
        """Put the author's new words (field → text) under the same thing; sets the submission's hash and head."""

    def withdrawn(self, subject: Any, submission: Submission, *, at: datetime.datetime, actor: Any, note: str) -> None:
        """Mark the thing as withdrawn, or refuse."""

    def describe(self, submission: Submission, *, at: datetime.datetime | None = None) -> dict:
        """Return what receipts, mails and exports say of it, in the active language: see ``receipts.Receipt``."""
