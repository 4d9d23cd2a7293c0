"""Reads OpenDocument texts (ODT, FODT) with the numbers that LibreOffice computes."""

from __future__ import annotations

from ..limits import DEFAULT, Limits, check_size
from ..paragraphs import Document
from ..refusals import without_text
from .package import Package
from .reader import Reader

__all__ = ["read_paragraphs"]


def read_paragraphs(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Read an ODT, packed or flat.

    Args:
        data: the whole file.
        limits: how much it may hold.

    Returns:
        Paragraphs in reading order with all tracked changes accepted, each with its generated number.

    Raises:
        UnreadableSource: with a stable code and advice.
    """
    check_size(data, limits)
    document = Reader(Package(data, limits), limits).read()
    if not any(paragraph.text for paragraph in document.paragraphs):
        raise without_text()
    return document
