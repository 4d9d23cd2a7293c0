"""The list of remarks: its filters, its search, its cost, and what is done to several at once."""

import pytest
from cooperation_consultations.domain import answers, moderation
from cooperation_consultations.domain import remarks as verbs
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Answer, Remark
from cooperation_participation.domain.contacts import VoiceDetails
from django.utils import timezone


@pytest.fixture
def listed(staff, at_desk):
    """The numbers that the list shows for a query."""

    def numbers(**query):
        response = staff.get(at_desk("remarks_results"), query)
        return sorted(remark.number for remark in response.context["object_list"])

    return numbers


@pytest.fixture
def all_states(consultation, remarks, staff):
    """Remarks 1 to 6: waiting, answered in silence, answered and told, hidden, withdrawn, public without an answer."""
    now, actor = timezone.now(), staff.user
    more = [make_remark(consultation, email=f"ktos{n}@example.org") for n in range(3)]
    _waiting, untold, told, hidden, withdrawn, public = [*remarks, *more]
    moderation.publish_remarks([untold, told, public], at=now, actor=actor)
    moderation.hide_remark(hidden, reason="Dane osobowe.", at=now, actor=actor)
    verbs.withdraw_remark(withdrawn, at=now)
    answers.answer_remarks([untold], decision="accepted", reasons="Tak.", at=now, actor=actor)
    answers.answer_remarks([told], decision="not_accepted", reasons="Nie.", publish=True, at=now, actor=actor)


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("waiting", [1]),
        ("unanswered", [1, 6]),
        ("untold", [2]),
        ("answered", [2, 3]),
        ("hidden", [4]),
        ("withdrawn", [5]),
    ],
)
def test_each_state_shows_its_remarks_and_the_tab_counts_them(state, numbers, all_states, listed, staff, at_desk):
    assert listed(state=state) == numbers
    tabs = staff.get(at_desk("remarks"), {"state": state}).context["tabs"]
    assert [tab["count"] for tab in tabs if tab["is_here"]] == [len(numbers)]


def test_filters_by_decision_kind_participant_and_way(all_states, consultation, listed):
    other = make_remark(consultation, kind="support", participant_kind="ngo", email="fundacja@example.org")
    assert listed(decision="accepted") == [2]
    assert listed(kind="support") == [other.number]
    assert listed(participant_kind="ngo") == [other.number]
    assert listed(channel="letter") == []


def test_filter_by_unit_shows_remarks_on_it_and_general_ones_apart(consultation, provision, listed, staff, at_desk):
    on_unit = make_remark(consultation, provision=provision)
    general = make_remark(consultation)
    assert listed(unit=str(provision.lineage)) == [on_unit.number]
    assert listed(unit="whole") == [general.number]
    choices = staff.get(at_desk("remarks")).context["filters"].form.fields["unit"].choices
    assert [label for key, label in choices if key == str(provision.lineage)] == [f"{provision.label} (1)"]


def test_filter_by_organisation(consultation, remarks, listed):
    spoken = make_remark(consultation, voice=VoiceDetails("Fundacja Przykład"), participant_kind="ngo")
    assert listed(organisation=spoken.submission.voice_id) == [spoken.number]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("środki", [2]), ("ŚRODKI", [2]), ("termin", [1]), ("3", [3]), ("nr 3", [3]), ("#2", [2]), ("nie ma", [])],
)
def test_search_finds_words_and_numbers(query, numbers, remarks, listed):
    assert listed(q=query) == numbers


def test_search_finds_authors(consultation, remarks, listed):
    spoken = make_remark(consultation, voice=VoiceDetails("Łąka, stowarzyszenie"), participant_kind="ngo")
    assert listed(q="łąka") == [spoken.number]


def test_the_list_takes_the_same_queries_for_one_remark_and_for_three(
    consultation, provision, staff, at_desk, count_queries
):
    make_remark(consultation, provision=provision)
    one = count_queries(staff, at_desk("remarks"))
    for n in range(2):
        make_remark(consultation, provision=provision, email=f"ktos{n}@example.org")
    assert count_queries(staff, at_desk("remarks")) == one


def test_ten_thousand_remarks_take_no_more_queries_than_one(
    consultation, provision, many_remarks, staff, at_desk, count_queries
):
    make_remark(consultation, provision=provision)
    one = count_queries(staff, at_desk("remarks"))
    Remark.objects.filter(consultation=consultation).update(number=20_000)
    many_remarks(consultation, 10_000)
    assert count_queries(staff, at_desk("remarks")) == one
    assert count_queries(staff, at_desk("overview")) <= 40
    assert len(staff.get(at_desk("remarks")).context["object_list"]) == 50


def test_each_action_for_several_remarks_has_its_words(staff, remarks, at_desk):
    page = staff.get(at_desk("remarks"))
    shown = page.content.decode()
    assert len({str(button["words"]) for button in page.context["bulk"]}) == 4
    assert all(f">{button['words']}</a>" in shown for button in page.context["bulk"])


def test_several_are_published_together(staff, remarks, bulk, at_desk):
    response = staff.post(bulk("publish_remarks", remarks[:2], back=at_desk("remarks")))
    assert response.url == at_desk("remarks")
    assert list(Remark.objects.public().values_list("number", flat=True)) == [1, 2]


def test_hiding_several_takes_a_reason(staff, remarks, bulk):
    refused = staff.post(bulk("hide_remarks", remarks), {"reason": ""})
    assert list(refused.context["form"].errors) == ["reason"]
    assert not Remark.objects.filter(visibility=Visibility.HIDDEN).exists()
    staff.post(bulk("hide_remarks", remarks), {"reason": "Dane osobowe."})
    assert set(Remark.objects.values_list("visibility", "hidden_reason")) == {("hidden", "Dane osobowe.")}


def test_several_get_one_answer_and_the_withdrawn_one_is_left_out(staff, remarks, bulk):
    verbs.withdraw_remark(remarks[1], at=timezone.now())
    asked = staff.get(bulk("answer_remarks", remarks))
    assert [remark.number for remark in asked.context["left_out"]] == [2]
    staff.post(bulk("answer_remarks", remarks), {"decision": "partly", "reasons": "Częściowo."})
    answered = Answer.objects.order_by("remark__number")
    assert [answer.remark.number for answer in answered] == [1, 3]
    assert len({answer.batch for answer in answered}) == 1


def test_an_answer_without_reasons_is_refused_and_the_decision_stays_chosen(staff, remarks, bulk):
    refused = staff.post(bulk("answer_remarks", remarks), {"decision": "partly", "reasons": " "})
    assert list(refused.context["form"].errors) == ["reasons"]
    assert refused.context["form"]["decision"].value() == "partly"
    assert not Answer.objects.exists()


def test_all_that_the_list_finds_are_chosen_and_no_others(staff, remarks, consultation):
    address = "/admin/bulk/cooperation_consultations/remark/publish_remarks/"
    staff.post(f"{address}?id=all&childOf={consultation.pk}&q=termin&next=/admin/")
    assert list(Remark.objects.public().values_list("number", flat=True)) == [1]


def test_answers_are_published_together_and_only_where_there_is_one(staff, remarks, bulk):
    answers.answer_remarks(remarks[:1], decision="accepted", reasons="Tak.", at=timezone.now(), actor=staff.user)
    staff.post(bulk("publish_answers", remarks))
    assert Answer.objects.get().published_at is not None
    assert staff.get(bulk("publish_answers", remarks)).context["items"] == []


@pytest.mark.parametrize(
    "query", ["", "id=x", f"id={10**30}", "id=²", "id=all", "id=all&childOf=x", f"id=all&childOf={10**30}"]
)
def test_what_names_no_remark_is_not_found(query, staff, remarks):
    address = "/admin/bulk/cooperation_consultations/remark/publish_remarks/"
    assert staff.get(f"{address}?next=/admin/&{query}").status_code == 404


@pytest.mark.parametrize(
    "query", ["p=0", "p=x", f"p={10**30}", "unit=x", "organisation=x", "state=x", "ordering=x", f"q={10**30}", "q=%00"]
)
def test_odd_filters_are_no_error(query, staff, remarks, at_desk):
    assert staff.get(f"{at_desk('remarks')}?{query}").status_code == 200
    assert staff.get(f"{at_desk('remarks_results')}?{query}").status_code == 200


def test_odd_addresses_are_not_found(staff, consultation, at_desk):
    assert staff.get(f"/admin/consultations/{10**30}/").status_code == 404
    assert staff.get(f"{at_desk('remarks')}{10**30}/").status_code == 404
    assert staff.post(at_desk("undo"), {"sequence": str(10**30)}).status_code == 404
