"""Consultations for tests and demo, in any phase, made by the same verbs as real ones where it matters."""

import datetime
import uuid

import factory
from cooperation_core.clock import Arrival
from cooperation_participation.domain import submissions
from cooperation_participation.domain.contacts import PersonDetails
from cooperation_participation.enums import ParticipantKind
from django.utils import timezone

from .domain import remarks
from .enums import RemarkKind
from .models import Consultation, Counter, DraftVersion, Procedure, Provision


class ProcedureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Procedure

    site = None
    name = factory.Sequence(lambda n: f"Regulamin konsultacji {n}")


class ConsultationFactory(factory.django.DjangoModelFactory):
    """An open consultation; the traits put it into another phase. ``now`` moves the whole of it."""

    class Meta:
        model = Consultation
        exclude = ["now"]
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(announced_at=None, opens_at=None, closes_at=None)
        announced = factory.Trait(
            opens_at=factory.LazyAttribute(lambda c: c.now + datetime.timedelta(days=7)),
            closes_at=factory.LazyAttribute(lambda c: c.now + datetime.timedelta(days=28)),
        )
        closed = factory.Trait(
            announced_at=factory.LazyAttribute(lambda c: c.now - datetime.timedelta(days=35)),
            opens_at=factory.LazyAttribute(lambda c: c.now - datetime.timedelta(days=30)),
            closes_at=factory.LazyAttribute(lambda c: c.now - datetime.timedelta(days=5)),
        )

    now = factory.LazyFunction(timezone.now)
    site = None
    title = factory.Sequence(lambda n: f"Program współpracy z organizacjami, projekt {n}")
    procedure = factory.SubFactory(ProcedureFactory, site=factory.SelfAttribute("..site"))
    announced_at = factory.LazyAttribute(lambda c: c.now - datetime.timedelta(days=8))
    opens_at = factory.LazyAttribute(lambda c: c.now - datetime.timedelta(days=5))
    closes_at = factory.LazyAttribute(lambda c: c.now + datetime.timedelta(days=16))

    @factory.post_generation
    def counter_row(self, create, extracted, **kwargs):
        if create:
            Counter.objects.get_or_create(consultation=self)


class DraftVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DraftVersion

    consultation = factory.SubFactory(ConsultationFactory)
    number = 1
    issued_at = factory.LazyFunction(timezone.now)
    text_hash = factory.LazyFunction(lambda: uuid.uuid4().hex * 2)


class ProvisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Provision

    version = factory.SubFactory(DraftVersionFactory)
    order = factory.Sequence(lambda n: n)
    depth = 0
    kind = "par"
    number = factory.Sequence(lambda n: str(n + 1))
    eid = factory.LazyAttribute(lambda p: f"par_{p.number}")
    label = factory.LazyAttribute(lambda p: f"§ {p.number}")
    mark = factory.LazyAttribute(lambda p: f"§ {p.number}.")
    text = "Gmina współpracuje z organizacjami na zasadach pomocniczości i jawności."


def make_remark(
    consultation,
    *,
    provision=None,
    text="Proszę wydłużyć termin.",
    email="anna@example.org",
    at=None,
    confirm_at=None,
    visibility=None,
    **values,
):
    """Submit and confirm a remark by the real verbs and return it."""
    at = at or timezone.now()
    arguments = {
        "version": None,
        "kind": RemarkKind.WORDING,
        "person": PersonDetails(email=email, name="Anna Przykładna"),
        "participant_kind": ParticipantKind.RESIDENT,
        "publish_name": False,
        "consents": [],
        "language": "pl",
        "network_address": "192.0.2.1",
        "idempotency_key": uuid.uuid4().hex,
        **values,
    }
    submission = remarks.submit_remark(
        consultation=consultation, provision=provision, text=text, arrival=Arrival(at, "server"), **arguments
    )
    remark = submissions.confirm(submission, at=confirm_at or at)
    if visibility is not None and remark.visibility != visibility:
        remark.visibility = visibility
        remark.save(update_fields=["visibility"])
    return remark
