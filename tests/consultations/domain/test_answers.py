"""Answers: one, many, replaced and taken back."""

import datetime
import uuid

import pytest
from cooperation_consultations.domain import answers, chain, periods, queries, remarks
from cooperation_consultations.enums import EventKind, Visibility
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_consultations.models import Answer, Remark
from cooperation_core.clock import Arrival
from cooperation_core.models import OutgoingMail

pytestmark = pytest.mark.django_db


def answer(remarks, at, staff, **values):
    arguments = {"decision": "accepted", "reasons": "Słuszna uwaga.", **values}
    return answers.answer_remarks(remarks, at=at, actor=staff, **arguments)


def shown(remark):
    return queries.public_remarks(Remark.objects.filter(pk=remark.pk))[0]


def test_one_answer_for_many_remarks_is_one_batch(consultation, at, staff):
    many = [make_remark(consultation, at=at) for _ in range(3)]
    batch = answer(many, at, staff, changed_unit="§ 2")
    assert set(Answer.objects.values_list("batch", "decision", "changed_unit")) == {(batch, "accepted", "§ 2")}
    assert Answer.objects.count() == 3
    assert not Remark.objects.unanswered().exists()
    assert chain.verify(consultation) == []


def test_answer_is_public_only_when_it_is_published(consultation, at, staff):
    remark = make_remark(consultation, at=at, visibility=Visibility.PUBLISHED)
    answer([remark], at, staff)
    assert shown(remark).decision == ""
    assert answers.publish_answers([remark], at=at) == 1
    assert (shown(remark).decision, shown(remark).answered_at) == ("accepted", at)
    assert OutgoingMail.objects.filter(template="cooperation_consultations/mail/answered").count() == 1
    assert answers.publish_answers([remark], at=at) == 0
    assert OutgoingMail.objects.filter(template="cooperation_consultations/mail/answered").count() == 1


def test_undo_takes_back_the_whole_batch_and_nothing_else(consultation, at, staff, refusal):
    first, second, third = (make_remark(consultation, at=at) for _ in range(3))
    answer([third], at, staff)
    batch = answer([first, second], at, staff)
    assert answers.undo_answers(batch, at=at, actor=staff) == 2
    assert list(Answer.objects.values_list("remark", flat=True)) == [third.pk]
    assert Remark.objects.unanswered().count() == 2
    assert refusal(answers.undo_answers, batch, at=at, actor=staff) == "batch_unknown"
    assert chain.verify(consultation) == []


def test_undo_of_a_second_answer_brings_the_first_back(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    first = answer([remark], at, staff, reasons="Pierwsza odpowiedź.")
    second = answer([remark], at, staff, decision="partly", reasons="Druga odpowiedź.")
    answers.undo_answers(second, at=at, actor=staff)
    restored = Answer.objects.get()
    assert (restored.batch, restored.decision, restored.reasons) == (first, "accepted", "Pierwsza odpowiedź.")
    assert (restored.answered_at, restored.answered_by) == (at, staff)


def test_public_answer_is_not_taken_back(consultation, at, staff, refusal):
    remark = make_remark(consultation, at=at)
    batch = answer([remark], at, staff, publish=True)
    assert refusal(answers.undo_answers, batch, at=at, actor=staff) == "answer_published"
    assert Answer.objects.count() == 1


def test_correction_makes_an_answer_outdated(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    answer([remark], at, staff, publish=True)
    remarks.correct_remark(remark, text="Proszę jednak o 30 dni.", arrival=Arrival(at, "server"))
    assert list(Remark.objects.unanswered()) == [remark]
    assert shown(remark).decision == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"reasons": "  "}, "answer_reasons_required"),
        ({"decision": "maybe"}, "decision_unknown"),
        ({"reasons": "x" * 20_001}, "text_too_long"),
        ({"changed_unit": "x" * 251}, "text_too_long"),
    ],
)
def test_unfit_answer_is_refused(consultation, at, staff, values, code, refusal):
    remark = make_remark(consultation, at=at)
    assert refusal(answer, [remark], at, staff, **values) == code
    assert not Answer.objects.exists()


def test_answer_to_nothing_is_refused(at, staff, db, refusal):
    assert refusal(answer, [], at, staff) == "nothing_to_answer"


def test_withdrawn_remark_takes_no_answer_and_no_other_gets_one(consultation, at, staff, refusal):
    one, other = make_remark(consultation, at=at), make_remark(consultation, at=at)
    remarks.withdraw_remark(one, at=at)
    assert refusal(answer, [one, other], at, staff) == "remark_withdrawn"
    assert not Answer.objects.exists()


def test_no_answer_after_cancellation(consultation, at, staff, refusal):
    remark = make_remark(consultation, at=at)
    periods.cancel(consultation, reason="Wada prawna.", at=at, actor=staff)
    assert refusal(answer, [remark], at, staff) == "consultation_cancelled"


def test_answers_reach_several_consultations(site, consultation, at, staff):
    other = ConsultationFactory(site=site, now=at)
    batch = answer([make_remark(consultation, at=at), make_remark(other, at=at)], at, staff)
    assert Answer.objects.filter(batch=batch).count() == 2
    assert (chain.verify(consultation), chain.verify(other)) == ([], [])


def test_answering_and_undoing_cost_the_same_queries_for_one_and_many(consultation, at, staff, queries_of):
    many = [make_remark(consultation, at=at) for _ in range(3)]
    answer(many, at, staff)
    assert queries_of(answer, many[:1], at, staff) == queries_of(answer, many, at, staff)
    one, three = answer(many[:1], at, staff), answer(many[1:], at, staff)
    undo = answers.undo_answers
    assert queries_of(undo, one, at=at, actor=staff) == queries_of(undo, three, at=at, actor=staff)


def test_unknown_batch_is_refused(at, staff, db, refusal):
    assert refusal(answers.undo_answers, uuid.uuid4(), at=at + datetime.timedelta(1), actor=staff) == "batch_unknown"


def test_events_hold_no_words_of_the_answer(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    answer([remark], at, staff)
    event = consultation.events.get(kind=EventKind.ANSWERED)
    assert "Słuszna" not in str(event.body)
