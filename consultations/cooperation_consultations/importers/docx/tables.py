"""The cells of a table, with the columns and merges that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..limits import Limits
from ..refusals import too_complex
from .names import CONTROL, CONTROL_CONTENT, INSERTED, REMOVED, WORD, has_any, number, value

WRAPPERS = INSERTED | {WORD + "customXml"}
DELETED_CELL = frozenset({WORD + "cellDel"})


@dataclass(frozen=True, slots=True)
class TableCell:
    """A w:tc with its place in the grid."""

    element: etree._Element
    row: int
    column: int
    span: int
    continues: bool


def cells(table: etree._Element, limits: Limits) -> Iterator[TableCell]:
    """The cells that remain with all changes accepted, row by row."""
    remaining = (row for row in _children(table, WORD + "tr", limits) if not has_any(row.find(WORD + "trPr"), REMOVED))
    for row_index, row in enumerate(remaining):
        column = _columns_before(row)
        for cell in _children(row, WORD + "tc", limits):
            properties = cell.find(WORD + "tcPr")
            if has_any(properties, DELETED_CELL):
                continue
            span = max(1, _property(properties, "gridSpan") or 1)
            if column + span > limits.columns:
                raise too_complex()
            merge = None if properties is None else properties.find(WORD + "vMerge")
            yield TableCell(cell, row_index, column, span, merge is not None and value(merge) != "restart")
            column += span


def _children(parent: etree._Element, tag: str, limits: Limits, depth: int = 0) -> Iterator[etree._Element]:
    if depth > limits.depth:
        raise too_complex()
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag, limits, depth + 1)
        elif child.tag == CONTROL:
            for content in child.findall(CONTROL_CONTENT):
                yield from _children(content, tag, limits, depth + 1)


def _columns_before(row: etree._Element) -> int:
    return max(0, _property(row.find(WORD + "trPr"), "gridBefore") or 0)


def _property(properties: etree._Element | None, name: str) -> int | None:
    return None if properties is None else number(properties.find(WORD + name))
