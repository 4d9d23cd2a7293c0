"""How much a document may hold: far above any real act, far below what hurts the server."""

from __future__ import annotations

from dataclasses import dataclass

from .refusals import MEGABYTE, empty, too_large


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that are checked before and while a document is unpacked and read."""

    upload_bytes: int = 20 * MEGABYTE  # the file as sent
    unpacked_bytes: int = 256 * MEGABYTE  # all parts of the package together, pictures too
    part_bytes: int = 24 * MEGABYTE  # one XML part
    parts: int = 5_000
    elements: int = 500_000  # in one XML part
    attributes: int = 1_000_000  # in one XML part
    paragraphs: int = 40_000  # the empty ones too: they count in lists
    lines: int = 100_000  # of plain text
    depth: int = 120  # tables, lists and controls inside each other
    columns: int = 1_000  # of a table, and rows or cells that one element repeats
    cells: int = 200_000  # of one table
    characters: int = 4_000_000  # four times the longest Polish statute


DEFAULT = Limits()


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse a file that is empty or larger than may be sent."""
    if not data:
        raise empty()
    if len(data) > limits.upload_bytes:
        raise too_large(len(data), limits.upload_bytes)
