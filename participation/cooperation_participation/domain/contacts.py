"""People and the organisations for which they speak."""

import contextlib
from dataclasses import dataclass

from cooperation_core.errors import DomainError
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ..models import Contact, Voice
from .hashing import digest_of
from .wording import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Who writes, as written by the person (or by staff, from a letter that may tell no e-mail address)."""

    email: str = ""
    name: str = ""
    phone: str = ""
    postal_address: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class VoiceDetails:
    """The organisation that speaks; its register number is a string (KRS: ten digits with leading zeros)."""

    name: str
    register_number: str = ""
    kind: str = "ngo"


def normalise_email(email):
    """Return the key by which an address is one person: composed, small letters, the domain in ASCII."""
    local, _at, domain = email.strip().rpartition("@")
    domain = domain.casefold()
    with contextlib.suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local.casefold()}@{domain}"


def clean_person(person):
    """Return ``person`` with each field cleaned; raises ``email_invalid`` and the codes of ``wording``."""
    email = clean_line(person.email, field="email", limit=254)
    if email:
        try:
            validate_email(email)
        except ValidationError:
            message = _("This is not an e-mail address. It looks like name@example.org.")
            raise DomainError("email_invalid", message, "email") from None
    return PersonDetails(
        email=email,
        name=clean_line(person.name, field="name", limit=150),
        phone=clean_line(person.phone, field="phone", limit=40),
        postal_address=clean_text(person.postal_address, field="postal_address", limit=300),
        function=clean_line(person.function, field="function", limit=120),
    )


def clean_voice(voice):
    """Return ``voice`` with each field cleaned; raises ``organisation_required`` and the codes of ``wording``."""
    name = clean_line(voice.name, field="organisation", limit=250)
    if not name:
        raise DomainError("organisation_required", _("Write the name of the organisation."), "organisation")
    return VoiceDetails(
        name=name,
        register_number=clean_line(voice.register_number, field="register_number", limit=40),
        kind=clean_line(voice.kind, field="participant_kind", limit=20),
    )


def contact_for(site, person, *, language, at):
    """Return the contact of ``person``, made where there is none; what it knows changes only when it confirms."""
    if not person.email:
        return Contact.objects.create(
            site=site,
            name=person.name,
            phone=person.phone,
            postal_address=person.postal_address,
            language=language,
            created_at=at,
        )
    contact, _created = Contact.objects.for_site(site).get_or_create(
        email_key=normalise_email(person.email),
        defaults={"site": site, "email": person.email, "language": language, "created_at": at},
    )
    return contact


def voice_for(site, voice):
    """Return the row of an organisation's voice, made where there is none."""
    return Voice.objects.for_site(site).get_or_create(
        name=voice.name, register_number=voice.register_number, kind=voice.kind, defaults={"site": site}
    )[0]


def person_digest(submission):
    """Return the salted hash that ties a submission to its person, and says nothing once the salt is gone."""
    contact, voice = submission.contact, submission.voice
    return digest_of(
        {
            "email": contact.email_key if contact else None,
            "function": submission.author_function,
            "name": submission.author_name,
            "organisation": voice.name if voice else "",
            "register_number": voice.register_number if voice else "",
        },
        submission.person_salt,
    )
