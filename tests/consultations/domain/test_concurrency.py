"""Twenty at once: numbers stay dense, events stay in a row, nothing is lost and nothing doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from cooperation_consultations.domain import answers, chain, moderation, remarks
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_consultations.models import Answer, Event, Remark
from cooperation_core.clock import Arrival
from cooperation_core.errors import DomainError
from cooperation_participation.domain import submissions
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.models import Contact, Submission, Voice
from django.db import connection

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

CLIENTS = 20


@pytest.fixture
def consultation(site, at):
    return ConsultationFactory(site=site, now=at)


@pytest.fixture
def together():
    """Call a function with 0 … n-1 in twenty threads at once; each has its own connection."""

    def run(call, number):
        def alone(index):
            try:
                return call(index)
            except DomainError as error:
                return error.code
            finally:
                connection.close()

        with ThreadPoolExecutor(CLIENTS) as pool:
            return list(pool.map(alone, range(number)))

    return run


def send(consultation, at, number, **values):
    arguments = {
        "person": PersonDetails(email=f"osoba{number}@example.org"),
        "idempotency_key": f"key-{number}",
        **values,
    }
    return remarks.submit_remark(
        consultation=consultation, provision=None, version=None, kind="wording", text=f"Uwaga {number}.",
        participant_kind="resident", publish_name=False, consents=[], language="pl",
        arrival=Arrival(at, "server"), network_address="", **arguments,
    )  # fmt: skip


def test_sixty_remarks_of_twenty_clients_get_dense_numbers(consultation, at, together):
    sent = together(lambda number: send(consultation, at, number), 60)
    together(lambda number: submissions.confirm(sent[number], at=at), 60)
    assert sorted(Remark.objects.values_list("number", flat=True)) == list(range(1, 61))
    assert sorted(Event.objects.values_list("sequence", flat=True)) == list(range(1, 121))
    assert chain.verify(consultation) == []


def test_same_form_sent_twenty_times_at_once_is_one_submission(consultation, at, together):
    sent = together(lambda _number: send(consultation, at, 1), CLIENTS)
    assert len({submission.pk for submission in sent}) == 1
    assert (Submission.objects.count(), Contact.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_link_pressed_twenty_times_at_once_makes_one_remark(consultation, at, together):
    submission = send(consultation, at, 1)
    made = together(lambda _number: submissions.confirm_once(submission, at=at), CLIENTS)
    assert len({remark.pk for remark, _first in made}) == 1
    assert sum(first for _remark, first in made) == 1
    assert Remark.objects.get().number == 1


def test_one_person_and_one_organisation_stay_one_across_consultations(site, at, together):
    many = [ConsultationFactory(site=site, now=at) for _ in range(CLIENTS)]
    same = {"person": PersonDetails(email="biuro@example.org"), "voice": VoiceDetails(name="Fundacja")}
    together(lambda number: send(many[number], at, number, **same), CLIENTS)
    assert (Submission.objects.count(), Contact.objects.count(), Voice.objects.count()) == (CLIENTS, 1, 1)


def test_confirming_and_expiring_at_once_end_in_one_of_the_two(consultation, at, together):
    sent = [send(consultation, at, number) for number in range(10)]
    term = sent[0].confirm_until

    def act(number):
        if number % 2:
            return submissions.expire_due(at=term)
        submissions.confirm(sent[number // 2], at=at)
        return "confirmed"

    done = together(act, 20)
    confirmed = done.count("confirmed")
    expired = sum(result for result in done if isinstance(result, int))
    assert confirmed + expired == 10
    assert Remark.objects.count() == Submission.objects.count() == confirmed
    assert sorted(Remark.objects.values_list("number", flat=True)) == list(range(1, confirmed + 1))
    assert chain.verify(consultation) == []


def test_staff_and_guests_at_once_leave_a_chain_that_holds(consultation, at, together):
    many = [make_remark(consultation, at=at, email=f"a{n}@example.org") for n in range(6)]

    def act(number):
        if number % 4 == 0:
            return moderation.publish_remarks(many, at=at, actor=None)
        if number % 4 == 1:
            return answers.answer_remarks(many[::-1], decision="accepted", reasons=f"{number}", at=at, actor=None)
        if number % 4 == 2:
            return remarks.correct_remark(many[number % 6], text=f"{number}", arrival=Arrival(at, "server")).number
        return make_remark(consultation, at=at, email=f"b{number}@example.org").number

    done = together(act, 40)
    assert not [result for result in done if isinstance(result, str)]
    assert Answer.objects.count() == 6
    assert sorted(Remark.objects.values_list("number", flat=True)) == list(range(1, 17))
    assert chain.verify(consultation) == []
