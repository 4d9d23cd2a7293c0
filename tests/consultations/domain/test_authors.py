"""What authors do later (correct, withdraw), and who needs no confirmation: devices, anonymous remarks, letters."""

import datetime

import pytest
from cooperation_consultations.domain import chain, moderation, periods, queries, remarks
from cooperation_consultations.enums import Channel, EventKind, Visibility
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Remark
from cooperation_core.clock import Arrival
from cooperation_participation.domain import devices, submissions
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.enums import SubmissionState
from cooperation_participation.models import Contact

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def correct(remark, at, text="Inne słowa."):
    return remarks.correct_remark(remark, text=text, arrival=Arrival(at, "server"))


def test_correction_stands_under_the_same_number_and_the_old_words_stay(consultation, at):
    remark = make_remark(consultation, at=at)
    correct(remark, at + HOUR)
    texts = remark.texts.values_list("sequence", "text", "is_current", "written_at")
    assert list(texts) == [(1, "Proszę wydłużyć termin.", False, at), (2, "Inne słowa.", True, at + HOUR)]
    assert Remark.objects.get().number == 1
    assert chain.verify(consultation) == []


def test_correction_sent_twice_is_one(consultation, at):
    remark = make_remark(consultation, at=at)
    correct(remark, at)
    correct(remark, at + HOUR)
    assert remark.texts.count() == 2
    assert consultation.events.filter(kind=EventKind.CORRECTED).count() == 1


def test_corrected_words_are_looked_at_again_before_they_are_public(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    moderation.publish_remarks([remark], at=at, actor=staff)
    assert correct(remark, at).visibility == Visibility.WAITING
    assert not Remark.objects.public().exists()


def test_corrected_words_stay_public_where_remarks_are_public_at_once(consultation, at, staff):
    type(consultation).objects.update(publish_at_once=True)
    remark = make_remark(consultation, at=at)
    assert remark.visibility == Visibility.PUBLISHED
    assert correct(remark, at).visibility == Visibility.PUBLISHED
    moderation.hide_remark(remark, reason="Wulgaryzmy.", at=at, actor=staff)
    assert correct(remark, at, "Jeszcze inne.").visibility == Visibility.WAITING


def test_correction_in_the_last_moment_is_taken_and_at_the_closing_refused(consultation, at, refusal):
    remark = make_remark(consultation, at=at)
    correct(remark, consultation.closes_at - datetime.timedelta(microseconds=1))
    assert refusal(correct, remark, consultation.closes_at, "Za późno.") == "correction_after_closing"
    assert remark.texts.count() == 2


@pytest.mark.parametrize(("text", "code"), [("", "text_required"), ("x" * 20_001, "text_too_long")])
def test_unfit_correction_is_refused(consultation, at, text, code, refusal):
    remark = make_remark(consultation, at=at)
    assert refusal(correct, remark, at, text) == code
    assert remark.texts.count() == 1


def test_unconfirmed_submission_is_not_corrected(send, at, refusal):
    submission = send()
    words = {"text": "Inne."}
    assert refusal(submissions.correct, submission, words, arrival=Arrival(at, "server")) == "submission_not_confirmed"


def test_redacted_remark_is_not_corrected(consultation, at, staff, refusal):
    remark = make_remark(consultation, at=at)
    remarks.redact_remark(remark, reason="Dane.", at=at, actor=staff)
    assert refusal(correct, remark, at) == "remark_redacted"


def test_author_withdraws_and_number_and_words_stay_in_the_file(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    moderation.publish_remarks([remark], at=at, actor=staff)
    remarks.withdraw_remark(remark, at=at + HOUR)
    public = queries.public_remarks(Remark.objects.all())[0]
    assert (public.number, public.text, public.withdrawn_at) == (1, "", at + HOUR)
    assert remark.texts.get().text == "Proszę wydłużyć termin."
    assert not Remark.objects.standing().exists()
    assert make_remark(consultation, at=at).number == 2
    assert chain.verify(consultation) == []


def test_second_withdrawal_changes_nothing(consultation, at):
    remark = make_remark(consultation, at=at)
    remarks.withdraw_remark(remark, at=at)
    remarks.withdraw_remark(remark, at=at + HOUR)
    assert remark.withdrawn_at == at
    assert consultation.events.filter(kind=EventKind.WITHDRAWN).count() == 1


def test_withdrawn_remark_is_not_corrected(consultation, at, refusal):
    remark = make_remark(consultation, at=at)
    remarks.withdraw_remark(remark, at=at)
    assert refusal(correct, remark, at) == "submission_withdrawn"


def test_after_the_closing_only_staff_withdraw_and_only_by_a_letter(consultation, at, staff, refusal):
    remark = make_remark(consultation, at=at)
    late = consultation.closes_at
    assert refusal(remarks.withdraw_remark, remark, at=late) == "withdrawal_after_closing"
    assert refusal(remarks.withdraw_remark, remark, at=late, actor=staff, note=" ") == "withdrawal_note_required"
    remarks.withdraw_remark(remark, at=late, actor=staff, note="Pismo DO.1.2026")
    assert (remark.withdrawn_at, remark.withdrawn_note) == (late, "Pismo DO.1.2026")


def test_unconfirmed_submission_is_withdrawn_and_never_confirmed(send, at, refusal):
    submission = send()
    withdrawn = submissions.withdraw(submission, at=at)
    assert (withdrawn.state, withdrawn.payload) == (SubmissionState.WITHDRAWN, {})
    assert refusal(submissions.confirm, submission, at=at) == "submission_withdrawn"
    assert submissions.expire_due(at=at + 72 * HOUR) == 1
    assert not Contact.objects.exists()


def test_known_device_needs_no_confirmation(consultation, site, send, at):
    remark = make_remark(consultation, at=at)
    token = devices.remember_device(remark.submission.contact, at=at)
    device = devices.device_for_token(site, token, at=at)
    assert send(device=device).state == SubmissionState.CONFIRMED
    assert send(device=device, person=None).contact == remark.submission.contact
    assert Remark.objects.count() == 3


def test_known_device_confirms_nothing_for_another_address(consultation, site, send, at):
    remark = make_remark(consultation, at=at)
    device = devices.device_for_token(site, devices.remember_device(remark.submission.contact, at=at), at=at)
    submission = send(device=device, person=PersonDetails(email="ktos.inny@example.org"))
    assert submission.state == SubmissionState.PENDING


def test_device_is_forgotten_by_disuse_and_unknown_elsewhere(consultation, site, other_site, at):
    remark = make_remark(consultation, at=at)
    token = devices.remember_device(remark.submission.contact, at=at)
    assert devices.device_for_token(site, token, at=at + datetime.timedelta(days=179)) is not None
    assert devices.device_for_token(site, token, at=at + datetime.timedelta(days=400)) is None
    assert devices.device_for_token(other_site, token, at=at) is None
    assert devices.device_for_token(site, "", at=at) is None
    assert devices.device_for_token(site, "x", at=at) is None


def test_anonymous_remark_counts_at_once_where_the_procedure_allows_it(consultation, send, refusal):
    type(consultation.procedure).objects.update(anonymous_allowed=True)
    submission = send(person=None, anonymous=True)
    assert (submission.state, submission.contact, submission.person_salt) == ("confirmed", None, "")
    assert Remark.objects.get().public_author == ""
    assert chain.verify(consultation) == []
    voice = VoiceDetails(name="Stowarzyszenie Przykładowe")
    assert refusal(send, person=None, anonymous=True, voice=voice) == "anonymous_organisation"


def test_anonymous_remark_speaks_for_no_known_person(consultation, site, send, at):
    type(consultation.procedure).objects.update(anonymous_allowed=True)
    remark = make_remark(consultation, at=at)
    device = devices.device_for_token(site, devices.remember_device(remark.submission.contact, at=at), at=at)
    submission = send(anonymous=True, device=device, publish_name=True)
    assert (submission.contact, submission.author_name, submission.public_author) == (None, "", "")


def enter(consultation, moment, staff, **values):
    arguments = {
        "provision": None,
        "kind": "wording",
        "text": "Z listu.",
        "person": PersonDetails(name="Jan Zmyślony"),
        "participant_kind": "resident",
        "channel": Channel.LETTER,
        "received_at": moment,
        "at": moment,
        "actor": staff,
        **values,
    }
    return remarks.enter_remark(consultation=consultation, **arguments)


def test_letter_without_an_address_becomes_a_remark(consultation, at, staff):
    late = consultation.closes_at + HOUR
    remark = enter(consultation, at, staff, at=late)
    assert (remark.number, remark.channel, remark.received_at, remark.confirmed_at) == (1, "letter", at, late)
    assert (remark.submission.arrival_source, remark.submission.contact.email_key) == ("staff", None)
    enter(consultation, at, staff)
    assert Contact.objects.count() == 2
    assert chain.verify(consultation) == []


def test_letter_of_an_organisation_carries_its_name(consultation, at, staff):
    voice = VoiceDetails(name="Fundacja Przykładowa", register_number="0000000001")
    remark = enter(consultation, at, staff, person=None, voice=voice, participant_kind="ngo")
    assert remark.public_author == "Fundacja Przykładowa"


def test_unfit_letters_are_refused(consultation, at, staff, refusal):
    late = consultation.closes_at
    assert refusal(enter, consultation, at, staff, received_at=late, at=late) == "remarks_closed"
    assert refusal(enter, consultation, at, staff, received_at=at + HOUR) == "received_in_future"
    assert refusal(enter, consultation, at, staff, channel=Channel.WEB) == "channel_of_guests"
    assert refusal(enter, consultation, at, staff, person=None) == "anonymous_not_allowed"
    periods.cancel(consultation, reason="Wada.", at=at, actor=staff)
    assert refusal(enter, consultation, at, staff) == "consultation_cancelled"


@pytest.mark.parametrize(
    ("values", "author"),
    [
        ({}, ""),
        ({"publish_name": True}, "Anna Przykładna"),
        ({"voice": VoiceDetails(name="Fundacja Przykładowa")}, "Fundacja Przykładowa"),
        ({"voice": VoiceDetails(name="Fundacja Przykładowa"), "publish_name": True}, "Fundacja Przykładowa"),
    ],
)
def test_public_author_is_the_organisation_or_a_person_who_agreed(consultation, at, values, author):
    remark = make_remark(consultation, at=at, visibility=Visibility.PUBLISHED, **values)
    assert queries.public_remarks(Remark.objects.filter(pk=remark.pk))[0].author == author
