import datetime
import json

import pytest
from cooperation_consultations.models import Consultation, Remark
from cooperation_participation.domain import submissions
from cooperation_participation.models import Submission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone


@pytest.fixture
def send(client, address):
    """Post a remark; ``key`` is the idempotency key, words replace the defaults of the body."""

    def post(key="klucz-0001", **words):
        body = {"version": 1, "unit": "par_2", "text": "Proszę o 21 dni.", "email": "anna@example.org", **words}
        headers = {"Idempotency-Key": key} if key else {}
        return client.post(f"{address}remarks/", json.dumps(body), content_type="application/json", headers=headers)

    return post


def test_a_remark_is_stored_and_its_receipt_answered(send, client):
    response = send()
    assert response.status_code == 201
    receipt = response.json()
    assert receipt["state"] == "pending"
    assert receipt["unit_label"] == "§ 2"
    looked_up = client.get(f"/api/v1/consultations/receipts/{receipt['code']}/")
    assert looked_up.json() == receipt
    assert looked_up["Cache-Control"] == "no-store"


def test_a_confirmed_remark_shows_its_number_in_the_receipt(send, client):
    receipt = send().json()
    submissions.confirm(Submission.objects.get(), at=timezone.now())
    looked_up = client.get(f"/api/v1/consultations/receipts/{receipt['code']}/").json()
    assert (looked_up["state"], looked_up["number"], looked_up["published"]) == ("confirmed", 1, False)


def test_the_same_key_and_body_are_one_remark(send):
    assert send().json()["code"] == send().json()["code"]
    assert Submission.objects.count() == 1


def test_the_same_key_with_another_body_is_a_conflict(send):
    send()
    response = send(text="Coś zupełnie innego.")
    assert (response.status_code, response.json()["code"]) == (409, "idempotency_conflict")
    assert Submission.objects.count() == 1


def test_a_body_beyond_all_measure_is_refused_as_such(send):
    response = send(text="x" * 3_000_000)
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


def test_a_unit_that_no_database_could_hold_is_unknown(send):
    response = send(unit="par_\x00")
    assert (response.status_code, response.json()["code"]) == (422, "unit_unknown")


def test_a_remark_without_a_key_is_refused(send):
    response = send(key=None)
    assert response.status_code == 422
    assert "Idempotency-Key" in response.json()["errors"][0]["field"]


def test_after_the_closing_nothing_is_stored(send, consultation):
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now() - datetime.timedelta(seconds=1))
    response = send()
    assert (response.status_code, response.json()["code"]) == (409, "remarks_closed")
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"unit": "par_99"}, "unit"),
        ({"version": 7}, "version"),
        ({"text": "  "}, "text"),
        ({"email": "anna@"}, "email"),
        ({"email": ""}, "email"),
        ({"kind": "rant"}, "kind"),
        ({"text": "x" * 20_001}, "text"),
        ({"organisation": {"name": ""}}, "organisation.name"),
    ],
)
def test_a_bad_field_is_named(send, words, field):
    response = send(**words)
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]
    assert not Submission.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "null", '{"version": "one"}', "{", '{"text": "\\ud800"}'])
def test_json_of_another_shape_is_refused_clearly(client, address, body):
    response = client.post(
        f"{address}remarks/", body, content_type="application/json", headers={"Idempotency-Key": "klucz-0002"}
    )
    assert response.status_code in (400, 422)
    assert response["Content-Type"] == "application/problem+json"


def test_without_proof_one_address_has_one_submission_a_minute(send):
    assert send(key="klucz-0001").status_code == 201
    response = send(key="klucz-0002", text="Druga uwaga.")
    assert (response.status_code, response.json()["code"]) == (429, "throttled")
    assert int(response["Retry-After"]) > 0


def test_an_organisation_is_named_in_public_and_its_person_is_not(send, client, address):
    send(
        organisation={"name": "Stowarzyszenie Przykładowe „Most”", "register_number": "0000123456"},
        participant="ngo",
        name="Anna Przykładna",
    )
    remark = submissions.confirm(Submission.objects.get(), at=timezone.now())
    Remark.objects.filter(pk=remark.pk).update(visibility="published")
    row = client.get(f"{address}remarks/").json()["items"][0]
    assert row["author"] == "Stowarzyszenie Przykładowe „Most”"
    assert "Anna" not in json.dumps(row, ensure_ascii=False)


@pytest.mark.django_db(transaction=True)
def test_a_later_remark_reads_only_what_its_rules_need(send, settings):
    """Site, consultation, office and the page's address are known; a worker that is about to look is not woken."""
    settings.COOPERATION_SUBMISSIONS_UNPROVEN = None
    for key in ("klucz-0001", "klucz-0002"):  # the first of a site makes its settings
        send(key=key, text=key)
    with CaptureQueriesContext(connection) as captured:
        assert send(key="klucz-0003", email="jan@example.org").status_code == 201
    asked = [query["sql"].split(" ", 1)[0] for query in captured if "tally" not in query["sql"]]
    assert asked.count("SELECT") == 10 + (connection.vendor == "postgresql")  # where a key has a lock of its own
    assert (asked.count("INSERT"), asked.count("UPDATE")) == (5, 1)


def test_who_comes_too_late_is_told_so_however_often_they_try(send, consultation):
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now() - datetime.timedelta(seconds=1))
    codes = [send(key=f"klucz-000{number}").json()["code"] for number in range(3)]
    assert codes == ["remarks_closed"] * 3
