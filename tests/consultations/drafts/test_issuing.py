import pytest
from cooperation_consultations.domain import chain, drafts
from cooperation_consultations.enums import EventKind
from cooperation_consultations.models import DraftVersion, Event, Provision
from cooperation_core.domain import stamp
from cooperation_core.errors import DomainError
from django.db import IntegrityError, transaction

from . import trees
from .trees import unit


@pytest.fixture
def issue(consultation, now):
    def run(**more):
        return drafts.issue_draft(consultation, at=now, actor=None, **more)

    return run


def refusal(issue, **more):
    with pytest.raises(DomainError) as refused:
        issue(**more)
    return refused.value


def test_issuing_freezes_the_tree_into_rows_in_order(make_draft, issue):
    make_draft()
    version = issue(note="Pierwsza wersja")
    assert (version.number, version.note, version.changes) == (1, "Pierwsza wersja", [])
    assert list(version.provisions.values_list("order", "depth", "eid", "label", "parent__eid")) == [
        (1, 0, "tytul", "Tytuł aktu", None),
        (2, 0, "par_1", "§ 1", None),
        (3, 1, "par_1__ust_1", "§ 1 ust. 1", "par_1"),
        (4, 2, "par_1__ust_1__pkt_1", "§ 1 ust. 1 pkt 1", "par_1__ust_1"),
        (5, 2, "par_1__ust_1__pkt_2", "§ 1 ust. 1 pkt 2", "par_1__ust_1"),
        (6, 1, "par_1__ust_2", "§ 1 ust. 2", "par_1"),
        (7, 0, "par_2", "§ 2", None),
    ]


def test_issuing_is_told_to_the_chain_and_to_the_caches(make_draft, issue, consultation, site):
    make_draft()
    before = stamp.tokens(site.pk)[1]
    version = issue()
    event = Event.objects.get(kind=EventKind.ISSUED)
    assert event.body["facts"] == {"version": 1, "units": 7, "text_hash": version.text_hash}
    assert chain.verify(consultation) == []
    assert stamp.tokens(site.pk)[1] != before


def test_generated_numbers_are_shown_as_marks_and_notes_are_issued_too(make_draft, issue):
    act = trees.tree(
        unit("u1", "par", "", "Tekst.¹⁾", number="4", generated=True),
        notes=[{"id": "n1", "mark": "1)", "text": "Przypis."}],
    )
    make_draft(act)
    assert list(issue().provisions.values_list("mark", "eid", "text")) == [
        ("§ 4.", "par_4", "Tekst.¹⁾"),
        ("1)", "przypis_1", "Przypis."),
    ]


def test_an_issued_row_cannot_be_updated(make_draft, issue):
    make_draft()
    version = issue()
    with pytest.raises(IntegrityError), transaction.atomic():
        version.provisions.filter(eid="par_2").update(text="Inny tekst.")
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftVersion.objects.filter(pk=version.pk).update(note="Inna notatka")
    DraftVersion.objects.filter(pk=version.pk).update(issued_by=None)
    assert Provision.objects.get(eid="par_2").text == "Uchwała wchodzi w życie z dniem podjęcia."


def test_without_a_draft_there_is_nothing_to_issue(issue):
    assert refusal(issue).code == "draft_missing"


def test_a_draft_that_lost_words_is_never_issued(make_draft, issue):
    draft = make_draft()
    draft.tree["units"][2]["text"] = "Uchwała."
    draft.save()
    problem = refusal(issue, accept_problems=True)
    assert (problem.code, [p.code for p in problem.problems]) == ("draft_not_issuable", ["words_changed"])
    assert DraftVersion.objects.count() == Event.objects.count() == 0


def test_doubts_need_the_editors_word(make_draft, issue):
    act = trees.small_act()
    act["units"][2]["doubts"] = ["level_unsure"]
    make_draft(act)
    problem = refusal(issue)
    assert (problem.code, [(p.code, p.units) for p in problem.problems]) == (
        "draft_needs_confirmation",
        [("doubt", ("u7",))],
    )
    assert issue(accept_problems=True).number == 1


def test_a_number_that_stands_twice_is_issued_with_an_address_of_its_own(make_draft, issue):
    make_draft(
        trees.tree(unit("u1", "par", "§ 1.", "Jeden.", number="1"), unit("u2", "par", "§ 1.", "Dwa.", number="1"))
    )
    assert refusal(issue).code == "draft_needs_confirmation"
    assert list(issue(accept_problems=True).provisions.values_list("eid", "label")) == [
        ("par_1", "§ 1"),
        ("par_1-2", "§ 1 (2)"),
    ]


def test_a_number_longer_than_any_address_is_refused(make_draft, issue):
    make_draft(
        trees.tree(unit("u1", "par", "", "Jeden.", number="1" * 190), unit("u2", "par", "", "Dwa.", number="1" * 101))
    )
    assert [p.code for p in refusal(issue, accept_problems=True).problems] == ["address_too_long", "address_too_long"]


def test_the_same_act_is_not_issued_twice(make_draft, issue):
    make_draft()
    issue()
    assert refusal(issue).code == "version_unchanged"


def test_a_draft_changed_since_the_editor_looked_is_not_issued(make_draft, issue):
    make_draft()
    assert refusal(issue, base_revision=3).code == "draft_changed"


def test_a_cancelled_consultation_issues_nothing(make_draft, issue, consultation, now):
    make_draft()
    type(consultation).objects.filter(pk=consultation.pk).update(cancelled_at=now)
    assert refusal(issue).code == "consultation_cancelled"


def test_the_next_version_knows_what_became_of_each_unit(make_draft, issue, now):
    draft = make_draft()
    first = issue()
    for operation in (
        {"op": "split", "id": "u7", "at": len("Uchwała wchodzi")},
        {"op": "retype", "id": "u6", "kind": "akapit"},
    ):
        draft = drafts.apply(draft, operation, base_revision=draft.revision, at=now, actor=None).draft
    second = issue(accept_problems=True)
    assert second.changes == [
        {"what": "moved", "old": ["par_1__ust_2"], "new": ["par_1__akapit_1"]},
        {"what": "split", "old": ["par_2"], "new": ["par_2", "akapit_1"]},
    ]
    lineage = dict(first.provisions.values_list("eid", "lineage"))
    assert dict(second.provisions.values_list("eid", "lineage")) == {
        **{
            eid: lineage[eid]
            for eid in ("tytul", "par_1", "par_1__ust_1", "par_1__ust_1__pkt_1", "par_1__ust_1__pkt_2")
        },
        "par_1__akapit_1": lineage["par_1__ust_2"],
        "par_2": lineage["par_2"],
        "akapit_1": lineage["par_2"],
    }


@pytest.mark.parametrize(("decision", "changes"), [
    ({}, [("new", [], ["par_2"]), ("removed", ["par_2"], [])]),
    ({"u7": "par_2"}, [("changed", ["par_2"], ["par_2"])]),
    ({"u7": "par_1"}, [("new", [], ["par_2"]), ("removed", ["par_2"], [])]),
])  # fmt: skip
def test_what_is_unsure_follows_the_editor_and_nobody_else(make_draft, issue, decision, changes):
    draft = make_draft()
    first = issue()
    act = trees.small_act()
    act["units"][2]["text"] = "Wykonanie powierza się wójtowi gminy."
    draft.tree = act
    draft.save()
    assert [(found.what, found.old, found.new) for found in drafts.compare(draft) if not found.is_certain] == [
        ("unsure", ("par_2",), ("u7",))
    ]
    second = issue(same_units=decision)
    assert [(row["what"], row["old"], row["new"]) for row in second.changes] == changes
    same = second.provisions.get(eid="par_2").lineage == first.provisions.get(eid="par_2").lineage
    assert same == (changes[0][0] == "changed")
