"""The API's contract: what it says it answers is what it answers, and the snapshot in git is what it says."""

import json
from pathlib import Path

import pytest
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory, make_remark
from cooperation_participation.domain.receipts import receipt_code
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client

SNAPSHOT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
HOW = "make openapi writes it anew; look at the difference before you commit it"


def test_the_snapshot_is_what_the_api_says(client, site):
    said = client.get("/api/v1/openapi.json").json()
    assert said == json.loads(SNAPSHOT.read_text(encoding="utf-8")), HOW


def test_every_operation_lists_its_errors_as_problems(client, site):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method, operation in methods.items():
            answers = operation["responses"]
            assert {"429"} < set(answers), f"{method} {path}"
            for status, answer in answers.items():
                if status >= "400":
                    assert "Problem" in json.dumps(answer), f"{method} {path} {status}"


@pytest.fixture
def seeded(site):
    """An open consultation with a remark; returns what the addresses of its parts are made from."""
    consultation = ConsultationFactory(site=site)
    provision = ProvisionFactory(version=DraftVersionFactory(consultation=consultation), number="1")
    remark = make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
    return {
        "consultation_id": str(consultation.uuid),
        "number": 1,
        "eid": "par_1",
        "code": receipt_code(remark.submission),
    }


@pytest.fixture
def one_connection():
    """The server's end of a request closes connections; here they hold the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
def test_every_operation_reaches_success_and_answers_only_what_it_lists(site, seeded, settings, one_connection):
    """Hundreds of generated requests against seeded data: no 5xx, no status and no shape that is not documented."""
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given
    from hypothesis import settings as hypothesis_settings
    from refsite.wsgi import application
    from schemathesis.specs.openapi.checks import positive_data_acceptance  # rules refuse what fits the schema

    settings.COOPERATION_API_READS = settings.COOPERATION_API_WRITES = (10**6, 60)
    settings.COOPERATION_SUBMISSIONS_UNPROVEN = None
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    reached = set()

    def check(operation):
        @given(case=operation.as_strategy())
        @hypothesis_settings(
            max_examples=40,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        def run(case):
            for name in case.path_parameters or {}:
                if name in seeded and case.path_parameters[name] is not None:
                    case.path_parameters[name] = seeded[name]
            response = case.call()
            case.validate_response(response, excluded_checks=[positive_data_acceptance])
            assert response.status_code < 500
            if response.status_code < 300:
                reached.add(operation.label)

        run()

    operations = [result.ok() for result in schema.get_all_operations()]
    for operation in operations:
        check(operation)
    writes = {operation.label for operation in operations if operation.method.upper() == "POST"}
    assert reached >= {operation.label for operation in operations} - writes
    assert post_by_hand(seeded).status_code == 201


def post_by_hand(seeded):
    """A remark with values that a generator does not find: a version and a unit that are there."""
    body = {"version": 1, "unit": "par_1", "text": "Proszę o 21 dni.", "email": "anna@example.org"}
    return Client().post(
        f"/api/v1/consultations/{seeded['consultation_id']}/remarks/",
        json.dumps(body),
        content_type="application/json",
        headers={"Idempotency-Key": "klucz-0001"},
    )
