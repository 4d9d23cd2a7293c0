"""Decides which candidates are marks: the reading of the whole that agrees best with numbering, place and punctuation.

A beam of readings goes through the candidates once; readings that leave the same units open are one from then on, so
time is linear in the length of the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .. import kinds
from . import patterns
from .level import Habits, Level, Way
from .marks import Candidate
from .numbers import Key
from .ways import ways

BEAM = 20
WORST = 16.0  # a reading so many points behind the best is given up
SPELLED_OUT = 6.0  # "§ 7." on a line of its own start is hardly ever text
NO_FULL_STOP = 5.5  # what a mark inside a line loses when no sentence ends before it
UNLED = 6.0  # what a mark right after another loses where the other was left in the text
CLOSE = 2.0  # two ways so near to each other are both possible

ENTRY = {"hard": 0.0, "mark": 0.0, "maybe": -0.5, "cut": -1.0, "wrap": -5.0, "inside": -1.5}
AS_TEXT_AT_START = {
    patterns.ARTICLE: -10.0,
    patterns.SIGN: -9.0,
    patterns.CHAPTER: -8.0,
    patterns.BULLET: -8.0,
    patterns.DOT: -6.0,
    patterns.PAREN: -6.0,
    patterns.LETTER: -6.0,
    patterns.DASH: -4.0,
    patterns.DOUBLE_DASH: -5.0,
    patterns.MULTI: -3.0,
    patterns.LETTER_DOT: -2.0,
    patterns.ROMAN: -1.5,
    patterns.BARE: -1.0,
}
AS_TEXT_INSIDE = {
    patterns.SIGN: -4.0,
    patterns.ARTICLE: -4.0,
    patterns.DOT: -2.0,
    patterns.PAREN: -2.5,
    patterns.LETTER: -2.0,
    patterns.BARE: -0.5,
}


class Reading(NamedTuple):
    """One way to read all candidates so far."""

    points: float
    stack: tuple[Level, ...]
    base: Key | None  # last article or paragraph, whose numbers run through chapters
    way: Way | None
    before: Reading | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A candidate taken as a unit: at which level, how many stay open above it, and what is doubtful about it."""

    candidate: Candidate
    way: Way
    close: bool  # another way was nearly as good


@dataclass(frozen=True, slots=True)
class Decided:
    """The reading that was chosen: the units, and the candidates that were left in the text against appearances."""

    decisions: list[Decision]
    passed_over: list[Candidate]


def decide(candidates: Sequence[Candidate], habits: Habits) -> Decided:
    """Choose the best reading of a zone's candidates."""
    readings = [Reading(0.0, (), None, None, None)]
    for candidate in candidates:
        readings = _advance(readings, candidate, habits)
    best = max(readings, key=lambda reading: reading.points - _lonely(reading.stack))
    chain: list[Reading] = []
    reading: Reading | None = best
    while reading is not None and reading.before is not None:
        chain.append(reading)
        reading = reading.before
    decisions: list[Decision] = []
    passed_over: list[Candidate] = []
    for candidate, reading in zip(candidates, reversed(chain), strict=True):
        if reading.way is not None:
            decisions.append(Decision(candidate, reading.way, _has_rival(reading, candidate, habits)))
        elif _looks_like_a_mark(candidate):
            passed_over.append(candidate)
    return Decided(decisions, passed_over)


def _advance(readings: list[Reading], candidate: Candidate, habits: Habits) -> list[Reading]:
    entry = entry_points(candidate, habits)
    as_text = text_points(candidate)
    merged: dict[tuple, Reading] = {}
    for reading in readings:
        options = [Reading(reading.points + as_text, reading.stack, reading.base, None, reading)]
        if entry > -WORST:
            entry_here = entry + _after_heading(reading, candidate) - _unled(reading, candidate)
            options.extend(
                _taken(reading, way, entry_here) for way in ways(reading.stack, reading.base, candidate, habits)
            )
        for option in options:
            key = (option.stack, option.base)
            known = merged.get(key)
            if known is None or option.points > known.points:
                merged[key] = option
    result = sorted(merged.values(), key=lambda option: -option.points)
    floor = result[0].points - WORST
    return [option for option in result[:BEAM] if option.points >= floor]


def _after_heading(reading: Reading, candidate: Candidate) -> float:
    """Give back what a missing full stop took, where a heading stands before the mark: headings have none."""
    if (
        candidate.break_ != "inside"
        or not candidate.tail.isalnum()
        or candidate.family not in (patterns.SIGN, patterns.ARTICLE, patterns.DOT, patterns.BARE)
    ):
        return 0.0
    under_chapter = not reading.stack or reading.stack[-1].kind in kinds.SYSTEMATISING
    return NO_FULL_STOP - 0.5 if candidate.after_capitals or (under_chapter and reading.way is not None) else 0.0


def _unled(reading: Reading, candidate: Candidate) -> float:
    """Weigh "r. – Kodeks" at a line's start: after an "r." that is no mark, the dash stands inside a sentence."""
    left_in_text = reading.way is None and reading.before is not None
    return UNLED if candidate.break_ == "mark" and left_in_text and not candidate.generated else 0.0


def _taken(reading: Reading, way: Way, entry: float) -> Reading:
    kept = reading.stack[: way.keep]
    stack = kept if way.level.kind == kinds.COMMON_PART else (*kept, way.level)
    base = reading.base
    if way.level.kind in (kinds.ARTICLE, kinds.PARAGRAPH) and not any(level.kind == kinds.ARTICLE for level in kept):
        base = way.level.key
    return Reading(reading.points + entry + way.points, stack, base, way, reading)


def entry_points(candidate: Candidate, habits: Habits) -> float:
    """Weigh the place and the surroundings of a candidate, whatever unit it would be."""
    points = ENTRY["maybe" if candidate.linked or candidate.lone else candidate.break_]
    family = candidate.family
    if candidate.generated:
        return 4.0
    if candidate.reference:
        points -= 12.0 if candidate.break_ != "hard" else 6.0
    if candidate.break_ in ("inside", "cut"):
        if candidate.tail not in ".;:,…]" or not candidate.tail:
            points -= (
                1.0
                if candidate.spelled and candidate.follows == "upper"
                else 3.0
                if candidate.tail in ")”\"'"
                else NO_FULL_STOP
            )
        elif candidate.tail == "," and family in (patterns.DOT, patterns.SIGN, patterns.BARE):
            points -= 3.0
        if habits.wrapped:
            points -= 2.0
    if family in (patterns.SIGN, patterns.ARTICLE, patterns.DOT, patterns.BARE):
        points += {"lower": -5.0, "other": -1.0, "repealed": 1.0}.get(candidate.follows, 0.0)
        if candidate.follows == "end" and family != patterns.SIGN and candidate.break_ == "inside":
            points -= 6.0
        if candidate.follows == "lower" and family == patterns.DOT and candidate.break_ == "hard":
            points += 4.0  # offices write lists of lower-case items with "1."
    if family == patterns.BARE and not candidate.before_capitals:
        points -= 2.0
    if family == patterns.SIGN and candidate.spelled:
        points += 1.0
    return points


def text_points(candidate: Candidate) -> float:
    """Weigh leaving the candidate in the text."""
    if candidate.generated:
        return -20.0
    if candidate.reference and (
        candidate.break_ != "hard" or (candidate.family == patterns.SIGN and not candidate.spelled)
    ):
        return 0.0
    if candidate.break_ == "hard":
        return AS_TEXT_AT_START[candidate.family] - (
            SPELLED_OUT if candidate.spelled and candidate.follows != "lower" else 0.0
        )
    if candidate.break_ in ("maybe", "cut"):
        return AS_TEXT_AT_START[candidate.family] * 0.6
    if candidate.break_ == "mark":
        return -2.0 if candidate.family != patterns.BARE else 0.0
    if candidate.break_ == "inside" and candidate.tail in ".;:," and candidate.tail and candidate.follows != "lower":
        return AS_TEXT_INSIDE.get(candidate.family, -1.0)
    return 0.0


def _lonely(stack: tuple[Level, ...]) -> float:
    return 1.5 * sum(
        1 for level in stack if level.key is not None and level.key.is_first and level.kind in kinds.LIST_ITEMS
    )


def _has_rival(reading: Reading, candidate: Candidate, habits: Habits) -> bool:
    """Say whether, from the same place, another unit could have begun here nearly as well."""
    before, taken = reading.before, reading.way
    rivals = [
        way
        for way in ways(before.stack, before.base, candidate, habits)
        if (way.keep, way.level.kind) != (taken.keep, taken.level.kind)
    ]
    return any(way.points > taken.points - CLOSE for way in rivals)


def _looks_like_a_mark(candidate: Candidate) -> bool:
    if (
        candidate.break_ == "inside"
        and candidate.follows == "upper"
        and candidate.family in (patterns.SIGN, patterns.DOT)
    ):
        return text_points(candidate) <= -2.0 and not candidate.reference
    return text_points(candidate) <= -4.0 and not candidate.reference
