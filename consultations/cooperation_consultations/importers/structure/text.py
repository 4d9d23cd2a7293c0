"""Joins lines to the text of units: wrapped lines to one text, divided words to one word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from .lines import Layout, Line, cannot_part
from .quotes import Quoted

DIVIDED = re.compile(r"([^\W\d_]{2,})[-\u2010\u2011]$")
GOES_ON = re.compile(r"([^\W\d_]+)")
ADJECTIVE_END = (
    "y",
    "a",
    "e",
    "ego",
    "ej",
    "ych",
    "ym",
    "ymi",
    "emu",
    "ą",
    "i",
    "iej",
    "iego",
    "ich",
    "im",
    "imi",
    "iemu",
)
REPEATED_HYPHEN = re.compile(r"[-\u2010\u2011][^\W\d_]")  # a compound divided at its hyphen shows the hyphen twice
OPEN_END = re.compile(
    r"(?:^|\s)(?:w|z|i|a|o|u|na|do|od|po|ze|we|oraz|lub|albo|przez|dla|przy|art\.|ust\.|pkt|lit\.|§|nr|Nr|poz\.|dnia)$"
)
LONGEST_HALF = 80  # characters of half a word
LONG_LINE = 70
SHORT_LINE = 60
LINKING_O = re.compile(r"\w{3,}[oO]")


@dataclass(slots=True)
class Piece:
    """A paragraph of a unit's text, a table, or quoted wording."""

    text: str
    break_: str
    source: tuple[int, int]
    table: dict[str, Any] | None = None
    quoted: Quoted | None = None


@dataclass(slots=True)
class Joiner:
    """Joins lines and remembers divided words; the words of the whole act tell real hyphens from divisions."""

    layout: Layout
    vocabulary: Counter[str] = field(default_factory=Counter)
    joined: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Sequence[Line], layout: Layout) -> Joiner:
        words: Counter[str] = Counter()
        if any(divided(line.text) for line in lines):
            for line in lines:
                words.update(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", line.text))
        return cls(layout, words)

    def join(self, before: str, after: str) -> str:
        """Join two lines of one paragraph."""
        parts = [before]
        self.add(parts, after)
        return "".join(parts)

    def add(self, parts: list[str], after: str) -> None:
        """Add a line to the parts of a paragraph, the last of which may end in half a word."""
        before = parts[-1]
        left, right = divided(before), GOES_ON.match(after)
        if left and REPEATED_HYPHEN.match(after):
            self.joined.append(f"{left}{after.split(' ', 1)[0]}")
            parts[-1] = before[:-1] + after
        elif left and right:
            whole = self._word(left, right.group(1))
            self.joined.append(whole)
            parts[-1] = before[: -len(left) - 1] + whole + after[right.end() :]
        else:
            parts.append(f" {after}" if before and after else after)

    def _word(self, left: str, right: str) -> str:
        with_hyphen, without = f"{left}-{right}", f"{left}{right}"
        if right[0].isupper() and not left.isupper():
            return with_hyphen
        known_with, known_without = self.vocabulary[with_hyphen.lower()], self.vocabulary[without.lower()]
        if known_with != known_without:
            return with_hyphen if known_with > known_without else without
        if LINKING_O.fullmatch(left) and right.endswith(ADJECTIVE_END) and len(right) > 4:
            return with_hyphen
        return without

    def heading(self, lines: Sequence[Line]) -> str:
        """Return lines as they stand, one below the other; only divided words are joined."""
        text = lines[0].text
        for previous, line in pairwise(lines):
            if line.cut:
                text = f"{text} {line.text}"
            elif cannot_part(previous.text, line.text):
                text = self.join(text, line.text)
            else:
                text = f"{text}\n{line.text}"
        return text

    def pieces(
        self,
        lines: Sequence[Line],
        start: tuple[int, int],
        end: tuple[int, int],
        quoted: Sequence[Quoted],
        *,
        in_list: bool = False,
    ) -> list[Piece]:
        """Return the paragraphs between two places (line, character), quoted new wording apart.

        In a list a short line that begins small is a paragraph, the common part; elsewhere it goes on from above.
        """
        result: list[Piece] = []
        at = start
        for quote in quoted:
            if quote.wording and start <= (quote.line, quote.start) and (quote.last_line, quote.end) <= end:
                result.extend(self._paragraphs(lines, at, (quote.line, quote.start)))
                wording = self._paragraphs(lines, (quote.line, quote.start), (quote.last_line, quote.end))
                text = "\n".join(piece.text for piece in wording)
                source = (lines[quote.line].source, lines[quote.last_line].last)
                result.append(Piece(text, "hard", source, quoted=quote))
                at = (quote.last_line, quote.end)
        result.extend(self._paragraphs(lines, at, end, in_list))
        return result

    def _paragraphs(
        self, lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int], in_list: bool = False
    ) -> list[Piece]:
        result: list[Piece] = []
        parts: list[list[str]] = []
        for place in range(start[0], min(end[0], len(lines) - 1) + 1):
            line = lines[place]
            if line.table is not None:
                if place != end[0]:
                    result.append(Piece("", "hard", (line.source, line.last), table=line.table))
                    parts.append([])
                continue
            first = start[1] if place == start[0] else 0
            last = end[1] if place == end[0] else len(line.text)
            text = line.text[first:last].strip()
            if not text:
                continue
            break_ = "cut" if first else self.layout.break_before(line, lines[place - 1] if place else None)
            if in_list and break_ == "wrap" and not self.layout.wrapped and len(lines[place - 1].text) < SHORT_LINE:
                break_ = "hard" if not divided(lines[place - 1].text) else "wrap"
            if break_ == "hard" and result and _goes_on(lines[place - 1], line):
                break_ = "wrap"
            if not result or result[-1].table is not None or break_ == "hard":
                result.append(Piece(text, break_, (line.source, line.source)))
                parts.append([text])
            else:
                self.add(parts[-1], text)
                result[-1].source = (result[-1].source[0], line.source)
        for piece, lines_of_piece in zip(result, parts, strict=True):
            piece.text = "".join(lines_of_piece)
        return result


def divided(text: str) -> str:
    """Return the first half of a word that a hyphen divides at the end of a line, or nothing."""
    found = DIVIDED.search(text[-LONGEST_HALF:])
    return found.group(1) if found else ""


def _goes_on(previous: Line, line: Line) -> bool:
    """Say whether a long line without an end goes on in the next, although that begins with a capital."""
    if OPEN_END.search(previous.text) and not line.number and previous.table is None:
        return True
    open_end = previous.text[-1:].isalnum() and len(previous.text) > LONG_LINE and not previous.text.isupper()
    return open_end and not line.gap and not line.number and not line.text.isupper() and previous.table is None
