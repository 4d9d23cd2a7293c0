"""How long people are kept, and how they are shown and erased what is kept of them."""

import datetime

from cooperation_core.domain.stamp import bump
from cooperation_core.registry import erasure_steps
from django.db import transaction
from django.db.models import Q

from .. import conf
from ..enums import SubmissionState
from ..models import Consent, Contact, Device, Submission
from ..registry import submission_kinds
from . import receipts, submissions

CHUNK = 500


def keep(contacts, *, years, since):
    """Let ``contacts`` be kept until ``years`` after the day ``since``, unless something else keeps them longer."""
    until = add_years(since, years)
    ids = list(contacts.filter(erased_at=None).values_list("pk", flat=True).distinct())
    for start in range(0, len(ids), CHUNK):
        rows = Contact.objects.filter(pk__in=ids[start : start + CHUNK])
        rows.filter(Q(keep_until=None) | Q(keep_until__lt=until)).update(keep_until=until)


def add_years(day, years):
    """Return the same day in another year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def export_contact(contact):
    """Return everything that is kept of a person, as plain values for JSON (RODO, art. 15 and 20)."""
    sent = contact.submissions.select_related("contact", "voice", "site").order_by("arrived_at", "pk")
    return {
        "email": contact.email,
        "name": contact.name,
        "phone": contact.phone,
        "postal_address": contact.postal_address,
        "language": contact.language,
        "first_seen": contact.created_at.isoformat(),
        "confirmed": contact.confirmed_at.isoformat() if contact.confirmed_at else None,
        "kept_until": contact.keep_until.isoformat() if contact.keep_until else None,
        "devices": [
            {"since": device.created_at.isoformat(), "last_used": device.last_used_at.isoformat()}
            for device in contact.devices.order_by("pk")
        ],
        "consents": [
            {
                "purpose": consent.text.key,
                "version": consent.text.version,
                "text": consent.text.text,
                "given": consent.given_at.isoformat(),
                "withdrawn": consent.withdrawn_at.isoformat() if consent.withdrawn_at else None,
            }
            for consent in contact.consents.select_related("text").order_by("given_at", "pk")
        ],
        "submissions": [_exported(submission) for submission in sent],
    }


def _exported(submission):
    about = submission_kinds.get(submission.kind).describe(submission)
    return {
        "code": receipts.receipt_code(submission),
        "kind": submission.kind,
        "state": submission.state,
        "arrived": submission.arrived_at.isoformat(),
        "network_address": submission.network_address,
        "name": submission.author_name,
        "function": submission.author_function,
        "organisation": submission.voice.name if submission.voice else "",
        "name_published": submission.publish_name,
        "about": about["title"],
        "number": about["number"],
        "words": {field["name"]: field["value"] for field in about["fields"]},
    }


def erase_contact(contact, *, at, actor=None, words=False):
    """Erase a person: what is left is a numbered remark of nobody, and a chain that still holds (RODO, art. 17).

    Args:
        words: also redact what the person wrote; otherwise the words stay in the file of the case, without an author.
    """
    for submission in contact.submissions.filter(confirmed_at=None):
        submissions.drop(submission, at=at)
    with transaction.atomic():
        for _key, step in erasure_steps.items():
            step(contact, at=at, actor=actor, words=words)
        bump(contact.site_id)  # before the contact's row, as every verb that confirms does
        contact.submissions.update(
            author_name="",
            author_function="",
            person_salt="",
            network_address=None,
            address_prefix="",
            contact_details={},
            publish_name=False,
        )
        Device.objects.filter(contact=contact).delete()
        Consent.objects.filter(contact=contact).delete()
        Contact.objects.filter(pk=contact.pk).update(
            email="", email_key=None, name="", phone="", postal_address="", erased_at=at, keep_until=None
        )


def sweep(*, at):
    """Erase people whose time is over, devices that nobody uses, and old network addresses; returns how many people."""
    due = Contact.objects.filter(erased_at=None, keep_until__lt=at.date())
    erased = 0
    for contact in list(due.order_by("keep_until", "pk")[:CHUNK]):
        erase_contact(contact, at=at)
        erased += 1
    oldest = at - datetime.timedelta(days=conf.get("DEVICE_DAYS"))
    Device.objects.filter(last_used_at__lte=oldest).delete()
    oldest = at - datetime.timedelta(days=conf.get("NETWORK_ADDRESS_DAYS"))
    seen = Submission.objects.exclude(state=SubmissionState.PENDING).filter(arrived_at__lte=oldest)
    seen.exclude(network_address=None, address_prefix="").update(network_address=None, address_prefix="")
    return erased
