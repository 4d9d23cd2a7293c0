import copy

import pytest
from cooperation_consultations.domain.drafts.operations import OPERATIONS, apply_operation
from cooperation_consultations.domain.drafts.tree import Tree, characters, own_text, walk
from cooperation_consultations.importers import kinds
from cooperation_consultations.importers.words import count
from cooperation_core.errors import DomainError
from hypothesis import given, settings
from hypothesis import strategies as st

from . import trees


def do(data, op, id, **more):
    return apply_operation(Tree(data), {"op": op, "id": id, **more})


def outline(units):
    """Kind, number, words and children of each unit, for comparing whole trees at a glance."""
    return [
        (u["kind"], u["number"], " ".join(filter(None, (u["mark"], u["heading"], u["text"]))), outline(u["children"]))
        for u in units
    ]


def refused(data, op, id, **more):
    before = copy.deepcopy(data)
    with pytest.raises(DomainError) as refusal:
        do(data, op, id, **more)
    assert data == before
    return refusal.value.code


def test_joining_puts_words_behind_those_that_stand_before_them():
    act = trees.small_act()
    outcome = do(act, "join", "u6")
    assert outline(act["units"][1]["children"]) == [
        ("ust", "1", "1. Program określa:", [
            ("pkt", "1", "1) cele;", []),
            ("pkt", "2", "2) zasady. 2. Program przyjmuje się na rok.", []),
        ])
    ]  # fmt: skip
    assert set(outcome.touched) == {"u6", "u5"}


def test_joining_a_first_child_gives_its_words_to_the_parent_and_its_children_too():
    act = trees.small_act()
    do(act, "join", "u3")
    assert outline([act["units"][1]])[0][2:] == (
        "§ 1. 1. Program określa:",
        [
            ("pkt", "1", "1) cele;", []),
            ("pkt", "2", "2) zasady.", []),
            ("ust", "2", "2. Program przyjmuje się na rok.", []),
        ],
    )


def test_joining_a_line_cut_at_a_hyphen_leaves_no_gap():
    act = trees.tree(trees.unit("u1", text="na obszarze Warmińsko-"), trees.unit("u2", text="Mazurskiego i dalej"))
    do(act, "join", "u2")
    assert act["units"][0]["text"] == "na obszarze Warmińsko-Mazurskiego i dalej"
    assert act["units"][0]["source"] == [1, 2]


def test_joining_the_first_unit_is_refused():
    assert refused(trees.small_act(), "join", "u1") == "join_first"


def test_joining_a_table_is_refused():
    table = {"rows": [[{"text": "Zadanie", "span": 1}]]}
    act = trees.tree(trees.unit("u1", text="Tabela:"), trees.unit("u2", "tabela", table=table))
    assert refused(act, "join", "u2") == "join_table"


def test_splitting_recognises_the_mark_of_the_second_part():
    act = trees.tree(trees.unit("u1", "pkt", "1)", "cele; 2) zasady.", number="1"))
    do(act, "split", "u1", at=5)
    assert outline(act["units"]) == [("pkt", "1", "1) cele;", []), ("pkt", "2", "2) zasady.", [])]
    assert [u["id"] for u in act["units"]] == ["u1", "u2"]


def test_splitting_gives_the_children_to_the_second_part_so_that_no_word_moves():
    act = trees.small_act()
    before = trees.words_in_order(act)
    do(act, "split", "u3", at=len("Program"))
    assert trees.words_in_order(act) == before
    assert outline(act["units"][1]["children"])[:2] == [
        ("ust", "1", "1. Program", []),
        ("akapit", "", "określa:", [("pkt", "1", "1) cele;", []), ("pkt", "2", "2) zasady.", [])]),
    ]


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (3, "split_inside_word"),
        (0, "split_at_edge"),
        (20, "split_at_edge"),
        (-1, "split_outside"),
        (99, "split_outside"),
        (True, "split_outside"),
        ("3", "split_outside"),
    ],
)
def test_splitting_anywhere_but_between_two_words_is_refused(at, code):
    act = trees.tree(trees.unit("u1", text="Przyjmuje się teraz."))
    assert refused(act, "split", "u1", at=at) == code


def test_raising_keeps_the_order_by_taking_the_followers_along():
    act = trees.small_act()
    before = trees.words_in_order(act)
    do(act, "raise", "u4")
    assert outline(act["units"][1]["children"]) == [
        ("ust", "1", "1. Program określa:", []),
        ("ust", "1", "1) cele;", [("pkt", "2", "2) zasady.", [])]),
        ("ust", "2", "2. Program przyjmuje się na rok.", []),
    ]
    assert trees.words_in_order(act) == before


def test_raising_a_paragraph_out_of_an_enumeration_leaves_it_a_paragraph():
    act = trees.tree(
        trees.unit("u1", "ust", "1.", "Tekst:", trees.unit("u2", "par", "§ 2.", "Dalej", number="2"), number="1")
    )
    do(act, "raise", "u2")
    assert outline(act["units"]) == [("ust", "1", "1. Tekst:", []), ("par", "2", "§ 2. Dalej", [])]


def test_raising_at_the_top_is_refused():
    assert refused(trees.small_act(), "raise", "u7") == "raise_top"


def test_lowering_goes_into_the_sibling_before_and_takes_the_kind_that_stands_there():
    act = trees.small_act()
    do(act, "lower", "u6")
    assert [child["kind"] for child in act["units"][1]["children"][0]["children"]] == ["pkt", "pkt", "pkt"]


def test_lowering_the_first_of_its_siblings_is_refused():
    assert refused(trees.small_act(), "lower", "u4") == "lower_first"


def test_lowering_deeper_than_acts_are_nested_is_refused():
    act = trees.tree(*(trees.unit(f"u{n}", text="a") for n in range(1, 16)))
    for n in range(2, 15):
        for _ in range(n - 1):
            do(act, "lower", f"u{n}")
    for _ in range(13):
        do(act, "lower", "u15")
    assert refused(act, "lower", "u15") == "lower_too_deep"


def test_retyping_knows_only_the_documented_kinds():
    act = trees.small_act()
    do(act, "retype", "u7", kind="uzasadnienie")
    assert act["units"][2]["kind"] == "uzasadnienie"
    assert refused(act, "retype", "u7", kind="paragraf") == "kind_unknown"
    assert refused(act, "retype", "u7", kind="tabela") == "kind_of_table"


def test_indents_are_counted_again_when_their_row_changes():
    act = trees.tree(
        trees.unit("u1", "lit", "a)", "wykaz:",
            trees.unit("u2", "tiret", "–", "pierwszy, – drugi,", number="1"),
            trees.unit("u3", "tiret", "–", "trzeci", number="2"), number="a"),
    )  # fmt: skip
    do(act, "split", "u2", at=len("pierwszy,"))
    assert [(u["number"], u["text"]) for u in act["units"][0]["children"]] == [
        ("1", "pierwszy,"), ("2", "drugi,"), ("3", "trzeci")
    ]  # fmt: skip


def test_renumbering_corrects_the_number_and_leaves_the_mark_of_the_source():
    act = trees.small_act()
    do(act, "renumber", "u7", number=" 2a ")
    assert (act["units"][2]["number"], act["units"][2]["mark"]) == ("2a", "§ 2.")
    assert refused(act, "renumber", "u7", number="§ 2") == "number_malformed"


def test_the_border_between_mark_heading_and_text_moves_but_the_words_stay():
    act = trees.tree(trees.unit("u1", "rozdzial", "", "Rozdział 1 Przepisy ogólne"))
    do(act, "divide", "u1", mark="Rozdział  1", heading="Przepisy ogólne")
    only = act["units"][0]
    assert (only["mark"], only["heading"], only["text"]) == ("Rozdział 1", "Przepisy ogólne", "")


def test_the_border_reads_the_number_from_a_new_mark():
    act = trees.tree(trees.unit("u1", "par", "", "§ 5a. Uchwała wchodzi w życie."))
    do(act, "divide", "u1", mark="§ 5a.", heading="")
    assert (act["units"][0]["number"], act["units"][0]["text"]) == ("5a", "Uchwała wchodzi w życie.")


def test_words_cannot_be_written_anew_under_the_name_of_a_border():
    act = trees.small_act()
    assert refused(act, "divide", "u7", mark="§ 3.", heading="") == "not_the_words"
    assert refused(act, "divide", "u7", mark="§ 2.", heading="Uchw") == "divide_inside_word"


def test_what_is_set_aside_can_be_taken_back_as_it_was():
    act = trees.small_act()
    before = copy.deepcopy(act["units"])
    do(act, "set_aside", "u5", why="other")
    assert [piece["text"] for piece in act["set_aside"]] == ["2) zasady.", "Strona 1"]
    do(act, "take_back", act["set_aside"][0]["id"])
    assert outline(act["units"]) == outline(before)


def test_what_is_taken_back_stands_where_the_source_has_it():
    act = trees.small_act()
    do(act, "take_back", "s1")
    assert outline(act["units"][1]["children"])[1:] == [
        ("ust", "2", "2. Program przyjmuje się na rok.", []),
        ("akapit", "", "Strona 1", []),
    ]


def test_a_piece_that_shared_a_paragraph_comes_back_with_a_doubt_about_its_place():
    act = trees.small_act()
    act["set_aside"][0]["source"] = [9, 9]
    do(act, "take_back", "s1")
    assert act["units"][-1]["text"] == "Strona 1"
    assert act["units"][-1]["doubts"] == ["place_uncertain"]


def test_a_doubt_is_cleared_only_when_a_person_says_so():
    act = trees.small_act()
    act["units"][2]["doubts"] = ["kind_uncertain", "number_uncertain"]
    do(act, "retype", "u7", kind="art")
    assert act["units"][2]["doubts"] == ["kind_uncertain", "number_uncertain"]
    do(act, "accept", "u7", doubt="kind_uncertain")
    assert act["units"][2]["doubts"] == ["number_uncertain"]
    do(act, "accept", "u7")
    assert act["units"][2]["doubts"] == []
    assert refused(act, "accept", "u7", doubt="kind_uncertain") == "doubt_unknown"


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (None, "operation_unknown"),
        ([], "operation_unknown"),
        ({"op": "delete", "id": "u4"}, "operation_unknown"),
        ({"op": ["join"], "id": "u4"}, "operation_unknown"),
        ({"op": "join"}, "operation_malformed"),
        ({"op": "join", "id": "u99"}, "unit_unknown"),
        ({"op": "join", "id": ["u4"]}, "unit_unknown"),
        ({"op": "renumber", "id": "u4", "number": 7}, "operation_malformed"),
        ({"op": "divide", "id": "u4", "mark": None, "heading": ""}, "operation_malformed"),
        ({"op": "retype", "id": "u4", "kind": "pkt"}, "operation_changes_nothing"),
        ({"op": "retype", "id": "u4", "kind": ["pkt"]}, "kind_unknown"),
        ({"op": "set_aside", "id": "u4", "why": "because"}, "reason_unknown"),
        ({"op": "take_back", "id": "s9"}, "piece_unknown"),
    ],
)
def test_repairs_of_the_wrong_shape_are_refused_and_change_nothing(operation, code):
    act = trees.small_act()
    before = copy.deepcopy(act)
    with pytest.raises(DomainError) as refusal:
        apply_operation(Tree(act), operation)
    assert (refusal.value.code, act) == (code, before)


@st.composite
def operations(draw):
    name = draw(st.sampled_from(sorted(OPERATIONS)))
    more = {
        "split": {"at": draw(st.integers(0, 40))},
        "retype": {"kind": draw(st.sampled_from(kinds.ALL))},
        "renumber": {"number": draw(st.sampled_from(["1", "2", "5a", "IV", ""]))},
        "divide": {"mark": draw(st.sampled_from(["", "1)", "§ 1.", "1. Program"])), "heading": ""},
        "set_aside": {"why": "other"},
    }.get(name, {})
    letter = "s" if name == "take_back" else "u"
    return {"op": name, "id": f"{letter}{draw(st.integers(1, 9))}", **more}


@settings(max_examples=150, deadline=None)
@given(st.lists(operations(), max_size=25))
def test_no_row_of_repairs_loses_a_word_or_breaks_the_tree_and_each_can_be_undone(row):
    act = trees.small_act()
    tree = Tree(act)
    for operation in row:
        before = copy.deepcopy(act)
        try:
            outcome = apply_operation(tree, operation)
        except DomainError:
            assert act == before
            continue
        after = copy.deepcopy(act)
        if operation["op"] not in ("set_aside", "take_back"):
            assert trees.words_in_order(act) == trees.words_in_order(before)
        assert sorted(all_characters(act)) == sorted(all_characters(before))
        assert act["words"] == account_anew(act)
        assert tree.units.keys() == {unit["id"] for unit in walk(act["units"])} == tree.parents.keys()
        tree.apply(outcome.inverse)
        assert act == before
        tree.apply(outcome.changes)
        assert act == after


def all_characters(act):
    pieces = [own_text(unit) for unit in walk(act["units"])] + [piece["text"] for piece in act["set_aside"]]
    return characters("".join(pieces))


def account_anew(act):
    in_units = sum(count(own_text(unit)) for unit in walk(act["units"]))
    aside = sum(count(piece["text"]) for piece in act["set_aside"])
    assert in_units + aside == act["words"]["source"]
    return {**act["words"], "units": in_units, "set_aside": aside}
