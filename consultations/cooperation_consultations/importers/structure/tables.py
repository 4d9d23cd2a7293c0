"""Tables: cells that the document tells of, and rows that pasted text still shows by bars or a heading "Lp."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from ..paragraphs import Paragraph
from .lines import Line, clean

ORDINAL_HEAD = re.compile(r"(?:L\.\s?p\.?|Lp\.?|LP\.?|Nr)\s?\|?")
STARTS_UNIT = re.compile(
    r"§\s?\d|Art\.\s?\d|(?:Rozdział|ROZDZIAŁ|Dział|DZIAŁ)\s|Za[łl]ącznik\b|ZAŁĄCZNIK|U\s?ZASADNIENIE|Uzasadnienie|Przewodnicząc|PRZEWODNICZĄC|"
    r"(?:Wójt|WÓJT|Burmistrz|BURMISTRZ|Starosta|STAROSTA)\b"
)
LONG_CELL = 400
FEWEST = 3


def tables_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Build one line for each table of the document; a table of one cell is no table and gives plain lines.

    What a table inside a cell says belongs to that cell, so that the words keep their order.
    """
    lines: list[Line] = []
    groups: dict[int, list[int]] = {}
    inner: list[int] = []
    end = -1  # of the last table that was more than one cell
    for index, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None and not paragraph.hidden and paragraph.place not in ("footnote", "endnote"):
            groups.setdefault(paragraph.cell.table, []).append(index)
    for indexes in groups.values():
        if indexes[-1] < end:
            inner += indexes
            continue
        places = {(paragraphs[i].cell.row, paragraphs[i].cell.column) for i in indexes}
        if len(places) == 1:
            for i in indexes:
                text = clean(paragraphs[i].text)
                if text or paragraphs[i].number:
                    lines.append(
                        Line(text, i, number=clean(paragraphs[i].number), level=paragraphs[i].level, gap=True, last=i)
                    )
            continue
        end = indexes[-1]
        lines.append(Line("", indexes[0], gap=True, table={}, last=end))
    for line in lines:
        if line.table is not None:
            own = groups[paragraphs[line.source].cell.table]
            within = inner[bisect_left(inner, line.source) : bisect_left(inner, line.last)]
            line.table = _rows(paragraphs, sorted([*own, *within]))
    return lines


def _rows(paragraphs: Sequence[Paragraph], indexes: list[int]) -> dict[str, Any]:
    rows: dict[int, dict[int, dict[str, Any]]] = {}
    place = paragraphs[indexes[0]].cell
    for i in indexes:
        paragraph = paragraphs[i]
        if paragraph.cell.table == paragraphs[indexes[0]].cell.table:
            place = paragraph.cell
        text = clean(paragraph.text)
        if place.continues and not text:
            continue
        cell = rows.setdefault(place.row, {}).setdefault(place.column, {"text": "", "span": place.span})
        cell["text"] = f"{cell['text']}\n{text}" if cell["text"] and text else cell["text"] or text
        if paragraph.number:
            cell["number"] = f"{cell.get('number', '')} {clean(paragraph.number)}".strip()
    return {"rows": [[cells[column] for column in sorted(cells)] for _row, cells in sorted(rows.items())]}


def gather_text_tables(lines: list[Line]) -> list[Line]:
    """Join lines that are rows or cells of a table in pasted text to one line that holds the table."""
    result: list[Line] = []
    place = 0
    while place < len(lines):
        end = _table_end(lines, place)
        if end - place >= FEWEST:
            rows = [[{"text": cell.strip(), "span": 1} for cell in _cells(line.text)] for line in lines[place:end]]
            first, last = lines[place], lines[end - 1]
            result.append(Line("", first.source, gap=True, table={"rows": rows, "guessed": True}, last=last.source))
            place = end
        else:
            result.append(lines[place])
            place += 1
    return result


def _cells(text: str) -> list[str]:
    return re.split(r"(?<=\|)\s*(?=\S)", text)


def _table_end(lines: list[Line], place: int) -> int:
    line = lines[place]
    if line.table is not None or line.number or STARTS_UNIT.match(line.text):
        return place
    end = place
    if ORDINAL_HEAD.fullmatch(line.text) or (ORDINAL_HEAD.match(line.text) and "|" in line.text):
        while end < len(lines) and not _ends_table(lines[end]):
            end += 1
        return end
    while end < len(lines) and "|" in lines[end].text[1:] and not _ends_table(lines[end]):
        end += 1
    return end


def _ends_table(line: Line) -> bool:
    return (
        line.table is not None or bool(line.number) or bool(STARTS_UNIT.match(line.text)) or len(line.text) > LONG_CELL
    )
