import pytest
from cooperation_consultations.domain.drafts.problems import tree_problems, words_digest

from . import trees
from .trees import unit


def codes(act):
    return [(problem.code, problem.units) for problem in tree_problems(act)]


def paragraphs(*numbers):
    return trees.tree(
        *(unit(f"u{n}", "par", f"§ {number}.", "Tekst.", number=number) for n, number in enumerate(numbers, 1))
    )


def test_a_good_act_has_no_problem():
    assert codes(trees.small_act()) == []


@pytest.mark.parametrize(
    "numbers", ["1 2 2a 3", "4 5 5a 5b 6", "114 115–129 130", "1 2 3 3¹ 4", "I II III IV V VI", "a b c", "y z aa ab"]
)
def test_rows_that_offices_write_have_no_gap(numbers):
    assert codes(paragraphs(*numbers.split())) == []


@pytest.mark.parametrize(
    ("numbers", "code", "units"),
    [
        ("1 3", "number_gap", ("u2",)),
        ("2 1", "number_gap", ("u2",)),
        ("a c", "number_gap", ("u2",)),
        ("I III", "number_gap", ("u2",)),
        ("1 2 2", "number_duplicate", ("u2", "u3")),
    ],
)
def test_gaps_and_duplicates_are_found(numbers, code, units):
    assert codes(paragraphs(*numbers.split())) == [(code, units)]


def test_the_numbers_of_paragraphs_run_through_chapters_but_not_through_attachments():
    def chapter(id, kind, number, child):
        return unit(id, kind, "", "x", unit(f"{id}0", "par", "", "y", number=child), number=number)

    assert codes(trees.tree(chapter("u1", "rozdzial", "1", "1"), chapter("u2", "rozdzial", "2", "2"))) == []
    assert codes(trees.tree(chapter("u1", "rozdzial", "1", "1"), chapter("u2", "rozdzial", "2", "1"))) == [
        ("number_duplicate", ("u10", "u20"))
    ]
    assert codes(trees.tree(chapter("u1", "zalacznik", "1", "1"), chapter("u2", "zalacznik", "2", "1"))) == []


def test_empty_units_doubts_and_odd_levels_are_named():
    act = trees.tree(
        unit("u1", "pkt", "1)", "a:", unit("u2", "ust", "1.", "b", number="1"), number="1"),
        unit("u3", doubts=["level_unsure"]),
    )
    assert codes(act) == [("level_unusual", ("u2",)), ("doubt", ("u3",)), ("unit_empty", ("u3",))]


def test_lost_words_come_first_and_forbid_issuing():
    act = paragraphs("1", "3")
    act["words"]["lost"] = 2
    first, second = tree_problems(act)
    assert (first.code, first.is_blocking, second.code, second.is_blocking) == ("words_lost", True, "number_gap", False)


def test_a_word_that_went_missing_behind_the_back_of_the_rules_is_noticed():
    act = trees.small_act()
    act["words"]["digest"] = words_digest(act)
    assert codes(act) == []
    act["units"][2]["text"] = "Uchwała wchodzi w życie z dniem ogłoszenia."
    assert codes(act) == [("words_changed", ())]


def test_an_act_without_units_is_a_problem():
    assert codes(trees.tree()) == [("no_units", ())]
