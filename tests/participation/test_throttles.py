"""Throttles stop a flood, and neither a school behind one address nor a repeated request."""

import base64
import datetime
import json

import altcha
import pytest
from cooperation_core.errors import DomainError, TooMany
from cooperation_participation import proof
from cooperation_participation.domain import devices, submissions
from cooperation_participation.domain.contacts import PersonDetails
from cooperation_participation.models import Submission
from django.utils import timezone

pytestmark = pytest.mark.django_db


def solve(challenge):
    """Find the number as the browser's script does."""
    for number in range(challenge["maxnumber"] + 1):
        found = altcha.altcha.hash_hex(challenge["algorithm"], f"{challenge['salt']}{number}".encode())
        if found == challenge["challenge"]:
            solution = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
            return base64.b64encode(json.dumps({**solution, "number": number}).encode()).decode()
    raise AssertionError("no solution")


@pytest.fixture
def easy(settings):
    settings.COOPERATION_PROOF_NUMBER = 200


def test_without_the_proof_one_submission_a_minute_is_taken_from_an_address(send):
    send(proven=False)
    with pytest.raises(TooMany) as caught:
        send(proven=False, email="inna@example.org")
    assert 0 < caught.value.wait <= 60
    send(proven=False, email="inna@example.org", network_address="192.0.2.8")
    send(proven=True, email="trzecia@example.org")
    assert Submission.objects.count() == 3


def test_addresses_of_one_household_count_together(send):
    send(proven=False, network_address="2001:db8:1:2::1")
    with pytest.raises(TooMany):
        send(proven=False, network_address="2001:db8:1:2::2")
    send(proven=False, network_address="2001:db8:1:3::1")


def test_class_of_thirty_behind_one_address_sends_four_each(send):
    for number in range(120):
        send(proven=True, email=f"uczen{number % 30}@example.org")
    assert Submission.objects.count() == 120


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("SUBMISSIONS_PER_ADDRESS", {"email": "inna@example.org"}),
        ("SUBMISSIONS_PER_SUBJECT", {"email": "inna@example.org", "network_address": "198.51.100.1"}),
        ("CONFIRMATION_MAILS", {"network_address": "198.51.100.1"}),
    ],
)
def test_each_limit_refuses_what_goes_beyond_it(send, settings, name, others):
    setattr(settings, f"COOPERATION_{name}", (1, 600))
    send(proven=True)
    with pytest.raises(TooMany):
        send(proven=True, **others)
    setattr(settings, f"COOPERATION_{name}", None)
    send(proven=True, **others)


def test_repeated_request_is_not_counted(send):
    first = send(proven=False, idempotency_key="k")
    assert send(proven=False, idempotency_key="k") == first


def test_known_device_needs_no_proof(send, site):
    at = timezone.now()
    submission = send(proven=False)
    submissions.confirm(submission, at=at)
    device = devices.device_for_token(site, devices.remember_device(submission.contact, at=at), at=at)
    send(proven=False, device=device)
    assert Submission.objects.filter(state="confirmed").count() == 2
    with pytest.raises(TooMany):
        send(proven=False, device=device, email="inna@example.org")


def test_staff_and_commands_are_not_throttled(send):
    for _ in range(3):
        send(proven=None)
    assert Submission.objects.count() == 3


def test_refused_by_a_throttle_leaves_nothing(send):
    send(proven=False)
    with pytest.raises(DomainError):
        send(proven=False, person=PersonDetails(email="inna@example.org"))
    assert Submission.objects.count() == 1


def test_solved_challenge_proves_once(easy):
    solution = solve(proof.new_challenge(timezone.now()))
    assert proof.is_proven(solution)
    assert not proof.is_proven(solution)


def test_solution_is_not_good_again_in_the_next_window(easy, monkeypatch):
    solution = solve(proof.new_challenge(timezone.now()))
    assert proof.is_proven(solution)
    later = timezone.now() + datetime.timedelta(minutes=59)
    monkeypatch.setattr("cooperation_core.clock.timezone.now", lambda: later)
    for _ in range(4):
        assert not proof.is_proven(solution)
        later += datetime.timedelta(hours=1)


def test_challenge_runs_out(easy):
    hours_ago = timezone.now() - datetime.timedelta(hours=3)
    assert not proof.is_proven(solve(proof.new_challenge(hours_ago)))


def test_challenge_of_another_key_proves_nothing(easy, settings):
    solution = solve(proof.new_challenge(timezone.now()))
    settings.COOPERATION_PROOF_KEY = "another"
    assert not proof.is_proven(solution)


@pytest.mark.parametrize("junk", ["", "x", "x" * 5000, "e30=", base64.b64encode(b"[1]").decode(), "\x00", "ż"])
def test_junk_proves_nothing(junk):
    assert not proof.is_proven(junk)


def test_challenge_is_given_fresh_and_sets_no_cookie(client, site, easy):
    first, second = client.get("/udzial/sprawdzenie/"), client.get("/udzial/sprawdzenie/")
    assert first.json()["challenge"] != second.json()["challenge"]
    assert "no-store" in first["Cache-Control"]
    assert not client.cookies
    assert proof.is_proven(solve(first.json()))
