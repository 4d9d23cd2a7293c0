"""Remarks: submitted, corrected, withdrawn by their authors; entered from letters and redacted by staff."""

from cooperation_core.clock import Arrival
from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError, TooMany
from cooperation_participation.domain import submissions
from cooperation_participation.domain.hashing import new_salt
from cooperation_participation.enums import ArrivalSource
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..enums import Channel, EventKind, RemarkKind
from ..models import DraftVersion, Remark
from . import chain, intake, report_files
from .words import clean_words

KIND = "remark"


def submit_remark(
    *,
    consultation,
    provision,
    version,
    kind,
    text,
    proposed_wording="",
    reasons="",
    person,
    voice=None,
    participant_kind,
    publish_name,
    consents,
    language,
    arrival,
    network_address,
    idempotency_key,
    device=None,
    channel=Channel.WEB,
    anonymous=False,
    proven=None,
):
    """Store a remark as a submission, which becomes a numbered remark when it is confirmed.

    Args:
        provision: the unit it is about; None for a general remark.
        version: the version that the person read; None takes the provision's, else the last one issued.
        proven: whether the proof of work was shown; None where no throttle shall count.
        (the others as in ``cooperation_participation.domain.submissions.submit``)

    Returns:
        The ``Submission``; confirmed already where the device is known or the remark is anonymous.

    Raises:
        DomainError: ``remarks_not_open``, ``remarks_closed``, ``consultation_cancelled`` (409), ``text_required``,
            ``text_too_long``, ``text_unreadable``, ``kind_unknown``, ``provision_of_another_consultation``,
            ``version_of_another_consultation``, ``anonymous_not_allowed``, ``anonymous_organisation``,
            and what ``submit`` raises.
    """
    try:
        return submissions.submit(
            **_content(consultation, provision, version, kind, text, proposed_wording, reasons, channel),
            person=person,
            voice=voice,
            participant_kind=participant_kind,
            consents=consents,
            publish_name=publish_name,
            language=language,
            arrival=arrival,
            network_address=network_address,
            idempotency_key=idempotency_key,
            device=device,
            anonymous=anonymous,
            proven=proven,
        )
    except TooMany:
        # Whoever comes too late is told so, not asked to try again in a minute.
        intake.refuse_outside_period(consultation, arrival.at)
        raise


def enter_remark(
    *,
    consultation,
    provision,
    version=None,
    kind,
    text,
    proposed_wording="",
    reasons="",
    person,
    voice=None,
    participant_kind,
    publish_name=False,
    language="pl",
    channel,
    received_at,
    idempotency_key="",
    at,
    actor,
):
    """Enter a remark that came by letter, by e-mail or in person, and return the numbered ``Remark``.

    Args:
        person: ``PersonDetails`` as far as the letter tells; None where it names nobody.
        received_at: when it reached the office: that moment has to lie in the period.

    Raises:
        DomainError: as ``submit_remark``; ``received_in_future``, ``channel_of_guests``, ``consultation_reported``.
    """
    if not intake.is_channel_of_staff(channel):
        raise DomainError("channel_of_guests", _("Choose the way by which the letter came."), "channel")
    if received_at > at:
        raise DomainError("received_in_future", _("The moment of arrival lies in the future."), "received_at")
    with transaction.atomic():
        submission = submissions.submit(
            **_content(consultation, provision, version, kind, text, proposed_wording, reasons, channel),
            person=person if person and (person.email or person.name) else None,
            voice=voice,
            participant_kind=participant_kind,
            consents=[],
            publish_name=publish_name,
            language=language,
            arrival=Arrival(received_at, ArrivalSource.STAFF),
            network_address="",
            idempotency_key=idempotency_key,
            anonymous=person is None,
            actor=actor,
            at=at,
        )
        return Remark.objects.with_all().get(submission=submission)


def correct_remark(remark, *, text, proposed_wording="", reasons="", arrival):
    """Append the author's new words under the same number and return the remark.

    Raises:
        DomainError: ``correction_after_closing``, ``remark_redacted``, ``submission_withdrawn``, ``text_…``.
    """
    words = {"text": text, "proposed_wording": proposed_wording, "reasons": reasons}
    return submissions.correct(remark.submission, words, arrival=arrival)


def withdraw_remark(remark, *, at, actor=None, note=""):
    """Withdraw a remark for its author (by the receipt), or by staff with the letter on file named in ``note``."""
    submissions.withdraw(remark.submission, at=at, actor=actor, note=note)
    remark.refresh_from_db()
    return remark


@transaction.atomic
def redact_remark(remark, *, reason, at, actor):
    """Drop the words of a remark, and the salts of their hashes: for personal data or an erasure, not for opinions.

    The number, the answer and the chain stay; the chain says that, when and by whom it was redacted.

    Raises:
        DomainError: ``redaction_reason_required``.
    """
    if not reason.strip():
        raise DomainError("redaction_reason_required", _("Give the reason; it stays in the file."), "reason")
    counter = chain.lock_counter(remark.consultation)
    left = remark.texts.filter(redacted_at=None)
    if not left.update(text="", proposed_wording="", reasons="", salt="", redacted_at=at):
        return remark
    facts = {"reason": reason.strip()}
    chain.append(
        remark.consultation, EventKind.REDACTED, at=at, actor=actor, remark=remark, facts=facts, counter=counter
    )
    report_files.leave_nothing(remark.consultation, at=at, actor=actor)
    bump(remark.consultation.site_id)
    return remark


def _content(consultation, provision, version, kind, text, proposed_wording, reasons, channel):
    """Return what ``submit`` needs to know of the remark itself."""
    if kind not in RemarkKind.values:
        raise DomainError("kind_unknown", _("Choose the kind of the remark."), "kind")
    words = clean_words(kind, {"text": text, "proposed_wording": proposed_wording, "reasons": reasons})
    version = _version(consultation, provision, version)
    salt = new_salt()
    payload = {
        **words,
        "channel": str(channel),
        "kind": str(kind),
        "provision": provision.pk if provision else None,
        "salt": salt,
        "version": version.pk if version else None,
    }
    return {
        "site": consultation.site,
        "kind": KIND,
        "subject_ref": intake.subject_ref(consultation),
        "payload": payload,
        "payload_hash": chain.text_digest(words["text"], words["proposed_wording"], words["reasons"], salt),
    }


def _version(consultation, provision, version):
    # Without the tree, which may be long and is not needed here.
    versions = DraftVersion.objects.only("consultation", "number")
    if provision is not None:
        own = version if version is not None and version.pk == provision.version_id else None
        own = own or versions.get(pk=provision.version_id)
        if own.consultation_id != consultation.pk:
            message = _("This unit belongs to another consultation.")
            raise DomainError("provision_of_another_consultation", message, "provision")
        if version is not None and version.pk != provision.version_id:
            message = _("This unit belongs to another version of the draft.")
            raise DomainError("provision_of_another_version", message, "provision")
        return own
    if version is not None and version.consultation_id != consultation.pk:
        message = _("This version belongs to another consultation.")
        raise DomainError("version_of_another_consultation", message, "version")
    return version or versions.filter(consultation=consultation).order_by("-number").first()
