"""Undo: every action of staff on remarks can be taken back, as long as nothing has come since and nobody was told."""

import datetime

import pytest
from cooperation_consultations.domain import answers, moderation
from cooperation_consultations.domain import remarks as verbs
from cooperation_consultations.enums import EventKind
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Answer, Consultation, Event, Remark
from cooperation_core.clock import Arrival
from django.utils import timezone


@pytest.fixture
def undo(staff, at_desk):
    def send(kind, client=staff):
        sequence = Event.objects.filter(kind=kind).order_by("-sequence").values_list("sequence", flat=True).first()
        return client.post(at_desk("undo"), {"sequence": sequence}, follow=True)

    return send


def visibilities():
    return list(Remark.objects.order_by("number").values_list("visibility", flat=True))


def test_publishing_several_is_taken_back_at_once(staff, remarks, bulk, undo):
    staff.post(bulk("publish_remarks", remarks[:2]))
    undo(EventKind.PUBLISHED)
    assert visibilities() == ["waiting"] * 3


def test_hiding_several_puts_each_back_where_it_stood(staff, remarks, bulk, undo):
    staff.post(bulk("publish_remarks", remarks[:1]))
    staff.post(bulk("hide_remarks", remarks[:2]), {"reason": "Pomyłka."})
    undo(EventKind.HIDDEN)
    assert visibilities() == ["published", "waiting", "waiting"]


def test_an_answer_to_several_is_taken_back_and_the_former_one_stands_again(staff, remarks, bulk, undo):
    answers.answer_remarks(remarks[:1], decision="accepted", reasons="Dawna.", at=timezone.now(), actor=staff.user)
    staff.post(bulk("answer_remarks", remarks), {"decision": "explained", "reasons": "Nowa."})
    undo(EventKind.ANSWERED)
    assert [(answer.remark.number, answer.reasons) for answer in Answer.objects.all()] == [(1, "Dawna.")]


def test_a_remark_that_was_moderated_since_keeps_what_came_last(staff, remarks, bulk, undo, superuser):
    staff.post(bulk("publish_remarks", remarks[:2]))
    moderation.hide_remark(remarks[0], reason="Dane.", at=timezone.now(), actor=superuser)
    undo(EventKind.PUBLISHED)
    assert visibilities() == ["hidden", "waiting", "waiting"]


def test_a_corrected_remark_keeps_waiting(staff, remarks, bulk, undo):
    staff.post(bulk("publish_remarks", remarks[:1]))
    verbs.correct_remark(remarks[0], text="Inaczej.", arrival=Arrival(timezone.now(), "server"))
    response = undo(EventKind.PUBLISHED)
    assert visibilities() == ["waiting"] * 3
    assert not Event.objects.filter(kind=EventKind.SHOWN_AGAIN).exists()
    assert response.status_code == 200


def test_answers_that_their_authors_were_told_stay(staff, remarks, bulk, undo):
    staff.post(bulk("answer_remarks", remarks), {"decision": "explained", "reasons": "Nowa.", "publish": "on"})
    undo(EventKind.ANSWERED)
    assert Answer.objects.count() == 3


def test_the_last_action_is_offered_above_the_list_until_it_is_taken_back(staff, remarks, bulk, undo, at_desk):
    assert staff.get(at_desk("remarks")).context["last_action"] is None
    staff.post(bulk("publish_remarks", remarks[:2]))
    offered = staff.get(at_desk("remarks")).context["last_action"]
    assert (offered.kind, offered.undoable) == ("published", 2)
    undo(EventKind.PUBLISHED)
    assert staff.get(at_desk("remarks")).context["last_action"] is None


def test_what_was_done_long_ago_is_offered_in_the_history_only(staff, remarks, at_desk):
    before = timezone.now() - datetime.timedelta(hours=2)
    moderation.publish_remarks(remarks, at=before, actor=staff.user)
    assert staff.get(at_desk("remarks")).context["last_action"] is None
    lines = staff.get(at_desk("history_of_actions")).context["lines"]
    assert [(line["action"].kind, line["action"].count, line["may_undo"]) for line in lines] == [("published", 3, True)]


def test_what_a_colleague_did_is_not_offered_above_the_list(staff, remarks, at_desk, superuser):
    moderation.publish_remarks(remarks, at=timezone.now(), actor=superuser)
    assert staff.get(at_desk("remarks")).context["last_action"] is None


def test_whoever_may_not_moderate_cannot_take_it_back(client, site, staff_of, remarks, superuser, undo, at_desk):
    moderation.publish_remarks(remarks, at=timezone.now(), actor=superuser)
    client.force_login(staff_of(site, "answer"))
    undo(EventKind.PUBLISHED, client)
    assert visibilities() == ["published"] * 3
    assert [line["may_undo"] for line in client.get(at_desk("history_of_actions")).context["lines"]] == [False]


def test_an_event_of_another_consultation_is_not_found(staff, remarks, closed, at_desk):
    moderation.publish_remarks(remarks, at=timezone.now(), actor=staff.user)
    sequence = Event.objects.get(kind="published", remark=remarks[0]).sequence
    assert staff.post(at_desk("undo", of=closed), {"sequence": sequence}).status_code == 404
    assert visibilities() == ["published"] * 3


def test_nothing_is_taken_back_after_the_end(staff, remarks, undo, consultation):
    moderation.publish_remarks(remarks, at=timezone.now(), actor=staff.user)
    Consultation.objects.filter(pk=consultation.pk).update(cancelled_at=timezone.now())
    undo(EventKind.PUBLISHED)
    assert visibilities() == ["published"] * 3


def test_the_history_takes_the_same_queries_for_one_action_and_for_three(staff, consultation, at_desk, count_queries):
    def publish(email):
        moderation.publish_remarks([make_remark(consultation, email=email)], at=timezone.now(), actor=staff.user)

    publish("pierwsza@example.org")
    one = count_queries(staff, at_desk("history_of_actions"))
    publish("druga@example.org"), publish("trzecia@example.org")
    assert count_queries(staff, at_desk("history_of_actions")) == one
