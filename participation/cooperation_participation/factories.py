"""People for tests and demo; all of them invented."""

import datetime

import factory
from django.utils import timezone

from .domain.contacts import normalise_email
from .models import ConsentText, Contact, Voice


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    site = None
    email = factory.Sequence(lambda n: f"osoba{n}@example.org")
    email_key = factory.LazyAttribute(lambda contact: normalise_email(contact.email))
    name = "Anna Przykładna"
    created_at = factory.LazyFunction(timezone.now)
    confirmed_at = factory.SelfAttribute("created_at")


class VoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Voice

    site = None
    name = factory.Sequence(lambda n: f"Stowarzyszenie Przykładowe {n}")
    register_number = factory.Sequence(lambda n: f"{n:010}")


class ConsentTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentText

    site = None
    key = "publish-name"
    language = "pl"
    version = factory.Sequence(lambda n: n + 1)
    text = "Zgadzam się na podanie mojego imienia i nazwiska przy uwadze."
    published_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
