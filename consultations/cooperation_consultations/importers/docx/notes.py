"""Footnotes and endnotes: how their marks are counted and where their text is."""

from __future__ import annotations

from lxml import etree

from ..number_formats import write
from .names import WORD, number, value

DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class NoteMarks:
    """Counts the references to notes of one kind in the order of the text."""

    def __init__(self, kind: str, *roots: etree._Element | None) -> None:
        """Take the format from the settings or the last section, whichever speaks last."""
        self._format = DEFAULT_FORMATS[kind]
        self._next = 1
        for root in roots:
            properties = None if root is None else root.find(f"{WORD}{kind}Pr")
            if properties is not None:
                self._format = value(properties.find(WORD + "numFmt")) or self._format
                self._next = number(properties.find(WORD + "numStart")) or self._next

    def take(self) -> str:
        """The mark of the next note that Word numbers."""
        mark = write(self._next, self._format)
        self._next += 1
        return mark


def note_bodies(root: etree._Element | None) -> dict[str, etree._Element]:
    """The texts of the notes by their ids, without the separator lines."""
    if root is None:
        return {}
    return {
        note.get(WORD + "id", ""): note
        for note in root
        if note.tag in (WORD + "footnote", WORD + "endnote") and note.get(WORD + "type") not in SEPARATORS
    }
