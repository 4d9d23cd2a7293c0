"""Receipts: codes that are computed, never stored, and the links that confirm."""

import datetime
import hashlib
import hmac
from dataclasses import dataclass

from cooperation_core.errors import DomainError
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from .. import conf
from ..models import Submission
from ..registry import submission_kinds

TOKEN_SALT = "cooperation_participation.confirm"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person may know of what they sent: pages, mails and the API show this and nothing else.

    ``about`` is the handler's description: ``title``, ``address`` and ``url`` of its page, ``number``, ``closes_at``,
    ``fields`` (name, label, value, limit), ``salt`` of the hash, ``may_correct``, ``may_withdraw``, and what else its
    kind tells (see ``RemarkHandler.describe`` in consultations).
    """

    code: str
    kind: str
    state: str
    language: str
    arrived_at: datetime.datetime
    arrival_source: str
    payload_hash: str
    chain_head: str
    anonymous: bool
    confirm_until: datetime.datetime | None
    confirmed_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    about: dict


def _keys():
    return conf.get("RECEIPT_KEYS") or {1: settings.SECRET_KEY}


def current_key():
    """Return the version of the key by which new codes are made."""
    return max(_keys())


def _mac(version, purpose, message):
    key = hashlib.sha256(f"cooperation.receipt.{purpose}.{_keys()[version]}".encode()).digest()
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()


def _code(uuid, version):
    letters = _mac(version, "code", uuid.hex)[:16].upper()
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


def receipt_code(submission):
    """Return the code of a submission's receipt, grouped for reading: ``4F1C-09AB-77D2-E310``."""
    return _code(submission.uuid, submission.receipt_key)


def lookup_hash(uuid, version):
    """Return what is stored so that a code finds its submission; it does not give the code away."""
    return _mac(version, "lookup", _code(uuid, version))


def submission_for_code(site, code):
    """Return the submission of ``site`` with this code, however it was typed; None where there is none."""
    letters = "".join(character for character in str(code).upper() if character.isalnum()).replace("O", "0")
    if len(letters) != 16:
        return None
    written = "-".join(letters[i : i + 4] for i in range(0, 16, 4))
    hashes = [_mac(version, "lookup", written) for version in _keys()]
    return Submission.objects.for_site(site).select_related("contact", "voice").filter(receipt_hash__in=hashes).first()


def receipt_of(submission, *, at=None):
    """Return the receipt of a submission as of ``at`` (default: now), described in the active language."""
    return Receipt(
        code=receipt_code(submission),
        kind=submission.kind,
        state=submission.state,
        language=submission.language,
        arrived_at=submission.arrived_at,
        arrival_source=submission.arrival_source,
        payload_hash=submission.payload_hash,
        chain_head=submission.chain_head,
        anonymous=submission.contact_id is None,
        confirm_until=submission.confirm_until,
        confirmed_at=submission.confirmed_at,
        withdrawn_at=submission.withdrawn_at,
        about=submission_kinds.get(submission.kind).describe(submission, at=at),
    )


def confirm_token(submission):
    """Return the token of the link in the mail: signed, good until the submission's term, always the same."""
    until = int(submission.confirm_until.timestamp())
    return signing.Signer(salt=TOKEN_SALT, sep=".").sign(f"{submission.uuid.hex}-{until}")


def _read(site, token):
    """Return (the submission or None, seconds since 1970 until which the token is good); None for a token not ours."""
    try:
        value = signing.Signer(salt=TOKEN_SALT, sep=".").unsign(token)
        uuid, until = value.split("-")
    except (signing.BadSignature, ValueError):
        return None
    rows = Submission.objects.for_site(site).select_related("contact", "voice")
    return rows.filter(uuid=uuid).first(), int(until)


def read_confirm_token(site, token, *, at):
    """Return the submission of ``site`` that a token confirms.

    Raises:
        DomainError: ``token_invalid`` (not ours, of another site, or damaged in the mail), ``token_expired``.
    """
    damaged = _("This link is not valid. Copy the whole link from the message, or look your submission up by its code.")
    found = _read(site, token)
    if found is None:
        raise DomainError("token_invalid", damaged, status=404)
    submission, until = found
    if submission is not None and submission.confirmed_at is not None:
        return submission
    if at.timestamp() >= until:
        raise DomainError("token_expired", _("The time for confirming has passed."), status=410)
    if submission is None:
        raise DomainError("token_invalid", damaged, status=404)
    return submission


def unconfirmed_of_token(site, token):
    """Return the submission of a token that came too late, as long as it is there: its author may keep the words."""
    submission, _until = _read(site, token) or (None, 0)
    return submission
