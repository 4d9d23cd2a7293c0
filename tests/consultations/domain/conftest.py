import datetime

import pytest
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory
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
