"""The eid of each unit, from the tree."""

from textwrap import dedent

from cooperation_consultations.importers.eids import assign_eids
from cooperation_consultations.importers.reading import read_source
from cooperation_consultations.importers.report import answer


def eids(source):
    """The eids of an act in the order of the document."""
    act = read_source(dedent(source).strip("\n"))
    return [unit["eid"] for unit in answer(act)["units"]]


def unit(ident, kind, number="", children=()):
    return {"id": ident, "kind": kind, "number": number, "children": list(children)}


def test_path_down_to_the_double_indent():
    assert eids("§ 5a. 1. Cele:\n1) wieś:\na) droga:\n– prosta:\n– – szeroka.") == [
        "par_5a",
        "par_5a__ust_1",
        "par_5a__ust_1__pkt_1",
        "par_5a__ust_1__pkt_1__lit_a",
        "par_5a__ust_1__pkt_1__lit_a__tir_1",
        "par_5a__ust_1__pkt_1__lit_a__tir_1__dtir_1",
    ]


def test_chapters_are_no_part_of_the_path_where_numbers_run_through():
    assert eids("""
        Rozdział 1
        Cele
        § 1. A.
        Rozdział 2
        Środki
        § 2. B:
        1) c.
        """) == ["rozdz_1", "par_1", "rozdz_2", "par_2", "par_2__pkt_1"]  # fmt: skip


def test_chapters_belong_to_the_path_where_numbers_begin_again():
    assert eids("""
        Rozdział 1
        Cele
        § 1. A.
        Rozdział 2
        Środki
        § 1. B.
        """) == ["rozdz_1", "rozdz_1__par_1", "rozdz_2", "rozdz_2__par_1"]  # fmt: skip


def test_repeated_number_is_no_new_beginning_and_gets_a_suffix():
    assert eids("Rozdział 1\nA\n§ 5. A.\nRozdział 2\nB\n§ 6. B.\n§ 6. C.") == [
        "rozdz_1",
        "par_5",
        "rozdz_2",
        "par_6",
        "par_6-2",
    ]


def test_attachments_title_basis_and_statement():
    assert eids("""
        UCHWAŁA NR 1
        Na podstawie art. 5 uchwala się, co następuje:
        § 1. A.
        Załącznik nr 1 do uchwały nr 1
        § 1. B:
        1) c;
        2) d
        – razem.
        Załącznik nr 1 do uchwały nr 1
        § 1. E.
        UZASADNIENIE
        Pierwszy.
        Drugi.
        """) == [
        "tytul",
        "podstawa",
        "par_1",
        "zal_1",
        "zal_1__par_1",
        "zal_1__par_1__pkt_1",
        "zal_1__par_1__pkt_2",
        "zal_1__par_1__cz_wspolna",
        "zal_1-2",
        "zal_1-2__par_1",
        "uzasadnienie",
        "uzasadnienie__akapit_1",
        "uzasadnienie__akapit_2",
    ]  # fmt: skip


def test_superscripts_ranges_and_missing_numbers_fit_an_address():
    tree = [
        unit("a", "art", "3¹"),
        unit("b", "art", "115–129"),
        unit("c", "zalacznik"),
        unit("d", "pkt", "1.2"),
        unit("e", "art", "31"),
    ]
    assert assign_eids(tree) == {"a": "art_3sup1", "b": "art_115_129", "c": "zal", "d": "pkt_1.2", "e": "art_31"}


def test_a_suffix_never_meets_another_eid():
    tree = [unit("a", "par", "6"), unit("b", "par", "6"), unit("c", "par", "6-2"), unit("d", "par", "6")]
    assert len(set(assign_eids(tree).values())) == 4
