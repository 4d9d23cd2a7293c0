import pytest
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory
from django.db import connection
from django.test.utils import CaptureQueriesContext

API = "/api/v1/consultations/"


@pytest.fixture
def consultation(site):
    """An open consultation with one issued version of three paragraphs."""
    consultation = ConsultationFactory(site=site)
    version = DraftVersionFactory(consultation=consultation)
    for number in ("1", "2", "3"):
        ProvisionFactory(version=version, number=number, order=int(number))
    return consultation


@pytest.fixture
def provision(consultation):
    return consultation.versions.get().provisions.first()


@pytest.fixture
def address(consultation):
    return f"{API}{consultation.uuid}/"


@pytest.fixture
def count_queries(client):
    """How many queries a GET takes, once the process is warm."""

    def count(path):
        client.get(path), client.get(path)  # the second visit knows where the first one had to ask
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200
        return len(captured)

    return count
