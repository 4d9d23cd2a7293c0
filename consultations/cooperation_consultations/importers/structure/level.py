"""The levels that are open while an act is read, and what speaks for going on with one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from .. import kinds
from ..kinds import RANK
from . import patterns
from .lines import LIST_DEPTH, LIST_STEP
from .marks import Candidate
from .numbers import Key


class Level(NamedTuple):
    """An open unit: its kind, the family of its mark and its last number."""

    kind: str
    family: str
    key: Key | None = None
    depth: int = -1  # indentation, -1 unknown
    number: str = ""
    lost: bool = False  # a § whose sign is gone
    implied: bool = False  # its ust. 1 bears no number
    irregular: str = ""  # doubt that the whole run shares
    closed: bool = False  # its items end with a comma or semicolon


class Way(NamedTuple):
    """One way to take a candidate: as which level, below how many of the open ones, and what speaks for it."""

    keep: int  # so many levels stay open above it
    level: Level
    points: float
    step: str  # first, next, near, gap, same, back, late (a run that does not begin at 1), unnumbered, common
    irregular: str = ""  # doubt that this way brings with it


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for a whole zone: whether its paragraphs bear a sign, and whether it is wrapped print."""

    sign_lost: bool = False
    wrapped: bool = False


FAMILY_KIND = {
    patterns.ARTICLE: kinds.ARTICLE,
    patterns.SIGN: kinds.PARAGRAPH,
    patterns.DOT: kinds.SUBSECTION,
    patterns.BARE: kinds.SUBSECTION,
    patterns.PAREN: kinds.POINT,
    patterns.LETTER: kinds.LETTER,
    patterns.LETTER_DOT: kinds.LETTER,
    patterns.DASH: kinds.INDENT,
    patterns.DOUBLE_DASH: kinds.DOUBLE_INDENT,
}
BASES = (kinds.ARTICLE, kinds.PARAGRAPH)
NUMBERED_ALIKE = {patterns.BARE: patterns.DOT}


def alike(family: str) -> str:
    return NUMBERED_ALIKE.get(family, family)


def level_of(kind: str, candidate: Candidate, **more: Any) -> Level:
    return Level(kind, candidate.family, candidate.last, candidate.depth, candidate.number, **more)


def parent_of(stack: tuple[Level, ...], kind: str) -> int:
    """Return how many levels may stay open above a unit of this kind."""
    keep = len(stack)
    while keep and RANK[stack[keep - 1].kind] >= RANK[kind]:
        keep -= 1
    return keep


def has_level(stack: tuple[Level, ...], kind: str, family: str) -> bool:
    return any(level.kind == kind and alike(level.family) == alike(family) for level in stack)


def next_kind(stack: tuple[Level, ...]) -> str | None:
    """Return the kind that a list directly below the last unit has by its depth."""
    if not stack or RANK[stack[-1].kind] < RANK[kinds.ARTICLE]:
        return kinds.POINT
    top = RANK[stack[-1].kind]
    for kind in kinds.LIST_ITEMS:
        if RANK[kind] > top:
            return kind
    return None


def depth_points(candidate: Candidate, level: Level) -> float:
    if candidate.depth < 0 or level.depth < 0 or (candidate.depth == 0 and level.depth == 0):
        return 0.0
    if candidate.depth == level.depth:
        return 2.0
    list_level, open_level = ((depth - LIST_DEPTH) // LIST_STEP for depth in (candidate.depth, level.depth))
    return -1.0 if list_level == open_level >= 0 else -2.5  # items of a list are sometimes moved by hand


def closing_points(candidate: Candidate, level: Level, closed: int) -> float:
    """Weigh the punctuation before a mark: a comma promises another item of the list, a full stop ends it."""
    tail = candidate.tail
    if tail == ":":
        return -4.0
    if level.kind in kinds.LIST_ITEMS:
        if closed:
            return 0.0 if tail != "." else -1.0
        return 1.0 if tail in ",;" and tail else -1.5 if tail == "." else 0.0
    if closed and tail in ",;" and tail:
        return -1.5
    return 0.5 if tail in ".)" else 0.0


def intro_points(candidate: Candidate, without: float) -> float:
    if candidate.tail == ":":
        return 5.0
    if candidate.break_ == "mark":
        return 4.0
    return 1.0 if candidate.tail in "–-" and candidate.tail else without
