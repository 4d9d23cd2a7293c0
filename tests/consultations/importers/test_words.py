"""The account of words is counted on the result: a faulty result must show."""

from cooperation_consultations.importers.paragraphs import Paragraph
from cooperation_consultations.importers.structure import Act, Note, SetAside, Unit
from cooperation_consultations.importers.words import account, count, unplaced_share


def words(act, *texts):
    """The account of an act said to be read from these paragraphs."""
    return account(act, [Paragraph(text) for text in texts])


def test_words_and_signs_are_counted():
    assert count("§ 5. Warmińsko-Mazurskie, 3¹") == 8


def test_a_faithful_result_loses_nothing():
    act = Act(units=[Unit("par", "1", mark="§ 1.", text="Ala ma kota.")])
    result = words(act, "§ 1. Ala ma", "kota.")
    assert (result["source"], result["units"], result["lost"], result["out_of_order"]) == (7, 7, 0, 0)


def test_a_dropped_word_is_counted_as_lost():
    act = Act(units=[Unit("par", "1", mark="§ 1.", text="Ala kota.")])
    assert words(act, "§ 1. Ala ma kota.")["lost"] == 1


def test_a_word_that_is_nowhere_in_the_source_is_counted_as_out_of_order():
    act = Act(units=[Unit("par", "1", mark="§ 1.", text="Ala nie ma kota.")])
    assert words(act, "§ 1. Ala ma kota.")["out_of_order"] == 1


def test_moved_words_are_counted_as_out_of_order():
    act = Act(units=[Unit("par", "2", mark="§ 2.", text="Drugi."), Unit("par", "1", mark="§ 1.", text="Pierwszy.")])
    result = words(act, "§ 1. Pierwszy.", "§ 2. Drugi.")
    assert result["lost"] == 0
    assert result["out_of_order"] > 0


def test_a_child_before_the_text_of_its_parent_is_out_of_order():
    act = Act(
        units=[Unit("par", "1", mark="§ 1.", text="koniec", children=[Unit("pkt", "1", mark="1)", text="punkt")])]
    )
    assert words(act, "§ 1. 1) punkt koniec")["out_of_order"] > 0


def test_set_aside_pieces_and_notes_count_where_they_stood():
    act = Act(
        units=[Unit("par", "1", mark="§ 1.", text="Ala ma 1 kota.")],
        set_aside=[SetAside("1", "page_number", (1, 1))],
        notes=[Note("1)", "Zmiany.", (3, 3))],
    )
    result = words(act, "§ 1. Ala ma", "1", "1 kota.", "1) Zmiany.")
    assert (result["set_aside"], result["lost"], result["out_of_order"]) == (1, 0, 0)


def test_a_set_aside_piece_that_is_not_in_the_source_is_told():
    act = Act(
        units=[Unit("par", "1", mark="§ 1.", text="Ala.")], set_aside=[SetAside("Strona 9", "page_number", (0, 0))]
    )
    result = words(act, "§ 1. Ala.")
    assert (result["lost"], result["out_of_order"]) != (0, 0) or result["units"] + result["set_aside"] != result[
        "source"
    ]


def test_a_joined_word_is_no_loss_also_across_a_page_footer():
    act = Act(
        units=[Unit("akapit", text="stanowią inaczej")],
        set_aside=[SetAside("Strona 1", "page_number", (1, 1))],
        joined=["stanowią"],
    )
    result = words(act, "stano-", "Strona 1", "wią inaczej")
    assert (result["joined"], result["lost"], result["out_of_order"]) == (1, 0, 0)


def test_generated_numbers_are_in_no_text():
    act = Act(units=[Unit("par", "1", text="Ala.", generated=True)], generated=["§ 1."])
    result = words(act, "Ala.")
    assert (result["generated"], result["units"], result["lost"]) == (1, 2, 0)


def test_share_of_words_without_a_unit_leaves_out_the_statement():
    statement = Unit("uzasadnienie", mark="Uzasadnienie", children=[Unit("akapit", text="trzy małe słowa")])
    act = Act(units=[Unit("akapit", text="jedno"), Unit("par", "1", text="a b c"), statement])
    assert unplaced_share(act) == 0.125
    assert unplaced_share(Act()) == 0.0
