"""Taking in what a guest sends, with a receipt at once."""

import uuid

from cooperation_core.domain import idempotency
from cooperation_core.errors import DomainError
from cooperation_core.models import IdempotencyKey
from cooperation_core.network import address_prefix
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ...models import Consent, Submission
from ...registry import submission_kinds
from .. import receipts, throttles
from ..contacts import clean_person, clean_voice, contact_for, normalise_email, voice_for
from ..hashing import digest_of, new_salt
from .changing import make_real
from .shared import GONE, write_to

SCOPE = "submission"


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
    if anonymous:
        person = device = None  # whoever is not to be confirmed speaks for nobody known
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
            make_real(handler, subject, submission, at=at, actor=actor)
        else:
            write_to(submission, "confirm", at=at)
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
