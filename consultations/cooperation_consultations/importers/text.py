"""Plain text, pasted or from a file: one paragraph a line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from .characters import split_indent, visible
from .limits import DEFAULT, Limits
from .paragraphs import Cell, Paragraph
from .refusals import too_complex, too_large

LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad(?=[ \t]*(?:[\n\r\v\f]|$))")
# ą ś ź Ą Ś Ź lie at other places in Windows-1250 than in ISO 8859-2; the other Polish letters are the same.
CP1250_LETTERS = re.compile(rb"[\xa5\xb9\x80-\x9f]")
LATIN2_LETTERS = re.compile(rb"[\xa1\xac\xb1\xb6\xbc\xa6]")
# A pasted table keeps its columns by tabs; so does a pasted list, but between its mark and its text alone.
FEWEST_TABS, FEWEST_ROWS = 2, 2
MARK_OF_UNIT = re.compile(r"§|Art\.|(?:\d+[a-z]?|[a-z]{1,2})[)/]")
UTF16_PROBE = 2000
UTF16_SHARE = 0.3


def read_text(source: str, limits: Limits = DEFAULT) -> list[Paragraph]:
    """Read pasted text.

    Args:
        source: the text with any kind of line ends.
        limits: how many characters and lines it may have.

    Returns:
        One paragraph a line, empty lines too; the white space before it becomes its indent in characters.
        Rows with tabs between their columns give one paragraph a cell.

    Raises:
        UnreadableSource: document_too_large, document_too_complex.
    """
    if len(source) > limits.characters:
        raise too_large(len(source), limits.characters)
    lines = LINE_END.split(SOFT_HYPHEN_AT_LINE_END.sub("-", source))
    if len(lines) > limits.lines:
        raise too_complex()
    return list(_paragraphs(lines))


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    tables = 0
    for tabs, run in groupby(lines, _tabs_of_a_row):
        rows = list(run)
        if not tabs or len(rows) < FEWEST_ROWS:
            yield from map(_paragraph, rows)
            continue
        for row, line in enumerate(rows):
            for column, text in enumerate(line.strip("\r\n ").split("\t")):
                yield Paragraph(text=visible(text).strip(), cell=Cell(table=tables, row=row, column=column))
        tables += 1


def _tabs_of_a_row(line: str) -> int:
    """How many tabs part the columns of a line; 0 where it is no row of a table."""
    tabs = line.strip("\r\n ").count("\t")
    return 0 if tabs < FEWEST_TABS or line[0] == "\t" or MARK_OF_UNIT.match(line) else tabs


def _paragraph(line: str) -> Paragraph:
    text, indent = split_indent(visible(line).rstrip())
    return Paragraph(text=text, indent=indent if text else 0)


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8, UTF-16, and the two one-byte encodings of older Polish files."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    utf16 = utf16_without_mark(data)
    if utf16 is not None:
        return data.decode(utf16, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_one_byte_encoding(data), errors="replace")


def utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 text that carries no mark: every other byte of Latin letters is zero."""
    probe = data[:UTF16_PROBE]
    half = len(probe) // 2
    if half == 0:
        return None
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if odd > UTF16_SHARE * half and even <= 0.01 * half:
        return "utf-16-le"
    if even > UTF16_SHARE * half and odd <= 0.01 * half:
        return "utf-16-be"
    return None


def _one_byte_encoding(data: bytes) -> str:
    windows, latin2 = len(CP1250_LETTERS.findall(data)), len(LATIN2_LETTERS.findall(data))
    return "iso-8859-2" if latin2 > windows else "cp1250"
