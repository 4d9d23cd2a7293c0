"""The cells of an OpenDocument table, with its repeats unrolled within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..limits import Limits
from ..refusals import too_complex
from .names import TABLE, whole_number

ROW_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
CELL = TABLE + "table-cell"
COVERED = TABLE + "covered-table-cell"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its place in the grid; `element` is None where a cell from above reaches into the row."""

    element: etree._Element | None
    row: int
    column: int
    span: int


def cells(table: etree._Element, limits: Limits) -> Iterator[TableCell]:
    """The cells of a table, row by row.

    Raises:
        UnreadableSource: document_too_complex, for more columns or repeated rows than the limits allow.
    """
    reaching_down: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns spanned
    row_index = count = 0
    for row in _rows(table, limits):
        for _ in range(_repeats(row, "number-rows-repeated", limits)):
            for cell in _cells_of_row(row, row_index, reaching_down, limits):
                count += 1
                if count > limits.cells:
                    raise too_complex()
                yield cell
            row_index += 1


def _cells_of_row(
    row: etree._Element, row_index: int, reaching_down: dict[int, tuple[int, int]], limits: Limits
) -> Iterator[TableCell]:
    column = 0
    for cell in row:
        if cell.tag not in (CELL, COVERED):
            continue
        for _ in range(_repeats(cell, "number-columns-repeated", limits)):
            if column > limits.columns:
                raise too_complex()
            if cell.tag == CELL:
                span = max(1, whole_number(cell.get(TABLE + "number-columns-spanned")))
                below = whole_number(cell.get(TABLE + "number-rows-spanned")) - 1
                if column + span > limits.columns:
                    raise too_complex()
                if below > 0:
                    reaching_down[column] = (below, span)
                yield TableCell(cell, row_index, column, span)
            elif column in reaching_down:
                below, span = reaching_down.pop(column)
                if below > 1:
                    reaching_down[column] = (below - 1, span)
                yield TableCell(None, row_index, column, span)
            column += 1


def _rows(parent: etree._Element, limits: Limits, depth: int = 0) -> Iterator[etree._Element]:
    if depth > limits.depth:
        raise too_complex()
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in ROW_GROUPS:
            yield from _rows(child, limits, depth + 1)


def _repeats(element: etree._Element, attribute: str, limits: Limits) -> int:
    repeats = max(1, whole_number(element.get(TABLE + attribute)))
    if repeats > limits.columns:
        raise too_complex()
    return repeats
