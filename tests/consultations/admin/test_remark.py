"""One remark at the desk: moderation, the answer, what came on paper."""

import datetime
import uuid

import pytest
from cooperation_consultations.domain import answers
from cooperation_consultations.domain import remarks as verbs
from cooperation_consultations.enums import Channel
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Answer, Remark
from cooperation_core.clock import Arrival
from django.utils import timezone


@pytest.fixture
def remark(consultation, provision):
    return make_remark(consultation, provision=provision)


def answer_form(**values):
    form = {"act": "answer", "answer-decision": "accepted", "answer-reasons": "Słuszna uwaga.", "seen": "1:"}
    return {**form, **values}


def test_the_page_shows_the_unit_the_words_the_author_and_the_history(staff, remark, at_desk):
    page = staff.get(at_desk("remark", remark.number))
    assert page.context["unit"]["provision"] == remark.provision
    text = page.content.decode()
    for words in (remark.provision.text, "Proszę wydłużyć termin.", "Anna Przykładna", "anna@example.org"):
        assert words in text
    assert [event.kind for event in page.context["events"]] == ["numbered"]


def test_a_remark_is_published_hidden_with_a_reason_and_put_back(staff, remark, at_desk):
    address = at_desk("remark", remark.number)
    staff.post(address, {"act": "publish"})
    assert Remark.objects.get().visibility == "published"
    refused = staff.post(address, {"act": "hide", "hide-reason": ""})
    assert list(refused.context["hide_form"].errors) == ["reason"]
    staff.post(address, {"act": "hide", "hide-reason": "Dane osobowe."})
    assert Remark.objects.get().visibility == "hidden"
    staff.post(address, {"act": "take_back"})
    assert Remark.objects.get().visibility == "published"


def test_an_answer_is_saved_and_not_public(staff, remark, at_desk):
    response = staff.post(at_desk("remark", remark.number), answer_form(**{"answer-changed_unit": "§ 2"}))
    assert response.url == at_desk("remark", remark.number)
    answer = Answer.objects.get()
    assert (answer.decision, answer.reasons, answer.changed_unit) == ("accepted", "Słuszna uwaga.", "§ 2")
    assert (answer.answered_by, answer.published_at) == (staff.user, None)


def test_an_answer_may_be_published_at_once(staff, remark, at_desk):
    staff.post(at_desk("remark", remark.number), answer_form(**{"answer-publish": "on"}))
    assert Answer.objects.get().published_at is not None


def test_save_and_next_leads_to_the_next_one_without_an_answer(staff, remarks, at_desk):
    answers.answer_remarks(remarks[1:2], decision="accepted", reasons="Tak.", at=timezone.now(), actor=staff.user)
    response = staff.post(at_desk("remark", 1), answer_form(act="answer_next"))
    assert response.url == at_desk("remark", 3)
    response = staff.post(at_desk("remark", 3), answer_form(act="answer_next"))
    assert response.url == at_desk("remarks")


def test_an_answer_to_words_that_changed_meanwhile_is_not_saved_and_not_lost(staff, remark, at_desk):
    verbs.correct_remark(remark, text="Inaczej.", arrival=Arrival(timezone.now(), "server"))
    response = staff.post(at_desk("remark", remark.number), answer_form())
    assert response.status_code == 422
    assert response.context["answer_form"]["reasons"].value() == "Słuszna uwaga."
    assert not Answer.objects.exists()
    staff.post(at_desk("remark", remark.number), answer_form(seen="2:"))
    assert Answer.objects.get().reasons == "Słuszna uwaga."


def test_an_answer_that_a_colleague_gave_meanwhile_is_not_overwritten_unseen(staff, remark, at_desk, superuser):
    answers.answer_remarks([remark], decision="explained", reasons="Od kolegi.", at=timezone.now(), actor=superuser)
    assert staff.post(at_desk("remark", remark.number), answer_form()).status_code == 422
    assert Answer.objects.get().reasons == "Od kolegi."


def test_former_words_stay_to_be_read(staff, remark, at_desk):
    verbs.correct_remark(remark, text="Inaczej.", arrival=Arrival(timezone.now(), "server"))
    page = staff.get(at_desk("remark", remark.number))
    assert page.context["text"].text == "Inaczej."
    assert [text.text for text in page.context["former_texts"]] == ["Proszę wydłużyć termin."]


def test_a_remark_is_withdrawn_by_a_letter_on_file(staff, remark, at_desk):
    assert staff.post(at_desk("withdraw", remark.number), {"note": ""}).status_code == 422
    staff.post(at_desk("withdraw", remark.number), {"note": "Pismo z 3 września, nr 12."})
    withdrawn = Remark.objects.get()
    assert withdrawn.withdrawn_note == "Pismo z 3 września, nr 12."
    page = staff.get(at_desk("remark", remark.number))
    assert page.context["may_answer"] is False
    assert "Pismo z 3 września" in page.content.decode()


def test_words_are_removed_with_a_reason_that_stays(staff, remark, at_desk):
    assert staff.post(at_desk("redact", remark.number), {"reason": ""}).status_code == 422
    staff.post(at_desk("redact", remark.number), {"reason": "Dane wrażliwe innej osoby."})
    assert remark.texts.get().text == ""
    assert remark.events.last().body["facts"] == {"reason": "Dane wrażliwe innej osoby."}


@pytest.fixture
def letter(consultation, provision):
    return {
        "channel": "letter",
        "received_on": timezone.localdate() - datetime.timedelta(days=1),
        "provision": provision.pk,
        "kind": "wording",
        "text": "Z listu.",
        "participant_kind": "resident",
        "name": "Jan Przykładny",
        "key": uuid.uuid4(),
    }


def test_a_letter_becomes_the_next_remark(staff, letter, remark, provision, at_desk):
    response = staff.post(at_desk("enter"), letter)
    assert response.url == at_desk("remark", 2)
    entered = Remark.objects.get(number=2)
    assert (entered.channel, entered.provision, entered.submission.author_name) == (
        Channel.LETTER,
        provision,
        "Jan Przykładny",
    )


def test_the_same_letter_sent_twice_is_one_remark(staff, letter, at_desk):
    staff.post(at_desk("enter"), letter)
    staff.post(at_desk("enter"), letter)
    assert Remark.objects.count() == 1


def test_a_letter_of_the_day_of_the_announcement_is_taken(staff, letter, consultation, at_desk):
    consultation.announced_at = timezone.now() - datetime.timedelta(seconds=5)
    consultation.save()
    staff.post(at_desk("enter"), {**letter, "received_on": timezone.localdate()})
    assert Remark.objects.count() == 1


def test_a_letter_from_before_the_opening_is_refused_with_its_text_kept(staff, letter, at_desk):
    early = timezone.localdate() - datetime.timedelta(days=30)
    response = staff.post(at_desk("enter"), {**letter, "received_on": early})
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == "Z listu."
    assert not Remark.objects.exists()


def test_a_unit_of_another_consultation_is_not_offered(staff, letter, closed, at_desk):
    foreign = closed.versions.get().provisions.first()
    response = staff.post(at_desk("enter"), {**letter, "provision": foreign.pk})
    assert list(response.context["form"].errors) == ["provision"]
    assert not Remark.objects.exists()


def test_the_page_takes_the_same_queries_with_one_remark_on_the_unit_and_with_three(
    staff, consultation, provision, remark, at_desk, count_queries
):
    one = count_queries(staff, at_desk("remark", remark.number))
    for n in range(2):
        make_remark(consultation, provision=provision, email=f"ktos{n}@example.org")
    assert count_queries(staff, at_desk("remark", remark.number)) <= one
