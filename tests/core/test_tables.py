import csv
import datetime
import io
import tracemalloc
from itertools import repeat

import openpyxl
import pytest
from cooperation_core.tables import Column, Table, write_csv, write_xlsx
from django.utils.translation import gettext, override

COLUMNS = [
    Column("text", "Treść"),
    Column("number", "Numer", "integer"),
    Column("at", "Wpłynęła", "datetime"),
    Column("on", "Dzień", "date"),
    Column("yes", "Jawna", "boolean"),
    Column("link", "Adres", "url"),
]
MOMENT = datetime.datetime(2026, 3, 31, 22, 30, tzinfo=datetime.UTC)


def table(*texts, language="pl"):
    rows = [(text, -5, MOMENT, datetime.date(2026, 4, 1), True, "https://example.org") for text in texts]
    return Table("Uwagi: § 5 [projekt]", COLUMNS, rows, language, "Europe/Warsaw")


def parsed(given):
    text = b"".join(write_csv(given)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if given.language in ("pl", "de") else ","))


def loaded(*tables):
    file = io.BytesIO()
    write_xlsx(list(tables), file)
    return openpyxl.load_workbook(io.BytesIO(file.getvalue()))


def test_csv_has_a_byte_order_mark_and_the_separator_that_excel_expects():
    assert b"".join(write_csv(table("a"))).startswith("\ufeffTreść;Numer;".encode())
    assert b"".join(write_csv(table("a", language="en"))).startswith("\ufeffTreść,Numer,".encode())


def test_csv_keeps_types_and_gives_times_in_the_zone_of_the_site():
    with override("pl"):
        yes = gettext("yes")
    text = "zwykły; tekst\nw dwóch wierszach"
    assert parsed(table(text))[1] == [text, "-5", "2026-04-01 00:30:00+02:00", "2026-04-01", yes, "https://example.org"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_csv_neutralises_what_a_spreadsheet_would_run(start):
    assert parsed(table(f"{start}cmd|'/C calc'!A0"))[1][0].startswith(f"'{start}")


def test_csv_leaves_a_minus_within_the_text_and_negative_numbers_alone():
    row = parsed(table("od 5 - do 7 = 2"))[1]
    assert row[0] == "od 5 - do 7 = 2"
    assert row[1] == "-5"


def test_a_number_column_takes_numbers_only():
    bad = Table("x", [Column("n", "n", "integer")], [["=1+1"]], "pl")
    with pytest.raises(ValueError):
        b"".join(write_csv(bad))


def test_a_row_with_a_missing_cell_is_refused():
    with pytest.raises(ValueError):
        b"".join(write_csv(Table("x", COLUMNS, [["only one"]], "pl")))


def test_xlsx_keeps_text_as_text_and_numbers_and_times_as_such():
    sheet = loaded(table("=1+1"))["Uwagi  § 5  projekt"]
    text, number, at, on, yes, link = next(sheet.iter_rows(min_row=2))
    assert (text.value, text.data_type) == ("=1+1", "s")
    assert (number.value, number.data_type) == (-5, "n")
    assert at.value == datetime.datetime(2026, 4, 1, 0, 30)
    assert on.value == datetime.datetime(2026, 4, 1)
    assert yes.value is True
    assert (link.value, link.hyperlink) == ("https://example.org", None)


def test_xlsx_gives_each_table_a_sheet_also_with_the_same_long_name():
    book = loaded(
        Table("Bardzo długa nazwa arkusza z uwagami", COLUMNS, [], "pl"),
        Table("Bardzo długa nazwa arkusza z uwagami", COLUMNS, [], "pl"),
    )
    assert len(book.sheetnames) == 2
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_empty_values_are_empty_cells():
    given = Table("x", COLUMNS, [(None, None, None, None, None, "")], "pl")
    assert parsed(given)[1] == [""] * 6
    assert loaded(given).active["A2"].value is None


def test_a_cell_longer_than_the_format_allows_is_cut_and_not_lost():
    assert len(loaded(table("a" * 40_000)).active["A2"].value) == 32_767


def test_csv_is_made_row_by_row_and_not_held_in_memory():
    rows = repeat(("x" * 1000, 1, MOMENT, None, True, ""), 20_000)
    tracemalloc.start()
    size = sum(len(block) for block in write_csv(Table("x", COLUMNS, rows, "pl")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 20_000_000
    assert peak < 2_000_000


def test_progress_of_a_spreadsheet_counts_all_its_rows():
    told = []
    write_xlsx([table(*["a"] * 250), table("b")], io.BytesIO(), told.append)
    assert told == [200, 251]
