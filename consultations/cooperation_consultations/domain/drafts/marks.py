"""Marks of legal units: how one is told at the beginning of a text, how one is built, which kind follows which."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ...importers import kinds

# Patterns that mean the same in Python and in JavaScript: the editor's page is given this very list.
PATTERNS = [
    (kinds.ARTICLE, r"^Art\.\s?([0-9]+[a-z]{0,2}[⁰¹²³⁴-⁹]*)\.?(?=\s|$)"),
    (kinds.PARAGRAPH, r"^§\s?([0-9]+[a-z]{0,2}[⁰¹²³⁴-⁹]*)\.?(?=\s|$)"),
    (kinds.POINT, r"^([0-9]+[a-z]{0,2}[⁰¹²³⁴-⁹]*)\)"),
    (kinds.SUBSECTION, r"^([0-9]+[a-z]{0,2}[⁰¹²³⁴-⁹]*)\.(?=\s|$)"),
    (kinds.LETTER, r"^([a-z]{1,2})\)"),
    (kinds.DOUBLE_INDENT, r"^[–—-]\s?[–—-](?=\s|$)()"),
    (kinds.INDENT, r"^[–—-](?=\s|$)()"),
]
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in PATTERNS]

NUMBER = re.compile(r"^[0-9A-Za-z⁰¹²³⁴-⁹]{1,12}(?:[.–-][0-9A-Za-z]{1,6}){0,4}$")

NARROWER = {
    kinds.ARTICLE: kinds.SUBSECTION,
    kinds.PARAGRAPH: kinds.SUBSECTION,
    kinds.SUBSECTION: kinds.POINT,
    kinds.POINT: kinds.LETTER,
    kinds.LETTER: kinds.INDENT,
    kinds.INDENT: kinds.DOUBLE_INDENT,
    kinds.DOUBLE_INDENT: kinds.DOUBLE_INDENT,
}
BUILT = {
    kinds.ARTICLE: "Art. {}.",
    kinds.PARAGRAPH: "§ {}.",
    kinds.SUBSECTION: "{}.",
    kinds.POINT: "{})",
    kinds.LETTER: "{})",
    kinds.INDENT: "–",
    kinds.DOUBLE_INDENT: "– –",
    kinds.BOOK: "Księga {}",
    kinds.PART: "Część {}",
    kinds.TITLE: "Tytuł {}",
    kinds.DIVISION: "Dział {}",
    kinds.CHAPTER: "Rozdział {}",
    kinds.SECTION: "Oddział {}",
    kinds.ATTACHMENT: "Załącznik nr {}",
}
CONTINUED = frozenset(
    {kinds.PLAIN, kinds.LEGAL_BASIS, kinds.COMMON_PART, kinds.SIGNATURE, kinds.QUOTATION, kinds.FOOTNOTE}
)
INDENTS = frozenset({kinds.INDENT, kinds.DOUBLE_INDENT})


class Mark(NamedTuple):
    """A mark found at the beginning of a text."""

    kind: str
    number: str
    length: int


def mark_at_start(text: str) -> Mark | None:
    """Return the mark with which a text begins, if it begins with one."""
    for kind, pattern in _COMPILED:
        if found := pattern.match(text):
            return Mark(kind, found[1], found.end())
    return None


def shown_mark(unit: dict[str, Any]) -> str:
    """Return the mark that people read: the source's own, or one built from a number that is in no text."""
    if unit["mark"] or not unit["number"]:
        return unit["mark"]
    return BUILT.get(unit["kind"], "{}").format(unit["number"])


def kind_when_raised(kind: str, parent_kind: str) -> str:
    """Return the kind of a unit that comes to stand beside its parent; a wider unit stays what it is."""
    if kind in NARROWER and parent_kind in NARROWER and kinds.RANK[kind] > kinds.RANK[parent_kind]:
        return parent_kind
    return kind


def kind_when_lowered(kind: str, parent_kind: str, last_child_kind: str | None) -> str:
    """Return the kind of a unit that goes into its neighbour; a narrower unit stays what it is."""
    if kind not in NARROWER or parent_kind not in NARROWER or kinds.RANK[kind] > kinds.RANK[parent_kind]:
        return kind
    if last_child_kind in NARROWER and kinds.RANK[last_child_kind] > kinds.RANK[parent_kind]:
        return last_child_kind
    return NARROWER[parent_kind]


def kind_of_rest(kind: str) -> str:
    """Return the kind of the second half of a split unit when it begins with no mark."""
    return kind if kind in CONTINUED else kinds.PLAIN
