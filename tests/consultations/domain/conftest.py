import datetime

import pytest
from cooperation_consultations.domain import remarks
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory
from cooperation_core.clock import Arrival
from cooperation_core.errors import DomainError
from cooperation_participation.domain.contacts import PersonDetails
from django.db import connection
from django.test.utils import CaptureQueriesContext

NOON = datetime.datetime(2026, 9, 15, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture
def at():
    """The moment at which tests of this folder happen."""
    return NOON


@pytest.fixture
def consultation(site, at):
    """An open consultation with one issued version of three paragraphs."""
    consultation = ConsultationFactory(site=site, now=at)
    version = DraftVersionFactory(consultation=consultation, issued_at=at)
    for number in ("1", "2", "3"):
        ProvisionFactory(version=version, number=number, order=int(number))
    return consultation


@pytest.fixture
def send(consultation, at):
    """Send a remark as a guest does; it waits for confirmation."""

    def submit(moment=at, *, on=consultation, key="", **values):
        arguments = {
            "provision": None,
            "version": None,
            "kind": "wording",
            "text": "Proszę wydłużyć termin.",
            "person": PersonDetails(email="anna@example.org", name="Anna Przykładna"),
            "participant_kind": "resident",
            "publish_name": False,
            "consents": [],
            "language": "pl",
            "network_address": "192.0.2.1",
            "idempotency_key": key,
            **values,
        }
        return remarks.submit_remark(consultation=on, arrival=Arrival(moment, "server"), **arguments)

    return submit


@pytest.fixture
def refusal():
    """Call what must refuse, and return the code of its refusal."""

    def code(call, *args, **kwargs):
        with pytest.raises(DomainError) as caught:
            call(*args, **kwargs)
        return caught.value.code

    return code


@pytest.fixture
def provision(consultation):
    return consultation.versions.get().provisions.first()


@pytest.fixture
def queries_of():
    """How many queries a call makes."""

    def count(call, *args, **kwargs):
        with CaptureQueriesContext(connection) as captured:
            call(*args, **kwargs)
        return len(captured)

    return count


@pytest.fixture
def staff(django_user_model, db):
    return django_user_model.objects.create_user("urzednik", "urzednik@example.org", "haslo-urzednika")
