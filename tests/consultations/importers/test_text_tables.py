"""Tables in pasted text: rows whose columns are parted by tabs."""

from cooperation_consultations.importers.text import read_text


def cells(source):
    return [(p.cell.table, p.cell.row, p.cell.column, p.text) for p in read_text(source) if p.cell]


def test_rows_with_tabs_give_cells():
    assert cells("Plan:\nLp.\tObszar\tKwota\n1\tSport\t\n\nA\tB\tC\nD\tE\tF") == [
        (0, 0, 0, "Lp."), (0, 0, 1, "Obszar"), (0, 0, 2, "Kwota"), (0, 1, 0, "1"), (0, 1, 1, "Sport"), (0, 1, 2, ""),
        (1, 0, 0, "A"), (1, 0, 1, "B"), (1, 0, 2, "C"), (1, 1, 0, "D"), (1, 1, 1, "E"), (1, 1, 2, "F"),
    ]  # fmt: skip


def test_pasted_list_with_tabs_is_no_table():
    assert cells("1.\tPierwszy ustęp.\n2.\tDrugi ustęp.\n§ 1.\t1.\tTekst\n§ 2.\t1.\tTekst\n1)\ta)\tx\n2)\ta)\ty") == []


def test_single_row_and_rows_of_different_width_are_no_table():
    assert cells("Lp.\tObszar\tKwota\n1\tSport\t2\t3") == []
