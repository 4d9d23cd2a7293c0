"""From the outbox's opaque references to addresses and to what a letter tells."""

from cooperation_core.urls import participation_reverse

from .domain import receipts
from .enums import SubmissionState
from .models import Contact, Submission


def address_of_contact(reference):
    """Return (address, name) of a contact; None where it was erased or wrote without an address."""
    contact = Contact.objects.filter(pk=reference, erased_at=None).first()
    return (contact.email, contact.name) if contact and contact.email else None


def context_of_submission(reference):
    """Return what the letters about a submission tell; None where it is gone."""
    submission = Submission.objects.select_related("contact", "voice", "site").filter(pk=reference).first()
    if submission is None:
        return None
    receipt = receipts.receipt_of(submission)
    context = {
        "receipt": receipt,
        "about": receipt.about,
        "receipt_url": _link(submission, "receipt", {"code": receipt.code}),
    }
    if submission.state == SubmissionState.PENDING:
        context["confirm_url"] = _link(submission, "confirm", {"token": receipts.confirm_token(submission)})
    return context


def _link(submission, name, kwargs):
    path = participation_reverse(f"cooperation_participation:{name}", kwargs, submission.language)
    return f"{submission.site.root_url}{path}"
