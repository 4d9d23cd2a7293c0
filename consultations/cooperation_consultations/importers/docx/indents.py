"""Indentation, counted in characters so that it compares with white space in plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from lxml import etree

from .names import WORD, whole_number

TWIPS_A_CHARACTER = 120  # of a twelve-point typewriter face


@dataclass(frozen=True, slots=True)
class Indent:
    """Where the first line of a paragraph starts, in twentieths of a point from the margin."""

    start: int
    first_line: int

    @classmethod
    def of(cls, properties: etree._Element | None) -> Self | None:
        """Read w:ind from paragraph properties; None when they are silent."""
        element = None if properties is None else properties.find(WORD + "ind")
        if element is None:
            return None
        return cls(
            start=_twips(element, "left") or _twips(element, "start"),
            first_line=_twips(element, "firstLine") - _twips(element, "hanging"),
        )

    @property
    def characters(self) -> int:
        """The indent of the first line as a number of characters, never negative."""
        return max(0, round((self.start + self.first_line) / TWIPS_A_CHARACTER))


def _twips(element: etree._Element, name: str) -> int:
    return whole_number(element.get(WORD + name)) or 0
