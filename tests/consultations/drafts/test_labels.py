import pytest
from cooperation_consultations.domain.drafts.labels import labels, ordinal

from . import trees
from .trees import unit


def test_a_unit_is_cited_by_its_whole_path_and_the_attachment_last():
    act = [
        unit("u1", "zalacznik", "Załącznik nr 1", "",
            unit("u2", "rozdzial", "Rozdział 2", "",
                unit("u3", "par", "§ 5.", "",
                    unit("u4", "ust", "2.", "",
                        unit("u5", "pkt", "3)", "",
                            unit("u6", "lit", "a)", "", unit("u7", "tiret", "–", "x", number="2"), number="a"),
                            number="3"), number="2"), number="5"), number="2"), number="1"),
    ]  # fmt: skip
    path = {"u1": "zal_1", "u2": "zal_1__rozdz_2", "u3": "zal_1__par_5"}
    path |= {"u4": path["u3"] + "__ust_2", "u5": path["u3"] + "__ust_2__pkt_3"}
    path |= {"u6": path["u5"] + "__lit_a", "u7": path["u5"] + "__lit_a__tir_2"}
    assert labels(act, path) == {
        "u1": "Załącznik nr 1",
        "u2": "Rozdział 2 załącznika nr 1",
        "u3": "§ 5 załącznika nr 1",
        "u4": "§ 5 ust. 2 załącznika nr 1",
        "u5": "§ 5 ust. 2 pkt 3 załącznika nr 1",
        "u6": "§ 5 ust. 2 pkt 3 lit. a załącznika nr 1",
        "u7": "§ 5 ust. 2 pkt 3 lit. a tiret drugie załącznika nr 1",
    }


def test_a_chapter_is_cited_only_where_its_eid_names_it():
    act = [unit("u1", "rozdzial", "", "", unit("u2", "par", "§ 5.", "x", number="5"), number="2")]
    assert labels(act, {"u1": "rozdz_2", "u2": "par_5"})["u2"] == "§ 5"
    assert labels(act, {"u1": "rozdz_2", "u2": "rozdz_2__par_5"})["u2"] == "Rozdział 2 § 5"


def test_units_without_a_number_are_cited_by_the_place_that_their_eid_gives():
    act = [
        unit("u1", "uzasadnienie", "", "", unit("u2", text="x")),
        unit("u3", "par", number="5"),
        unit("u4", "podpis"),
    ]
    eids = {"u1": "uzasadnienie", "u2": "uzasadnienie__akapit_3", "u3": "par_5-2", "u4": "podpis"}
    assert labels(act, eids) == {
        "u1": "Uzasadnienie", "u2": "Akapit 3 uzasadnienia", "u3": "§ 5 (2)", "u4": "Podpis"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "pierwsze"), (12, "dwunaste"), (20, "dwudzieste"), (47, "czterdzieste siódme"), (100, "100")],
)
def test_tirets_are_counted_in_words(number, word):
    assert ordinal(number) == word


def test_the_small_act_has_one_label_for_each_unit():
    act = trees.small_act()
    eids = {
        f"u{n}": eid
        for n, eid in enumerate(
            ["tytul", "par_1", "par_1__ust_1", "par_1__ust_1__pkt_1", "par_1__ust_1__pkt_2", "par_1__ust_2", "par_2"], 1
        )
    }
    assert labels(act["units"], eids)["u5"] == "§ 1 ust. 1 pkt 2"
