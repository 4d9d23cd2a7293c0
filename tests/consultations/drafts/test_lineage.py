import random

import pytest
from cooperation_consultations.domain.drafts.lineage import Match, Piece, match

GOALS = "Program określa cele współpracy samorządu z organizacjami pozarządowymi."
FUNDS = "Na realizację zadań przeznacza się środki w wysokości nie mniejszej niż milion złotych."
REPORT = "Zarząd przedkłada sprawozdanie z realizacji programu do dnia 31 maja roku następnego."


def pieces(prefix, *rows):
    return [Piece(f"{prefix}{n}", eid, "par", text) for n, (eid, text) in enumerate(rows, 1)]


def became(old, new):
    return [(found.what, found.old, found.new) for found in match(pieces("o", *old), pieces("n", *new))]


def test_the_same_words_at_the_same_address_are_the_same_unit():
    assert became([("par_1", GOALS)], [("par_1", GOALS + " ")]) == [("same", ("o1",), ("n1",))]


def test_an_inserted_unit_moves_those_behind_it():
    old = [("par_1", GOALS), ("par_2", FUNDS), ("par_3", REPORT)]
    new = [
        ("par_1", GOALS),
        ("par_2", "Ilekroć mowa o radzie, należy przez to rozumieć radę działalności."),
        ("par_3", FUNDS),
        ("par_4", REPORT),
    ]
    assert became(old, new) == [
        ("same", ("o1",), ("n1",)),
        ("new", (), ("n2",)),
        ("moved", ("o2",), ("n3",)),
        ("moved", ("o3",), ("n4",)),
    ]


def test_a_few_words_changed_at_the_address_are_a_change():
    assert became([("par_2", FUNDS)], [("par_2", FUNDS.replace("milion", "dwa miliony"))]) == [
        ("changed", ("o1",), ("n1",))
    ]


def test_moved_and_changed_at_once_is_certain_only_without_a_rival():
    report = f"{REPORT} {FUNDS}"
    changed = report.replace("31 maja", "30 czerwca")
    assert became([("par_9", report)], [("par_4", changed)]) == [("changed", ("o1",), ("n1",))]
    rivals = [("par_4", changed), ("par_5", report.replace("31 maja", "30 lipca"))]
    assert [row[0] for row in became([("par_9", report)], rivals)].count("changed") == 0


def test_other_words_at_the_address_are_for_the_editor_to_decide():
    assert became([("par_1", GOALS)], [("par_1", REPORT)]) == [("unsure", ("o1",), ("n1",))]


def test_short_texts_are_not_recognised_at_another_address():
    assert became([("par_1", "zasady;")], [("par_2", "zasady;")]) == [("new", (), ("n1",)), ("removed", ("o1",), ())]


def test_texts_that_occur_twice_are_not_moved_by_guess():
    old = [("par_1", GOALS), ("par_2", GOALS)]
    new = [("par_7", GOALS), ("par_8", GOALS)]
    assert {row[0] for row in became(old, new)} == {"unsure"}


def test_a_split_unit_is_recognised_by_its_words_in_order():
    assert became(
        [("par_1", f"{GOALS} {FUNDS}"), ("par_2", REPORT)],
        [("par_1__ust_1", GOALS), ("par_1__ust_2", FUNDS), ("par_2", REPORT)],
    ) == [
        ("split", ("o1",), ("n1", "n2")),
        ("same", ("o2",), ("n3",)),
    ]


def test_merged_units_are_recognised_by_their_words_in_order():
    assert became([("par_1", GOALS), ("par_2", FUNDS)], [("par_3", f"{GOALS} {FUNDS}")]) == [
        ("merged", ("o1", "o2"), ("n1",))
    ]


def test_a_mark_that_went_into_the_text_of_the_whole_hides_no_merging():
    old = [Piece("o1", "pkt_1", "pkt", GOALS, mark="1)"), Piece("o2", "pkt_2", "pkt", FUNDS, mark="2)")]
    new = [Piece("n1", "pkt_1", "pkt", f"{GOALS} 2) {FUNDS}", mark="1)")]
    assert [(found.what, found.old) for found in match(old, new)] == [("merged", ("o1", "o2"))]


def test_a_unit_without_words_is_the_same_when_its_children_stay_below_it():
    old = [Piece("o1", "par_1", "par", ""), Piece("o2", "par_1__ust_1", "ust", GOALS, "o1")]
    new = [Piece("n1", "par_1", "par", ""), Piece("n2", "par_1__ust_1", "ust", GOALS, "n1")]
    other = [Piece("n1", "par_1", "par", ""), Piece("n2", "par_1__ust_1", "ust", REPORT, "n1")]
    assert [found.what for found in match(old, new)] == ["same", "same"]
    assert [found.what for found in match(old, other)] == ["unsure", "unsure"]


@pytest.mark.parametrize("seed", range(5))
def test_every_unit_has_exactly_one_fate(seed):
    chance = random.Random(seed)
    vocabulary = [
        "rada",
        "zadanie",
        "środki",
        "termin",
        "program",
        "ocena",
        "organ",
        "umowa",
        "oferta",
        "komisja",
        "wniosek",
    ]

    def version(prefix):
        texts = [" ".join(chance.choices(vocabulary, k=chance.randint(0, 9))) for _ in range(60)]
        return [Piece(f"{prefix}{n}", f"par_{chance.randint(1, 900)}-{n}", "par", text) for n, text in enumerate(texts)]

    old, new = version("o"), version("n")
    found = match(old, new)
    assert sorted(key for row in found for key in row.old) == sorted(piece.key for piece in old)
    assert sorted(key for row in found for key in row.new) == sorted(piece.key for piece in new)


def test_an_unsure_match_is_not_certain():
    assert not Match("unsure", ("o1",), ("n1",)).is_certain
    assert Match("moved", ("o1",), ("n1",)).is_certain
