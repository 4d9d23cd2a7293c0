"""How much a document may hold; far above any real act, far below what hurts the server."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that are checked before and while a document is unpacked and parsed."""

    upload_bytes: int = 20 * MEGABYTE  # the file as sent
    unpacked_bytes: int = 256 * MEGABYTE  # all parts of the package together
    part_bytes: int = 24 * MEGABYTE  # one XML part
    parts: int = 5_000
    elements: int = 600_000  # tags in one XML part
    paragraphs: int = 20_000  # also of the empty ones, which count in lists
    depth: int = 120  # nested tables, lists, controls
    columns: int = 1_000  # a row's columns, after repeats
    characters: int = 10_000_000  # text of the whole source


DEFAULT = Limits()
