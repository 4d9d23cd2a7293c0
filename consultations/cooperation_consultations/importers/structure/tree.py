"""Builds the tree of one zone's units from its lines and the decisions about its marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import kinds
from . import marks, patterns
from .act import Unit
from .doubts import OF_STEP
from .level import BASES, Habits
from .lines import Line
from .quotes import Quoted, quotations
from .sequence import Decided, Decision, decide
from .text import Joiner, Piece

EDITORS_NOTE = re.compile(r"\(.*(?:nadzorcz|nieważno|uchyl|skreśl|w brzmieniu|dodan|zmian).*\)\.?", re.S)
LONGEST_HEADING = 250
NUMBER_IN_HEADING = re.compile(r"[^\W\d_] \d{1,3}[a-z]?(?:$| [A-ZŁŚŻ])")
CLOSES = " .;,”\"'“»)"


@dataclass(slots=True)
class Grower:
    """Grows the units of one zone under `roots`."""

    joiner: Joiner
    habits: Habits
    roots: list[Unit]
    zone: Unit | None = None  # the attachment, when the zone is one
    open: list[Unit] = field(default_factory=list)  # as the levels of sequence.py

    def grow(self, lines: Sequence[Line], *, title_wanted: bool = False) -> None:
        """Read the zone's lines into units."""
        begun = len(self._siblings(self.zone))
        quoted = quotations(lines)
        stretches = [(q.line, q.start, q.last_line, q.end) for q in quoted]
        decided = decide(marks.candidates_of(lines, self.joiner.layout, stretches), self.habits)
        ends = [(d.candidate.line, d.candidate.start) for d in decided.decisions] + [(len(lines), 0)]
        self._preface(self.joiner.pieces(lines, (0, 0), ends[0], quoted), title_wanted)
        for unit in self._siblings(self.zone)[begun:]:
            if _any_between(decided, (0, 0), ends[0]):
                unit.doubt("mark_in_text")
            elif self.zone is None and decided.decisions and unit.text.endswith((".", ":")):
                unit.doubt("unmarked_paragraph")  # a paragraph that lost its mark, or a preamble
        for place, (decision, end) in enumerate(zip(decided.decisions, ends[1:], strict=True)):
            unit = self._open_unit(decision, lines)
            following = decided.decisions[place + 1] if place + 1 < len(decided.decisions) else None
            start = (decision.candidate.line, decision.candidate.end)
            self._fill(
                unit,
                self.joiner.pieces(
                    lines, start, end, _between(quoted, start, end), in_list=unit.kind in kinds.LIST_ITEMS
                ),
                following,
            )
            if _any_between(decided, start, end):
                unit.doubt("mark_in_text")
        if self.habits.sign_lost:
            _without_paragraphs(self._siblings(self.zone)[begun:])

    def _preface(self, pieces: list[Piece], title_wanted: bool) -> None:
        """Place what stands before the first mark: the title of an attachment, then plain paragraphs."""
        heading: list[str] = []
        for piece in pieces:
            short = piece.table is None and piece.quoted is None and len(piece.text) < LONGEST_HEADING
            is_title = short and not (piece.text.endswith((".", ":", ";")) and len(piece.text) > 60)
            if title_wanted and self.zone is not None and is_title and not self.zone.children and len(heading) < 8:
                heading.append(piece.text)
                self.zone.source = (self.zone.source[0], piece.source[1])
            else:
                self._add_below(self.zone, _plain(piece))
        if heading and self.zone is not None:
            self.zone.heading = "\n".join(heading)

    def _open_unit(self, decision: Decision, lines: Sequence[Line]) -> Unit:
        candidate, way = decision.candidate, decision.way
        line = lines[candidate.line]
        del self.open[way.keep :]
        parent = self.open[-1] if self.open else self.zone
        if way.level.implied and parent is not None:
            parent = self._with_implied_first(parent)
        unit = Unit(way.level.kind, candidate.number, source=(line.source, line.source))
        if candidate.generated:
            unit.generated = True
        else:
            unit.mark = line.text[candidate.start : candidate.end].strip()
        if way.irregular == "superscript_lost":
            unit.number = way.level.number
        if (
            candidate.family in (patterns.DASH, patterns.DOUBLE_DASH, patterns.BULLET)
            and unit.kind != kinds.COMMON_PART
        ):
            unit.number = self._ordinal(parent, unit.kind)
        self._add_below(parent, unit)
        if unit.kind != kinds.COMMON_PART:
            self.open.append(unit)
        self._note_doubts(unit, decision)
        return unit

    def _ordinal(self, parent: Unit | None, kind: str) -> str:
        """Return the place of the next dash or bullet among its like."""
        last = next((other.number for other in reversed(self._siblings(parent)) if other.kind == kind), "0")
        return str(int(last) + 1) if last.isdecimal() else "1"

    def _note_doubts(self, unit: Unit, decision: Decision) -> None:
        candidate, way = decision.candidate, decision.way
        close = decision.close and not candidate.generated
        if (
            way.irregular
            and way.irregular != "implied"
            and not (candidate.generated and way.irregular == "dash_without_intro")
        ):
            unit.doubt(way.irregular)
        if way.step in OF_STEP and not candidate.generated:
            unit.doubt(OF_STEP[way.step])
        if unit.kind == kinds.PARAGRAPH and way.level.lost:
            unit.doubt("mark_lost")
        elif unit.kind == kinds.SUBSECTION and self.habits.sign_lost:
            unit.doubt("level_unsure")
        if close or (unit.kind == kinds.COMMON_PART and candidate.lone):
            unit.doubt("common_part_unsure" if unit.kind == kinds.COMMON_PART else "two_readings")
        under_heading = candidate.after_capitals or (len(self.open) > 1 and self.open[-2].kind in kinds.SYSTEMATISING)
        if candidate.break_ == "inside" and candidate.tail not in tuple(".;:,]") and not under_heading:
            unit.doubt("mark_inside_text")

    def _siblings(self, parent: Unit | None) -> list[Unit]:
        return parent.children if parent is not None else self.roots

    def _add_below(self, parent: Unit | None, unit: Unit) -> None:
        self._siblings(parent).append(unit)

    @staticmethod
    def _with_implied_first(parent: Unit) -> Unit:
        """Turn the text of a paragraph into its ust. 1, whose number the source left out."""
        first = Unit(
            kinds.SUBSECTION, "1", text=parent.text, table=parent.table, source=parent.source, children=parent.children
        )
        first.doubt("implied_number")
        parent.text, parent.table, parent.children = "", None, [first]
        return parent

    def _fill(self, unit: Unit, pieces: list[Piece], following: Decision | None) -> None:
        """Give a unit its own text and place what stands between it and the next mark."""
        if unit.kind == kinds.COMMON_PART and pieces and pieces[-1].text[-1:] in (";", ","):
            unit.doubts.clear()  # the list above it goes on, so it closes the inner one
        above: int | None = None  # where the last piece went, if it was above the unit; the next cannot go deeper
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            if above is not None:
                above = self._place_above(unit, piece, following, last=last, at_most=above)
            elif piece.quoted is not None or piece.table is not None:
                self._add_below(unit, _plain(piece))
                unit.source = (unit.source[0], max(unit.source[1], piece.source[1]))
            elif unit.kind in kinds.SYSTEMATISING:
                self._fill_chapter(unit, piece, place)
            elif not place:
                unit.text = piece.text
                unit.source = (unit.source[0], piece.source[1])
            elif unit.kind in kinds.LIST_ITEMS and piece.text[:1].islower() and self._list_goes_on(unit, following):
                unit.text = self.joiner.join(unit.text, piece.text)  # no common part stands in the middle of a list
                unit.source = (unit.source[0], piece.source[1])
            elif pieces[place - 1].quoted is not None and not piece.text.strip(CLOSES):
                unit.children[-1].text += piece.text
            elif unit.kind not in (*kinds.LIST_ITEMS, kinds.COMMON_PART) and not _stands_apart(piece, following, last):
                self._further_paragraph(unit, piece)
            else:
                above = self._place_above(unit, piece, following, last=last, at_most=len(self.open) - 1)

    def _list_goes_on(self, unit: Unit, following: Decision | None) -> bool:
        """Say whether the next mark is the next item of the unit's own list."""
        if following is None or following.way.keep != len(self.open) - 1:
            return False
        return following.way.level.kind == unit.kind

    def _fill_chapter(self, unit: Unit, piece: Piece, place: int) -> None:
        text = piece.text
        continues = (
            bool(unit.heading)
            and not unit.children
            and (text[:1].islower() or (unit.heading.isupper() and text.isupper()))
        )
        if (not place or continues) and len(text) <= LONGEST_HEADING and not (len(text) > 120 and text.endswith(".")):
            unit.heading = f"{unit.heading} {text}" if unit.heading else text
            unit.source = (unit.source[0], piece.source[1])
            if len(text) > 160 or (text[-1:] in ":;" and "," in text) or NUMBER_IN_HEADING.search(text):
                unit.doubt("heading_unsure")
        else:
            self._add_below(unit, _plain(piece))

    def _further_paragraph(self, unit: Unit, piece: Piece) -> None:
        """Add a paragraph that begins with no mark to the unit before it."""
        if unit.children:
            self._add_below(unit, _plain(piece))
        else:
            unit.text = f"{unit.text}\n{piece.text}" if unit.text else piece.text
            unit.source = (unit.source[0], piece.source[1])

    def _place_above(self, unit: Unit, piece: Piece, following: Decision | None, *, last: bool, at_most: int) -> int:
        """Place a paragraph without a mark that belongs to a wider unit: a common part, a note, a heading.

        Returns:
            The place, among the open units, of the one that took it; -1 is the zone itself.
        """
        added = _plain(piece)
        narrow = (*BASES, kinds.SUBSECTION)
        if piece.table is not None or piece.quoted is not None:
            wanted = at_most
        elif EDITORS_NOTE.fullmatch(piece.text):
            added.kind, wanted = kinds.FOOTNOTE, self._place_of(BASES)
        elif last and _is_heading(piece, following):
            added.doubt("heading_unsure")
            wanted = self._place_of(kinds.SYSTEMATISING)
        elif unit.kind in kinds.LIST_ITEMS and (piece.text[:1].islower() or piece.text[:1] in "–-"):
            added.kind, wanted = kinds.COMMON_PART, len(self.open) - 2
            added.doubt("common_part_unsure")
        else:
            if unit.kind in kinds.LIST_ITEMS:
                added.doubt("unmarked_paragraph")
            wanted = self._place_of(narrow)
        # The next unit hangs from here, so that nothing may be put above it.
        lowest = following.way.keep - 1 if following is not None else -1
        place = max(lowest, min(wanted, at_most))
        self._add_below(self.open[place] if place >= 0 else self.zone, added)
        return place

    def _place_of(self, wanted: Sequence[str]) -> int:
        """Return the place of the innermost open unit of these kinds, or chapter; -1 is the zone itself."""
        for kind_set in (wanted, kinds.SYSTEMATISING):
            for place in range(len(self.open) - 1, -1, -1):
                if self.open[place].kind in kind_set:
                    return place
        return -1


def _between(quoted: Sequence[Quoted], start: tuple[int, int], end: tuple[int, int]) -> Sequence[Quoted]:
    first = bisect_left(quoted, start, key=lambda quote: (quote.line, quote.start))
    return quoted[first : bisect_left(quoted, end, key=lambda quote: (quote.line, quote.start))]


def _any_between(decided: Decided, start: tuple[int, int], end: tuple[int, int]) -> bool:
    places = decided.passed_over
    first = bisect_left(places, start, key=lambda candidate: (candidate.line, candidate.start))
    return first < len(places) and (places[first].line, places[first].start) < end


def _stands_apart(piece: Piece, following: Decision | None, last: bool) -> bool:
    """Say whether a paragraph is no part of the one before it: an editor's note, or the heading of what follows."""
    return bool(EDITORS_NOTE.fullmatch(piece.text)) or (last and _is_heading(piece, following))


def _plain(piece: Piece) -> Unit:
    if piece.table is not None:
        guessed = bool(piece.table.get("guessed"))
        table = {"rows": piece.table["rows"]}
        return Unit(kinds.TABLE, table=table, source=piece.source, doubts=["table_guessed"] if guessed else [])
    if piece.quoted is not None:
        return Unit(
            kinds.QUOTATION,
            text=piece.text,
            source=piece.source,
            doubts=[] if piece.quoted.closed else ["quote_unclosed"],
        )
    return Unit(kinds.PLAIN, text=piece.text, source=piece.source)


def _is_heading(piece: Piece, following: Decision | None) -> bool:
    """Say whether a short line before a paragraph or chapter reads like a heading without a number."""
    text = piece.text
    if following is None or following.way.level.kind not in (*kinds.SYSTEMATISING, kinds.ARTICLE, kinds.PARAGRAPH):
        return False
    return len(text) < 120 and text[:1].isupper() and text[-1:] not in ".;:,"


def _without_paragraphs(units: Sequence[Unit]) -> None:
    """Make the numbers subsections of their chapters where they begin again in each: no paragraph lost its sign."""
    chapters = [unit for unit in _chapters(units) if any(child.kind == kinds.PARAGRAPH for child in unit.children)]
    firsts = [next(child.number for child in chapter.children if child.kind == kinds.PARAGRAPH) for chapter in chapters]
    if len(chapters) < 2 or len(set(firsts)) > 1:
        return
    own = [child for chapter in chapters for child in chapter.children if child.kind == kinds.PARAGRAPH]
    if any(below.kind == kinds.SUBSECTION for unit in own for below in unit.children):
        return
    for unit in own:
        unit.kind = kinds.SUBSECTION
        unit.doubts = ["no_paragraph_level" if code == "mark_lost" else code for code in unit.doubts]


def _chapters(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.kind in kinds.SYSTEMATISING:
            yield unit
            yield from _chapters(unit.children)


__all__ = ["Grower"]
