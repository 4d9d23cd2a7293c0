"""Remarks from arrival to redaction: the rules that make a remark evidence."""

import datetime

import pytest
from cooperation_consultations.domain import chain
from cooperation_consultations.enums import EventKind, Visibility
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory, make_remark
from cooperation_consultations.models import Event, Remark
from cooperation_core.errors import IdempotencyConflict
from cooperation_participation.domain import submissions
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.enums import SubmissionState
from cooperation_participation.models import Contact, Submission

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def test_remark_is_no_remark_before_it_is_confirmed(consultation, at, send):
    submission = send(at)
    assert submission.state == SubmissionState.PENDING
    assert not Remark.objects.exists()
    assert submission.chain_head == chain.head_of(consultation)


def test_confirming_gives_the_next_number_and_empties_the_payload(provision, at, send):
    first = submissions.confirm(send(at, provision=provision), at=at + HOUR)
    second = submissions.confirm(send(at), at=at + HOUR)
    assert (first.number, second.number) == (1, 2)
    assert first.quotation == provision.text
    assert first.lineage == provision.lineage
    assert second.version == provision.version
    assert first.visibility == Visibility.WAITING
    submission = Submission.objects.get(pk=first.submission_id)
    assert (submission.state, submission.payload, submission.confirmed_at) == ("confirmed", {}, at + HOUR)


def test_second_confirmation_gives_the_same_remark(at, send):
    submission = send(at)
    first = submissions.confirm_once(submission, at=at)
    second = submissions.confirm_once(submission, at=at + HOUR)
    assert first[0].pk == second[0].pk
    assert (first[1], second[1]) == (True, False)
    assert Remark.objects.count() == 1


def test_remark_in_the_last_millisecond_is_taken(consultation, send):
    submission = send(consultation.closes_at - datetime.timedelta(milliseconds=1))
    assert submission.state == SubmissionState.PENDING


def test_remark_at_the_closing_moment_is_refused_and_leaves_nothing(consultation, send, refusal):
    assert refusal(send, consultation.closes_at) == "remarks_closed"
    assert (Submission.objects.count(), Event.objects.count(), Contact.objects.count()) == (0, 0, 0)


def test_remark_before_the_opening_is_refused(consultation, send, refusal):
    assert refusal(send, consultation.opens_at - datetime.timedelta(microseconds=1)) == "remarks_not_open"


def test_remark_in_time_is_confirmed_after_the_closing(consultation, send):
    submission = send(consultation.closes_at - datetime.timedelta(seconds=1))
    remark = submissions.confirm(submission, at=consultation.closes_at + 71 * HOUR)
    assert remark.number == 1
    assert remark.received_at < consultation.closes_at < remark.confirmed_at


def test_confirming_after_the_term_is_refused(at, send, refusal):
    submission = send(at)
    assert refusal(submissions.confirm, submission, at=at + 72 * HOUR) == "confirmation_expired"
    assert not Remark.objects.exists()


def test_unconfirmed_submission_expires_and_takes_its_person_along(consultation, at, send):
    send(at)
    assert submissions.expire_due(at=at + 71 * HOUR) == 0
    assert submissions.expire_due(at=at + 72 * HOUR) == 1
    assert (Submission.objects.count(), Contact.objects.count()) == (0, 0)
    assert list(Event.objects.values_list("kind", flat=True)) == [EventKind.RECEIVED, EventKind.EXPIRED]
    assert chain.verify(consultation) == []


def test_expiry_keeps_a_person_who_has_confirmed_before(consultation, at, send):
    make_remark(consultation, at=at)
    send(at)
    assert submissions.expire_due(at=at + 72 * HOUR) == 1
    assert Contact.objects.get().email == "anna@example.org"


def test_same_key_and_words_are_one_submission(at, send):
    first = send(at, key="k1")
    again = send(at + HOUR, key="k1")
    assert first.pk == again.pk
    assert again.arrived_at == at
    assert Event.objects.count() == 1


def test_same_key_with_other_words_is_a_conflict(at, send):
    send(at, key="k1")
    with pytest.raises(IdempotencyConflict):
        send(at, key="k1", text="Coś innego.")
    assert Submission.objects.count() == 1


def test_replay_after_the_closing_gives_the_first_answer(consultation, at, send):
    first = send(at, key="k1")
    assert send(consultation.closes_at + HOUR, key="k1").pk == first.pk


def test_replay_of_an_expired_submission_says_that_it_is_gone(at, send, refusal):
    send(at, key="k1")
    submissions.expire_due(at=at + 72 * HOUR)
    assert refusal(send, at + 73 * HOUR, key="k1") == "submission_gone"


def test_unit_of_another_consultation_is_refused(site, at, send, refusal):
    foreign = ProvisionFactory(version__consultation=ConsultationFactory(site=site, now=at))
    assert refusal(send, at, provision=foreign) == "provision_of_another_consultation"


def test_unit_of_another_version_is_refused(consultation, provision, at, send, refusal):
    second = DraftVersionFactory(consultation=consultation, number=2)
    assert refusal(send, at, provision=provision, version=second) == "provision_of_another_version"


def test_version_of_another_consultation_is_refused(consultation, site, at, send, refusal):
    foreign = DraftVersionFactory(consultation=ConsultationFactory(site=site, now=at))
    assert refusal(send, at, version=foreign) == "version_of_another_consultation"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"text": " \n "}, "text_required"),
        ({"text": "x" * 20_001}, "text_too_long"),
        ({"text": "a\x00b"}, "text_unreadable"),
        ({"reasons": "\ud800"}, "text_unreadable"),
        ({"kind": "insult"}, "kind_unknown"),
        ({"person": PersonDetails(email="nie-adres")}, "email_invalid"),
        ({"person": PersonDetails(email="")}, "email_required"),
        ({"person": None}, "person_required"),
        ({"person": None, "anonymous": True}, "anonymous_not_allowed"),
        ({"voice": VoiceDetails(name=" ")}, "organisation_required"),
    ],
)
def test_unfit_remark_is_refused_with_a_code(at, values, code, send, refusal):
    assert refusal(send, at, **values) == code
    assert not Submission.objects.exists()


def test_words_keep_their_lines_and_lose_invisible_controls(at, send):
    text = "  Zażółć\r\ngęślą\x0bjaźń \x02\u202e. " + "x" * 10
    remark = submissions.confirm(send(at, text=text), at=at)
    assert remark.texts.get().text == "Zażółć\ngęślą\njaźń ." + " " + "x" * 10


def test_wording_alone_is_a_remark(at, send):
    submission = send(at, text="", proposed_wording="„30 dni”")
    assert submissions.confirm(submission, at=at).texts.get().proposed_wording == "„30 dni”"
