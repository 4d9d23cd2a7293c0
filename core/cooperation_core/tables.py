"""Tables out, by one writer: types are kept, and what a spreadsheet would run as a formula stays text."""

import csv
import dataclasses
import datetime
import io
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext, override

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
SEMICOLON_LANGUAGES = {"pl", "de"}
LONGEST_CELL = 32_767  # a limit of the XLSX format, in characters
BLOCK = 64 * 1024


@dataclasses.dataclass(frozen=True)
class Column:
    """A column; ``kind`` is text, integer, datetime, date, boolean or url, ``width`` in characters."""

    key: str
    title: str
    kind: str = "text"
    width: int | None = None


@dataclasses.dataclass
class Table:
    """Columns and rows; ``rows`` may be a generator and is read once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence]
    language: str
    time_zone: str = ""

    @property
    def zone(self):
        return ZoneInfo(self.time_zone) if self.time_zone else timezone.get_default_timezone()


def neutral(text):
    """Return ``text`` so that no spreadsheet takes it for a formula: a leading apostrophe, where one is needed."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _csv_cell(value, kind, zone):
    if value is None or value == "":
        return ""
    if kind == "boolean":
        return gettext("yes") if value else gettext("no")
    if kind == "datetime":
        return value.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    if kind == "date":
        return value.isoformat()
    if kind == "integer":
        return str(int(value))  # a negative number is a number, and int() refuses all else
    return neutral(str(value).replace("\x00", ""))


def write_csv(table):
    """Yield the table as UTF-8 CSV in blocks: with a byte-order mark, and ``;`` where Excel expects it (pl, de)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if table.language in SEMICOLON_LANGUAGES else ",")
    buffer.write("\ufeff")
    writer.writerow([neutral(str(column.title)) for column in table.columns])
    kinds = [column.kind for column in table.columns]
    yield _drained(buffer)
    for row in table.rows:
        # The language is set for each row: between two blocks the server may do something else in this thread.
        with override(table.language):
            writer.writerow([_csv_cell(value, kind, table.zone) for value, kind in zip(row, kinds, strict=True)])
        if buffer.tell() > BLOCK:
            yield _drained(buffer)
    if buffer.tell():
        yield _drained(buffer)


def _drained(buffer):
    block = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return block


def write_xlsx(tables, file, progress=None):
    """Write ``tables`` as the sheets of one XLSX into the binary ``file``, row by row in constant memory.

    Args:
        progress: callable(number of rows written); called every 200 rows.
    """
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
        },
    )
    # The same table gives the same bytes: no time of day in the file.
    book.set_properties({"title": str(tables[0].title), "created": datetime.datetime(2020, 1, 1)})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "integer": book.add_format({"num_format": "0", "valign": "top"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    done = 0
    names = set()
    for table in tables:
        with override(table.language):
            done = _write_sheet(book, table, _sheet_name(str(table.title), names), formats, done, progress)
    book.close()
    if progress:
        progress(done)


def _sheet_name(title, taken):
    """Return a name that Excel allows: at most 31 characters, none of []:*?/\\, not twice."""
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip("' ") or "1"
    name, number = clean[:31], 2
    while name.lower() in taken:
        name = f"{clean[:27]} {number}"
        number += 1
    taken.add(name.lower())
    return name


def _write_sheet(book, table, name, formats, done, progress):
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width or {"text": 40, "url": 40, "datetime": 20}.get(column.kind, 12))
        sheet.write_string(0, place, str(column.title), formats["head"])
    for line, row in enumerate(table.rows, start=1):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, line, place, value, column.kind, formats, table.zone)
        done += 1
        if progress and done % 200 == 0:
            progress(done)
    return done


def _write_cell(sheet, line, place, value, kind, formats, zone):
    if value is None or value == "":
        return
    if kind == "boolean":
        sheet.write_boolean(line, place, bool(value))
    elif kind == "integer":
        sheet.write_number(line, place, int(value), formats["integer"])
    elif kind == "datetime":
        local = value.astimezone(zone).replace(tzinfo=None)
        sheet.write_datetime(line, place, local, formats["datetime"])
    elif kind == "date":
        sheet.write_datetime(line, place, value, formats["date"])
    else:
        text = str(value).replace("\x00", "")
        sheet.write_string(line, place, text[:LONGEST_CELL], formats["text"])
