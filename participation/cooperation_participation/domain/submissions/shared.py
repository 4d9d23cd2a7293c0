"""What every verb on a submission begins and ends with: the locks, and the letter to its author."""

from cooperation_core.domain import outbox
from cooperation_core.errors import DomainError
from django.utils.translation import gettext_lazy as _

from ...models import Submission
from ...registry import submission_kinds

GONE = _("This submission no longer exists: nobody confirmed it in time. Send it again.")


def locked(submission):
    """Return (handler, subject, the submission read anew) under the subject's lock; call it inside a transaction."""
    handler = submission_kinds.get(submission.kind)
    subject = handler.lock(submission.subject_ref)
    rows = Submission.objects.select_for_update(of=("self",)).select_related("contact", "voice")
    fresh = rows.filter(pk=submission.pk).first()
    if fresh is None:
        raise DomainError("submission_gone", GONE, status=410)
    return handler, subject, fresh


def write_to(submission, template, *, at):
    if submission.contact is None or not submission.contact.email:
        return
    outbox.post(
        site=submission.site,
        template=f"cooperation_participation/mail/{template}",
        language=submission.language,
        recipient=f"contact:{submission.contact_id}",
        subject_ref=f"submission:{submission.pk}",
        at=at,
    )
