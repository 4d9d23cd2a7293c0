"""The way of what a guest sends: submitted, confirmed, corrected, withdrawn, or expired.

Each verb takes the lock of the subject first (``handler.lock``) and any other row after it, so no two verbs wait for
each other crosswise; each is one transaction.
"""

import uuid

from cooperation_core.domain import idempotency, outbox
from cooperation_core.errors import DomainError
from cooperation_core.models import IdempotencyKey
from cooperation_core.network import address_prefix
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..enums import SubmissionState
from ..models import Consent, Contact, Submission
from ..registry import submission_kinds
from . import receipts, throttles
from .contacts import clean_person, clean_voice, contact_for, normalise_email, voice_for
from .hashing import digest_of, new_salt

SCOPE = "submission"
GONE = _("This submission no longer exists: nobody confirmed it in time. Send it again.")


def submit(
    *,
    site,
    kind,
    subject_ref,
    payload,
    payload_hash,
    person,
    voice,
    participant_kind,
    consents,
    publish_name,
    language,
    arrival,
    network_address,
    idempotency_key,
    device=None,
    anonymous=False,
    actor=None,
    at=None,
    proven=None,
):
    """Store what a person sent; it waits to be confirmed unless it is anonymous, staff enter it or the device is known.

    Args:
        kind: a kind registered in ``submission_kinds``.
        subject_ref: what it is about ("consultation:12").
        payload: what the handler needs later; its key "salt" is left out where two writes are compared.
        payload_hash: the salted hash of the words, as the receipt prints it.
        person: ``PersonDetails``; None where it is anonymous or where ``device`` tells who it is.
        voice: ``VoiceDetails`` of the organisation that speaks, or None.
        consents: texts that were agreed to.
        arrival: the moment that the period is measured by, and its clock.
        network_address: address of the client, or "".
        idempotency_key: the same key and content give the same submission; "" compares nothing.
        device: the ``Device`` of the request's cookie, or None.
        actor: the member of staff who enters it from a letter.
        at: when it is stored, where that is not its arrival.
        proven: whether the proof of work was shown; None where no throttle shall count (staff, commands).

    Raises:
        DomainError: the handler's refusals, ``person_required``, ``email_invalid``, ``text_…``, ``throttled``,
            ``idempotency_conflict`` (409), ``submission_gone`` (410, a replay of one that expired since).
    """
    handler = submission_kinds.get(kind)
    at = at or arrival.at
    person = clean_person(person) if person is not None else None
    voice = clean_voice(voice) if voice is not None else None
    if person is not None and actor is None and not person.email:
        message = _("Write your e-mail address: the link that confirms your remark is sent to it.")
        raise DomainError("email_required", message, "email")
    if person is None and not anonymous and device is None and actor is None:
        raise DomainError("person_required", _("Say who you are: an e-mail address is needed."), "email")
    body_hash = digest_of(
        [
            kind,
            subject_ref,
            {key: value for key, value in payload.items() if key != "salt"},
            [person.email, person.name, person.phone, person.postal_address, person.function] if person else None,
            [voice.name, voice.register_number, voice.kind] if voice else None,
            participant_kind,
            bool(publish_name),
            anonymous,
            language,
        ]
    )
    if proven is not None:
        _throttle(site, subject_ref, network_address, person, device, idempotency_key, proven)
    with transaction.atomic():
        subject = handler.lock(subject_ref)
        if idempotency_key and (
            known := idempotency.recall(site=site, scope=SCOPE, key=idempotency_key, body_hash=body_hash)
        ):
            return _replayed(site, known)
        contact = _contact(site, person, device, language, at)
        submission = Submission(
            uuid=uuid.uuid4(),
            site=site,
            kind=kind,
            subject_ref=subject_ref,
            payload=payload,
            payload_hash=payload_hash,
            person_salt=new_salt() if contact or voice else "",
            contact=contact,
            voice=voice_for(site, voice) if voice else None,
            participant_kind=participant_kind,
            author_name=person.name if person else contact.name if contact else "",
            author_function=person.function if person else "",
            contact_details=_details(person),
            publish_name=bool(publish_name),
            language=language,
            arrived_at=arrival.at,
            arrival_source=arrival.source,
            network_address=network_address or None,
            address_prefix=address_prefix(network_address),
            receipt_key=receipts.current_key(),
        )
        submission.receipt_hash = receipts.lookup_hash(submission.uuid, submission.receipt_key)
        handler.check(subject, submission, at=at)
        submission.confirm_until = handler.confirm_until(subject, submission)
        submission.chain_head = handler.received(subject, submission, at=at, actor=actor)
        submission.save(force_insert=True)
        if contact:
            Consent.objects.bulk_create(
                Consent(contact=contact, text=text, given_at=arrival.at, submission=submission) for text in consents
            )
        if idempotency_key:
            idempotency.remember(
                site=site, scope=SCOPE, key=idempotency_key, body_hash=body_hash, result=submission.uuid.hex, at=at
            )
        known_person = device is not None and contact is not None and device.contact_id == contact.pk
        if anonymous or actor is not None or known_person:
            _confirm(handler, subject, submission, at=at, actor=actor)
        else:
            _write_to(submission, "confirm", at=at)
    return submission


def _throttle(site, subject_ref, network_address, person, device, idempotency_key, proven):
    known = IdempotencyKey.objects.for_site(site).filter(scope=SCOPE, key=idempotency_key)
    if idempotency_key and known.exists():
        return
    email_key = normalise_email(person.email) if person else ""
    is_known = device is not None and email_key in ("", device.contact.email_key)
    throttles.check_submission(
        site=site,
        subject_ref=subject_ref,
        network_address=network_address,
        email_key="" if is_known else email_key,
        proven=proven or is_known,
    )


def _replayed(site, known):
    submission = Submission.objects.for_site(site).select_related("contact", "voice").filter(uuid=known).first()
    if submission is None:
        raise DomainError("submission_gone", GONE, status=410)
    return submission


def _contact(site, person, device, language, at):
    if person is not None:
        return contact_for(site, person, language=language, at=at)
    return device.contact if device is not None else None


def _details(person):
    details = {"phone": person.phone, "postal_address": person.postal_address} if person else {}
    return {key: value for key, value in details.items() if value}


def locked(submission):
    """Return (handler, subject, the submission read anew) under the subject's lock; call it inside a transaction."""
    handler = submission_kinds.get(submission.kind)
    subject = handler.lock(submission.subject_ref)
    rows = Submission.objects.select_for_update(of=("self",)).select_related("contact", "voice")
    fresh = rows.filter(pk=submission.pk).first()
    if fresh is None:
        raise DomainError("submission_gone", GONE, status=410)
    return handler, subject, fresh


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
        return _confirm(handler, subject, fresh, at=at, actor=actor), True


def _confirm(handler, subject, submission, *, at, actor):
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
    _write_to(submission, "confirmed", at=at)
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
            _write_to(fresh, "corrected", at=arrival.at)
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
        _write_to(fresh, "withdrawn", at=at)
        return fresh


def _write_to(submission, template, *, at):
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
