"""How much a document may hold: far above any real act, far below what hurts the server."""

from __future__ import annotations

from dataclasses import dataclass

from .paragraphs import N_, UnreadableSource

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that are checked before and while a document is unpacked and read."""

    upload_bytes: int = 20 * MEGABYTE  # the file as sent
    unpacked_bytes: int = 256 * MEGABYTE  # all parts of the package together, pictures too
    part_bytes: int = 24 * MEGABYTE  # one XML part
    parts: int = 5_000
    elements: int = 500_000  # in one XML part
    paragraphs: int = 40_000  # the empty ones too: they count in lists
    depth: int = 120  # tables, lists and controls inside each other
    columns: int = 1_000  # of a table, and rows or cells that one element repeats
    characters: int = 4_000_000  # four times the longest Polish statute


DEFAULT = Limits()


def too_complex() -> UnreadableSource:
    """The refusal of what nests too deep, repeats too much or unpacks into too many pieces."""
    return UnreadableSource(
        "document_too_complex",
        N_(
            "The document has more paragraphs, nested parts or table columns than a draft act can have. Copy its text into a new document, or paste the text."
        ),
    )


def too_large(found: int, allowed: int) -> UnreadableSource:
    """The refusal of a file or text past the limit; both sizes in bytes or characters, told in megabytes."""
    return UnreadableSource(
        "document_too_large",
        N_(
            "The document is too large (%(found)s MB; at most %(allowed)s MB can be read). Leave out pictures and attachments, or send the act in parts."
        ),
        {"found": -(-found // MEGABYTE), "allowed": max(1, allowed // MEGABYTE)},
    )


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse a file that is empty or larger than may be sent."""
    if not data:
        raise UnreadableSource("document_empty", N_("The file is empty. Choose the file again, or paste the text."))
    if len(data) > limits.upload_bytes:
        raise too_large(len(data), limits.upload_bytes)
