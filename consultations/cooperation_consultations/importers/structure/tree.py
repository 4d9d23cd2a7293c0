"""Builds the tree of one zone's units from its lines and the decisions about its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .. import kinds
from ..kinds import RANK
from . import marks
from .act import Unit
from .doubts import OF_STEP
from .levels import Habits
from .lines import Line
from .quotes import Quoted, quotations
from .sequence import Decided, Decision, decide
from .text import Joiner, Piece

EDITORS_NOTE = re.compile(r"\(.*(?:nadzorcz|nieważno|uchyl|skreśl|w brzmieniu|dodan|zmian).*\)\.?", re.S)
LONGEST_HEADING = 250
CLOSES = " .;,”\"'“»)"


@dataclass(slots=True)
class Grower:
    """Grows the units of one zone under `roots`."""

    joiner: Joiner
    habits: Habits
    roots: list[Unit]
    zone: Unit | None = None  # the attachment, when the zone is one
    generated: list[str] = field(default_factory=list)
    open: list[Unit] = field(default_factory=list)  # as the levels of sequence.py

    def grow(self, lines: Sequence[Line], *, title_wanted: bool = False) -> None:
        """Read the zone's lines into units."""
        quoted = quotations(lines)
        stretches = [(q.line, q.start, q.last_line, q.end) for q in quoted]
        decided = decide(marks.candidates_of(lines, self.joiner.layout, stretches), self.habits)
        ends = [(d.candidate.line, d.candidate.start) for d in decided.decisions] + [(len(lines), 0)]
        self._preface(self.joiner.pieces(lines, (0, 0), ends[0], quoted), title_wanted)
        for place, (decision, end) in enumerate(zip(decided.decisions, ends[1:], strict=True)):
            unit = self._open_unit(decision, lines)
            following = decided.decisions[place + 1] if place + 1 < len(decided.decisions) else None
            start = (decision.candidate.line, decision.candidate.end)
            self._fill(unit, self.joiner.pieces(lines, start, end, _between(quoted, start, end)), following)
            if _any_between(decided, start, end):
                unit.doubt("mark_in_text")

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
            self.generated.append(line.number)
        else:
            unit.mark = line.text[candidate.start : candidate.end].strip()
        if way.irregular == "superscript_lost":
            unit.number = way.level.number
        if candidate.family in (marks.DASH, marks.DOUBLE_DASH, marks.BULLET) and unit.kind != kinds.COMMON_PART:
            unit.number = str(1 + sum(1 for other in self._siblings(parent) if other.kind == unit.kind))
        self._add_below(parent, unit)
        if unit.kind != kinds.COMMON_PART:
            self.open.append(unit)
        self._note_doubts(unit, decision)
        return unit

    def _note_doubts(self, unit: Unit, decision: Decision) -> None:
        candidate, way = decision.candidate, decision.way
        if way.irregular and way.irregular != "implied":
            unit.doubt(way.irregular)
        if way.step in OF_STEP and not candidate.generated:
            unit.doubt(OF_STEP[way.step])
        if unit.kind == kinds.PARAGRAPH and way.level.lost:
            unit.doubt("mark_lost")
        elif unit.kind == kinds.SUBSECTION and self.habits.sign_lost:
            unit.doubt("level_unsure")
        elif unit.kind in kinds.LIST_ITEMS and candidate.family in (marks.DOT, marks.BARE):
            unit.doubt("dotted_point")
        if unit.kind == kinds.COMMON_PART and (decision.close or candidate.tail not in (",", "")) and len(self.open) > 2:
            if decision.close:
                unit.doubt("common_part_unsure")
        elif decision.close:
            unit.doubt("two_readings")
        if candidate.break_ == "inside" and candidate.tail not in tuple(".;:,"):
            unit.doubt("mark_inside_text")

    def _siblings(self, parent: Unit | None) -> list[Unit]:
        return parent.children if parent is not None else self.roots

    def _add_below(self, parent: Unit | None, unit: Unit) -> None:
        self._siblings(parent).append(unit)

    @staticmethod
    def _with_implied_first(parent: Unit) -> Unit:
        """Turn the text of a paragraph into its ust. 1, whose number the source left out."""
        first = Unit(kinds.SUBSECTION, "1", text=parent.text, table=parent.table, source=parent.source, children=parent.children)
        first.doubt("implied_number")
        parent.text, parent.table, parent.children = "", None, [first]
        return parent

    def _fill(self, unit: Unit, pieces: list[Piece], following: Decision | None) -> None:
        """Give a unit its own text and place what stands between it and the next mark."""
        if unit.kind == kinds.COMMON_PART and pieces and pieces[-1].text[-1:] in (";", ","):
            unit.doubts.clear()  # the list above it goes on, so it closes the inner one
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            if piece.quoted is not None or piece.table is not None:
                self._add_below(unit, _plain(piece))
                unit.source = (unit.source[0], max(unit.source[1], piece.source[1]))
            elif unit.kind in kinds.SYSTEMATISING:
                self._fill_chapter(unit, piece, place)
            elif not place:
                unit.text = piece.text
                unit.source = (unit.source[0], piece.source[1])
            elif pieces[place - 1].quoted is not None and not piece.text.strip(CLOSES):
                unit.children[-1].text += piece.text
            else:
                self._further_paragraph(unit, piece, following if last else None)

    def _fill_chapter(self, unit: Unit, piece: Piece, place: int) -> None:
        text = piece.text
        continues = bool(unit.heading) and not unit.children and (text[:1].islower() or (unit.heading.isupper() and text.isupper()))
        if (not place or continues) and len(text) <= LONGEST_HEADING and not (len(text) > 120 and text.endswith(".")):
            unit.heading = f"{unit.heading} {text}" if unit.heading else text
            unit.source = (unit.source[0], piece.source[1])
            if len(text) > 160:
                unit.doubt("heading_unsure")
        else:
            self._add_below(unit, _plain(piece))

    def _further_paragraph(self, unit: Unit, piece: Piece, following: Decision | None) -> None:
        """Place a paragraph that begins with no mark, after the first of its unit."""
        added = _plain(piece)
        if EDITORS_NOTE.fullmatch(piece.text):
            added.kind = kinds.FOOTNOTE
            self._add_below(self._base() or unit, added)
        elif _is_heading(piece, following):
            added.doubt("heading_unsure")
            self._add_below(self._container(), added)
        elif unit.kind in kinds.LIST_ITEMS:
            if piece.text[:1].islower() or piece.text[:1] in "–-":
                added.kind = kinds.COMMON_PART
                added.doubt("common_part_unsure")
                self._add_below(self._list_owner(unit), added)
            else:
                added.doubt("unmarked_paragraph")
                self._add_below(self._base(kinds.SUBSECTION) or self._container(), added)
        elif unit.children or unit.kind == kinds.COMMON_PART:
            self._add_below(unit if unit.children else self._base(kinds.SUBSECTION) or self._container(), added)
        else:
            unit.text = f"{unit.text}\n{piece.text}" if unit.text else piece.text
            unit.source = (unit.source[0], piece.source[1])

    def _base(self, widest: str = kinds.PARAGRAPH) -> Unit | None:
        """Return the innermost open unit that is no item of a list, at most as narrow as asked."""
        for unit in reversed(self.open):
            if kinds.ARTICLE in (unit.kind, widest) or RANK[kinds.ARTICLE] <= RANK[unit.kind] <= RANK[widest]:
                return unit
        return None

    def _container(self) -> Unit | None:
        for unit in reversed(self.open):
            if unit.kind in kinds.SYSTEMATISING:
                return unit
        return self.zone

    def _list_owner(self, unit: Unit) -> Unit | None:
        return self.open[-2] if len(self.open) > 1 and self.open[-1] is unit else self.zone


def _between(quoted: Sequence[Quoted], start: tuple[int, int], end: tuple[int, int]) -> list[Quoted]:
    return [quote for quote in quoted if start <= (quote.line, quote.start) < end]


def _any_between(decided: Decided, start: tuple[int, int], end: tuple[int, int]) -> bool:
    return any(start <= (candidate.line, candidate.start) < end for candidate in decided.passed_over)


def _plain(piece: Piece) -> Unit:
    if piece.table is not None:
        guessed = bool(piece.table.get("guessed"))
        table = {"rows": piece.table["rows"]}
        return Unit(kinds.TABLE, table=table, source=piece.source, doubts=["table_guessed"] if guessed else [])
    if piece.quoted is not None:
        return Unit(kinds.QUOTATION, text=piece.text, source=piece.source, doubts=[] if piece.quoted.closed else ["quote_unclosed"])
    return Unit(kinds.PLAIN, text=piece.text, source=piece.source)


def _is_heading(piece: Piece, following: Decision | None) -> bool:
    """Say whether a short line before a paragraph or chapter reads like a heading without a number."""
    text = piece.text
    if following is None or following.way.level.kind not in (*kinds.SYSTEMATISING, kinds.ARTICLE, kinds.PARAGRAPH):
        return False
    return len(text) < 120 and text[:1].isupper() and text[-1:] not in ".;:,"


__all__ = ["Grower"]
