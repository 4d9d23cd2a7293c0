"""Moderation shows and hides; it changes no word and loses no number."""

import pytest
from cooperation_consultations.domain import chain, moderation, queries
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Remark
from cooperation_core.domain.stamp import tokens
from cooperation_core.errors import DomainError

pytestmark = pytest.mark.django_db


def shown(remark):
    return queries.public_remarks(Remark.objects.filter(pk=remark.pk))[0]


def test_published_remark_is_listed_and_a_waiting_one_is_not(consultation, at, staff):
    first, second = make_remark(consultation, at=at), make_remark(consultation, at=at)
    before = tokens(consultation.site_id)
    assert moderation.publish_remarks([first], at=at, actor=staff) == 1
    assert list(Remark.objects.public()) == [first]
    assert tokens(consultation.site_id) != before
    assert moderation.publish_remarks([first, second], at=at, actor=staff) == 1
    assert chain.verify(consultation) == []


def test_hiding_takes_a_reason_and_leaves_number_and_words(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    moderation.publish_remarks([remark], at=at, actor=staff)
    with pytest.raises(DomainError) as caught:
        moderation.hide_remark(remark, reason=" ", at=at, actor=staff)
    assert caught.value.code == "hiding_reason_required"
    moderation.hide_remark(remark, reason="Dane innej osoby.", at=at, actor=staff)
    public = shown(remark)
    assert (public.number, public.text, public.hidden, public.hidden_reason) == (1, "", True, "Dane innej osoby.")
    assert remark.texts.get().text == "Proszę wydłużyć termin."


def test_hiding_twice_for_the_same_reason_is_one_event(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    for _ in range(2):
        moderation.hide_remark(remark, reason="Wulgaryzmy.", at=at, actor=staff)
    assert consultation.events.filter(kind="hidden").count() == 1


def test_moderation_is_taken_back_once(consultation, at, staff):
    remark = make_remark(consultation, at=at)
    moderation.publish_remarks([remark], at=at, actor=staff)
    moderation.hide_remark(remark, reason="Pomyłka.", at=at, actor=staff)
    moderation.take_back_moderation(remark, at=at, actor=staff)
    assert (remark.visibility, remark.hidden_reason) == (Visibility.PUBLISHED, "")
    with pytest.raises(DomainError) as caught:
        moderation.take_back_moderation(remark, at=at, actor=staff)
    assert caught.value.code == "nothing_to_take_back"
    assert chain.verify(consultation) == []


def test_publishing_costs_the_same_queries_for_one_and_many(consultation, at, staff, queries_of):
    many = [make_remark(consultation, at=at) for _ in range(4)]
    publish = moderation.publish_remarks
    assert queries_of(publish, many[:1], at=at, actor=staff) == queries_of(publish, many[1:], at=at, actor=staff)
