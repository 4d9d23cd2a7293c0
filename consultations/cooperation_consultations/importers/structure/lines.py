"""From paragraphs to lines: one line is what stood on one line of the source, with what is known about its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ..paragraphs import Paragraph
from .patterns import CHAPTER_MARK, DEFINES

SENTENCE_END = ".;:!?…"
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000-\u0008\u000e-\u001f]")
SPACES = re.compile(r"\s+")
SLACK = 12  # characters by which printed lines of one width differ
# What printers keep together at a line's end: "w art. 5", "nr 139/2004/WE", "10 000 000 euro".
UNBROKEN = re.compile(r"(?:(?:\w|§+|nr|art\.|ust\.|pkt|poz\.|lit\.|Dz\.|U\.|\d+)\s)*\S*")
DIVIDED_END = re.compile(r"[^\W\d_]{2}[-\u2010\u2011]$")
DIVIDED_START = re.compile(r"[-\u2010\u2011]?[^\W\d_]")
OPEN_BEFORE = re.compile(r"\b(?:w|z|i|do|od|oraz|lub|albo|niniejszego)$")
NAMED_ACT = re.compile(r"[–—-] (?:Kodeks|Prawo|Ordynacja|Karta|Konstytucja|Przepisy wprowadzające)\b")
ABBREVIATION_END = re.compile(r"\b(?:r|art|ust|pkt|poz|nr|Nr|zm|tj|ww|str|ul|im|dot|zw)\.$")
LOOSE_DASH = re.compile(r"(?:^|(?<=\s))[–—-](?=\s|$)")
PARAGRAPH_LINES = 12
LIST_DEPTH, LIST_STEP = 1000, 100  # a list level of the word processor weighs more than any indentation


@dataclass(slots=True)
class Line:
    """A line without its outer white space; `cut` lines were one line with the line before."""

    text: str
    source: int
    indent: int = 0
    gap: bool = False  # an empty line stands before it
    number: str = ""  # generated number
    number_format: str = ""
    level: int | None = None
    cut: bool = False
    broken: bool = False  # follows a manual line break inside one paragraph
    table: dict[str, Any] | None = None
    last: int = -1  # last source paragraph, for tables

    @property
    def depth(self) -> int:
        """Return how deep the line stands, comparable only with lines of the same act."""
        if self.number and self.level is not None:
            return LIST_DEPTH + LIST_STEP * self.level + min(self.indent, LIST_STEP - 1)
        return self.indent


def clean(text: str) -> str:
    """Return the text without invisible characters, every run of white space one blank."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()


def lines_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Turn body paragraphs into lines; table cells are left to tables.py, which needs them unsplit."""
    lines: list[Line] = []
    gap = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None or paragraph.place in ("footnote", "endnote") or paragraph.hidden:
            continue
        pieces = [clean(piece) for piece in re.split(r"[\n\v\f\r\u2028\u2029]", paragraph.text)]
        first = True
        for piece in pieces:
            if not piece and not (first and paragraph.number):
                gap = True
                continue
            lines.append(
                Line(
                    text=piece,
                    source=index,
                    indent=paragraph.indent,
                    gap=gap,
                    number=clean(paragraph.number) if first else "",
                    number_format=paragraph.number_format if first else "",
                    level=paragraph.level,
                    broken=not first,
                    last=index,
                )
            )
            gap = False
            first = False
    return lines


def cut_line(line: Line, places: Sequence[int]) -> list[Line]:
    """Cut a line before each of the given characters."""
    pieces = []
    bounds = [0, *places, len(line.text)]
    for place, (start, end) in enumerate(pairwise(bounds)):
        text = line.text[start:end].strip()
        if text:
            pieces.append(line if not place and end == len(line.text) else replace(line, text=text))
            if len(pieces) > 1:
                pieces[-1] = replace(pieces[-1], cut=True, number="", number_format="", gap=False)
    return pieces or [line]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the source breaks its lines: at the edge of a page (wrapped) or only where a paragraph ends."""

    wrapped: bool
    width: int
    gaps_tell: bool  # empty lines stand between paragraphs, not after every printed line

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Layout:
        long_ones = cut_off = spaced = 0
        for line, following in pairwise(lines):
            if len(line.text) < 45 or len(line.text) > 160 or following.cut or following.number:
                continue
            long_ones += 1
            open_end = line.text[-1] not in SENTENCE_END + ","
            if (open_end and following.text[:1].islower()) or line.text[-1] == "-":
                cut_off += 1
                spaced += following.gap
        wrapped = cut_off >= 3 and cut_off >= 0.15 * long_ones
        lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 80
        return cls(wrapped, width, gaps_tell=spaced < 0.5 * cut_off or not wrapped)

    def is_full(self, line: Line, following: Line) -> bool:
        """Say whether the next word would hardly have fitted on the line."""
        word = UNBROKEN.match(following.text).group()
        return len(line.text) + 1 + len(word) > self.width - SLACK

    def break_before(self, line: Line, previous: Line | None) -> str:
        """Say what parts a line from the one before: "hard" (a new paragraph), "maybe", "wrap" or "cut"."""
        if previous is not None and not line.number and cannot_part(previous.text, line.text):
            return "wrap"
        if previous is None or line.number or line.table is not None or previous.table is not None:
            return "hard"
        if line.cut:
            return "cut"
        if _stands_alone(line, previous):
            return "hard"
        if line.gap and self.gaps_tell:
            return "hard" if not self._runs_on(previous, line) else "maybe"
        if not self.wrapped:
            return "wrap" if self._runs_on(previous, line) else "hard"
        if previous.text[-1] in SENTENCE_END + ",":
            return "maybe" if self.is_full(previous, line) else "hard"
        return "wrap" if self.is_full(previous, line) else "hard"

    def is_lone_dash(self, lines: Sequence[Line], place: int) -> bool:
        """Say whether the dash that begins a printed line is the only one of its paragraph: a pair encloses words."""
        first = last = place
        while first and place - first < PARAGRAPH_LINES and self.break_before(lines[first], lines[first - 1]) == "wrap":
            first -= 1
        while (
            last + 1 < len(lines)
            and last - place < PARAGRAPH_LINES
            and self.break_before(lines[last + 1], lines[last]) == "wrap"
        ):
            last += 1
        text = " ".join(line.text for line in lines[first : last + 1])
        return sum(not DEFINES.match(text, dash.start()) for dash in LOOSE_DASH.finditer(text)) == 1

    @staticmethod
    def _runs_on(previous: Line, line: Line) -> bool:
        """Say whether a sentence goes on over the line's end, seen by its letters alone."""
        open_end = previous.text[-1:] not in SENTENCE_END or ABBREVIATION_END.search(previous.text)
        return bool(open_end) and line.text[:1].islower() and line.text[1:2] != ")"


def _stands_alone(line: Line, previous: Line) -> bool:
    """Say whether a line is a heading by itself, however full the line before: "Rozdział 2", or capitals."""
    if CHAPTER_MARK.fullmatch(line.text):
        return not OPEN_BEFORE.search(previous.text)
    return len(line.text) > 8 and line.text.isupper() and line.text[-1].isalpha() and previous.text[-1:] in SENTENCE_END


def cannot_part(before: str, after: str) -> bool:
    """Say whether two lines are one for certain: a divided word, or the name of an act after its date."""
    if DIVIDED_END.search(before):
        if before[-3:-1].isupper() and after[:1].isupper() and after[1:2].islower():
            return False  # "- PROJEKT-" and the line below it
        return bool(DIVIDED_START.match(after)) and (
            after[0].islower() or (after[0] not in "–—" and after[1:2].islower())
        )
    return before.endswith("r.") and bool(NAMED_ACT.match(after))
