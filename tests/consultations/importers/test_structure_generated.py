"""Paragraphs of documents: numbers made by the word processor, tables, footnotes, hidden text."""

from cooperation_consultations.importers.paragraphs import Cell, Footnote, Paragraph
from cooperation_consultations.importers.structure import read_act

from .acts import outline


def numbered(*rows):
    return [Paragraph(text, number=number, level=level) for number, level, text in rows]


def test_generated_numbers_win_over_text_and_are_listed():
    act = read_act(
        numbered(
            ("Rozdział 1", 0, "Cele"),
            ("§ 1.", 1, ""),
            ("1.", 2, "1. miejsce zajmuje wieś, a zadania to:"),
            ("1)", 3, "drogi"),
            ("a)", 4, "polne"),
            ("–", 5, "proste"),
            ("2.", 2, "Drugi ustęp."),
            ("§ 2.", 1, "Koniec."),
        )
    )
    assert outline(act) == [
        "rozdzial:1 | Cele",
        "rozdzial:1/par:1",
        "rozdzial:1/par:1/ust:1 | 1. miejsce zajmuje wieś, a zadania to:",
        "rozdzial:1/par:1/ust:1/pkt:1 | drogi",
        "rozdzial:1/par:1/ust:1/pkt:1/lit:a | polne",
        "rozdzial:1/par:1/ust:1/pkt:1/lit:a/tiret:1 | proste",
        "rozdzial:1/par:1/ust:2 | Drugi ustęp.",
        "rozdzial:1/par:2 | Koniec.",
    ]
    assert act.generated == ["Rozdział 1", "§ 1.", "1.", "1)", "a)", "–", "2.", "§ 2."]
    units = [unit for unit, _ in act.walk()]
    assert all(unit.generated and unit.mark == "" for unit in units)
    assert (act.words["generated"], act.words["lost"], act.words["out_of_order"]) == (8, 0, 0)


def test_number_that_is_no_mark_of_a_unit_still_makes_a_doubtful_one():
    act = read_act(numbered(("§ 1.", 0, "Zadania:"), ("I.1.a", 1, "pierwsze"), ("I.1.b", 1, "drugie")))
    assert [line[:12] for line in outline(act)] == ["par:1 | Zada", "? par:1/pkt:", "? par:1/pkt:"]


def test_number_in_a_title_is_told():
    act = read_act([Paragraph("UCHWAŁA NR 1"), *numbered(("§ 1.", 0, "Tekst."))])
    assert [unit.doubts for unit, _ in act.walk()] == [[], []]


def test_table_of_the_document_hangs_under_its_unit():
    cells = [
        Paragraph("Lp.", cell=Cell(1, 0, 0)),
        Paragraph("Nazwa", cell=Cell(1, 0, 1)),
        Paragraph("1)", cell=Cell(1, 1, 0)),
        Paragraph("Droga", cell=Cell(1, 1, 1)),
        Paragraph("polna", cell=Cell(1, 1, 1)),
    ]
    act = read_act([Paragraph("§ 1. Drogi:"), *cells, Paragraph("§ 2. Koniec.")])
    assert outline(act) == ["par:1 | Drogi:", "par:1/tabela", "par:2 | Koniec."]
    assert act.units[0].children[0].table == {
        "rows": [
            [{"text": "Lp.", "span": 1}, {"text": "Nazwa", "span": 1}],
            [{"text": "1)", "span": 1}, {"text": "Droga\npolna", "span": 1}],
        ]
    }
    assert (act.words["lost"], act.words["out_of_order"]) == (0, 0)


def test_table_of_one_cell_is_read_as_text():
    act = read_act([Paragraph("§ 1. Tekst.", cell=Cell(1, 0, 0)), Paragraph("§ 2. Koniec.", cell=Cell(1, 0, 0))])
    assert outline(act) == ["par:1 | Tekst.", "par:2 | Koniec."]


def test_footnotes_are_notes_and_count_as_words():
    note = Footnote(
        "1)", (Paragraph("Zmiany ogłoszono.", place="footnote"), Paragraph("Drugi akapit.", place="footnote"))
    )
    act = read_act([Paragraph("§ 1. Ustawa1).")], [note])
    assert [(note.mark, note.text) for note in act.notes] == [("1)", "Zmiany ogłoszono.\nDrugi akapit.")]
    assert (act.words["source"], act.words["units"], act.words["lost"]) == (14, 14, 0)


def test_hidden_text_is_set_aside_and_can_be_taken_back():
    act = read_act([Paragraph("§ 1. Tekst."), Paragraph("ukryte", hidden=True), Paragraph("§ 2. Koniec.")])
    assert [(piece.id, piece.text, piece.why) for piece in act.set_aside] == [("s1", "ukryte", "hidden")]
    assert outline(act) == ["par:1 | Tekst.", "par:2 | Koniec."]
    assert act.words["lost"] == 0


def test_manual_line_break_inside_a_paragraph_begins_a_line():
    act = read_act([Paragraph("§ 1. Zadania:\n1) drogi,\n2) szkoły.")])
    assert outline(act) == ["par:1 | Zadania:", "par:1/pkt:1 | drogi,", "par:1/pkt:2 | szkoły."]


def test_table_inside_a_cell_belongs_to_that_cell_and_keeps_its_words_in_order():
    cells = [
        ("Lp.", 1, 0, 0),
        ("Stawka", 1, 0, 1),
        ("1.", 1, 1, 0),
        ("mała", 2, 0, 0),
        ("5 zł", 2, 0, 1),
        ("", 1, 1, 1),
    ]
    cells += [("2.", 1, 2, 0), ("duża", 1, 2, 1)]
    act = read_act(
        [
            Paragraph("§ 1. Stawki:"),
            *(Paragraph(text, cell=Cell(table, row, column)) for text, table, row, column in cells),
        ]
    )
    (table,) = act.units[0].children
    assert [[cell["text"] for cell in row] for row in table.table["rows"]] == [
        ["Lp.", "Stawka"],
        ["1.\nmała\n5 zł", ""],
        ["2.", "duża"],
    ]
    assert (act.words["lost"], act.words["out_of_order"]) == (0, 0)


def test_tables_inside_a_layout_of_one_cell_stay_tables():
    rows = [Paragraph(text, cell=Cell(2, row, column)) for row, column, text in ((0, 0, "a"), (0, 1, "b"))]
    act = read_act([Paragraph("§ 1. Stawki:", cell=Cell(1, 0, 0)), *rows, Paragraph("§ 2. Tak.", cell=Cell(1, 0, 0))])
    assert [(unit.kind, unit.number) for unit, _parent in act.walk()] == [("par", "1"), ("tabela", ""), ("par", "2")]


def test_lists_of_one_level_nest_by_their_indentation():
    def item(number, text, indent):
        return Paragraph(text, number=number, number_format="decimal", level=0, indent=indent)

    act = read_act(
        [
            Paragraph("§ 1. Zadania:"),
            item("1.", "drogi,", 0),
            item("2.", "szkoły,", 0),
            item("1.", "małe", 3),
            item("2.", "duże", 3),
            item("3.", "parki.", 0),
        ]
    )
    assert [(parent.number if parent else "", unit.kind, unit.number) for unit, parent in act.walk()] == [
        ("", "par", "1"),
        ("1", "pkt", "1"),
        ("1", "pkt", "2"),
        ("2", "lit", "1"),
        ("2", "lit", "2"),
        ("1", "pkt", "3"),
    ]


def test_item_that_was_moved_by_hand_stays_in_its_list():
    act = read_act(
        [Paragraph("§ 1. Zadania:")]
        + [
            Paragraph(text, number=f"{n})", number_format="decimal", level=2, indent=indent)
            for n, text, indent in ((1, "drogi;", 2), (2, "szkoły;", 5), (3, "parki.", 2))
        ]
    )
    assert [unit.number for unit in act.units[0].children] == ["1", "2", "3"]
