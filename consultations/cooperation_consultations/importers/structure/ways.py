"""Every way in which a candidate mark may go on from the units that are open."""

from __future__ import annotations

from collections.abc import Iterator

from .. import kinds
from . import patterns
from .level import (
    BASES,
    FAMILY_KIND,
    Habits,
    Level,
    Way,
    alike,
    closing_points,
    depth_points,
    has_level,
    level_of,
    next_kind,
    parent_of,
)
from .lists import as_list, as_list_by_depth, as_multi, unnumbered
from .marks import Candidate
from .numbers import Key, step

RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
IN_A_ROW = 6.5  # "1. szkole – …, 2. uczniu – …" within a line: what small letters and commas speak against, given back
STEP_POINTS = {"next": 6.0, "near": 1.5, "gap": -3.0, "same": -3.0, "back": -7.0}


def ways(stack: tuple[Level, ...], base: Key | None, candidate: Candidate, habits: Habits) -> Iterator[Way]:
    """Yield every way to take the candidate as a unit."""
    family = candidate.family
    if candidate.generated:
        yield _anyhow(stack, candidate)
    if family == patterns.CHAPTER or family == patterns.ROMAN:
        yield from _as_chapter(stack, candidate)
        return
    if family in (patterns.DASH, patterns.DOUBLE_DASH, patterns.BULLET):
        yield from unnumbered(stack, candidate)
        return
    if candidate.key is None:
        return
    yield from _going_on(stack, candidate)
    if family in (patterns.ARTICLE, patterns.SIGN):
        yield from _as_base(stack, base, candidate, FAMILY_KIND[family])
    elif family == patterns.MULTI:
        yield from as_multi(stack, candidate)
    elif family in (patterns.DOT, patterns.BARE):
        if habits.sign_lost:
            yield from _as_base(stack, base, candidate, kinds.PARAGRAPH)
        yield from _as_subsection(stack, candidate, habits)
        if family == patterns.DOT:
            yield from as_list_by_depth(stack, candidate, "dotted_point")
    elif family == patterns.PAREN:
        yield from as_list(stack, candidate, kinds.POINT)
        if stack and stack[-1].kind in (kinds.POINT, kinds.LETTER) and stack[-1].family != patterns.PAREN:
            yield from as_list_by_depth(stack, candidate, "nested_by_place")
    else:
        yield from as_list(stack, candidate, kinds.LETTER)


def _anyhow(stack: tuple[Level, ...], candidate: Candidate) -> Way:
    """Take a generated number that fits nowhere as the next narrower unit: a reader sees it, so it is one."""
    kind = next_kind(stack)
    keep = len(stack) if kind else len(stack) - 1
    return Way(keep, level_of(kind or stack[-1].kind, candidate), -10.0, "unnumbered", "two_readings")


def _going_on(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Continue a run that is open: the same family of mark, the next number."""
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.key is None or alike(level.family) != alike(candidate.family) or level.kind in kinds.SYSTEMATISING:
            continue
        if level.family == patterns.MULTI and level.number.rsplit(".", 1)[0] != candidate.number.rsplit(".", 1)[0]:
            continue
        yield from _with_superscript(stack, place, candidate)
        how = step(level.key, candidate.key, letters=candidate.family in (patterns.LETTER, patterns.LETTER_DOT))
        closed = len(stack) - 1 - place
        points = STEP_POINTS[how] + closing_points(candidate, level, closed) + depth_points(candidate, level)
        points -= 2.0 if level.family != candidate.family else 0.0
        if level.irregular == "dotted_point" and candidate.break_ == "inside" and candidate.tail in tuple(",;"):
            points += IN_A_ROW
        points -= 1.5 * sum(1 for lower in stack[place + 1 :] if lower.key is not None and lower.key.is_first)
        yield Way(
            place,
            level_of(level.kind, candidate, lost=level.lost, irregular=level.irregular),
            points,
            how,
            level.irregular,
        )


def _with_superscript(stack: tuple[Level, ...], place: int, candidate: Candidate) -> Iterator[Way]:
    """Read "Art. 221" after Art. 22 as Art. 22¹: plain text drops the raising of a digit."""
    level, key = stack[place], candidate.key
    if candidate.family not in (patterns.ARTICLE, patterns.SIGN) or key.suffix or key.upper or key.main < 11:
        return
    raised = Key(key.main // 10, key.main % 10)
    if raised.upper and step(level.key, raised) == "next" and key.main > level.key.main + 1:
        number = f"{raised.main}{str(raised.upper).translate(RAISE)}"
        yield Way(
            place, Level(level.kind, candidate.family, raised, candidate.depth, number), 3.0, "next", "superscript_lost"
        )


def _as_base(stack: tuple[Level, ...], base: Key | None, candidate: Candidate, kind: str) -> Iterator[Way]:
    """Open the first article or paragraph of a chapter; numbers run through chapters or begin again."""
    if has_level(stack, kind, candidate.family):
        return
    keep = parent_of(stack, kind)
    lost = candidate.family in (patterns.DOT, patterns.BARE)
    if lost and keep and stack[keep - 1].kind == kinds.ARTICLE:
        return
    under_article = bool(keep) and stack[keep - 1].kind == kinds.ARTICLE
    first = candidate.key.is_first
    how, points = "first", 4.0
    if base is not None and not under_article:
        how = step(base, candidate.key)
        points = STEP_POINTS[how]
        if first and how != "next":
            how, points = "first", 3.0
    elif not first:
        how, points = "late", -4.0
    if under_article and candidate.break_ != "mark":
        points -= 1.0
    yield Way(keep, level_of(kind, candidate, lost=lost), points, how, "mark_lost" if lost else "")


def _as_subsection(stack: tuple[Level, ...], candidate: Candidate, habits: Habits) -> Iterator[Way]:
    """Open the first ustęp of an article or paragraph."""
    keep = parent_of(stack, kinds.SUBSECTION)
    if has_level(stack, kinds.SUBSECTION, candidate.family):
        return
    above = stack[keep - 1] if keep else None
    if above is None or above.kind not in BASES:
        if not habits.sign_lost and candidate.key.is_first and candidate.at_start:
            level = level_of(kinds.SUBSECTION, candidate, irregular="no_paragraph_level")
            yield Way(keep, level, 0.0, "first", level.irregular)
        return
    if candidate.key.is_first:
        points = 5.0 if candidate.break_ == "mark" else -4.0 if candidate.tail == ":" else 0.5
        if keep < len(stack):
            points -= 3.0  # after points of the same paragraph
            points -= 4.0 if candidate.depth > stack[-1].depth >= 0 else 0.0
        yield Way(keep, level_of(kinds.SUBSECTION, candidate), points, "first")
    elif candidate.key == Key(2) and candidate.break_ != "mark" and candidate.tail != ":" and not above.lost:
        points = -1.0 - (0.5 if keep < len(stack) else 0.0)
        yield Way(keep, level_of(kinds.SUBSECTION, candidate, implied=True), points, "next", "implied")
    elif candidate.break_ == "mark":
        yield Way(keep, level_of(kinds.SUBSECTION, candidate), -2.0, "late")


def _as_chapter(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    kind = candidate.kind or kinds.CHAPTER
    if candidate.key is None or (candidate.family == patterns.ROMAN and candidate.follows != "upper"):
        return
    keep = parent_of(stack, kind)
    open_one = stack[keep] if keep < len(stack) and stack[keep].kind == kind else None
    if open_one is not None and open_one.family == patterns.CHAPTER and candidate.family == patterns.ROMAN:
        kind, keep, open_one = kinds.SECTION, keep + 1, None
        if keep < len(stack) and stack[keep].kind == kind:
            open_one = stack[keep]
    irregular = "roman_heading" if candidate.family == patterns.ROMAN else ""
    level = Level(kind, candidate.family, candidate.last, -1, candidate.number)
    if open_one is not None and open_one.key is not None:
        how = step(open_one.key, candidate.key)
        points = STEP_POINTS[how]
    else:
        how, points = ("first", 4.0) if candidate.key.is_first else ("late", -1.0)
    if candidate.family == patterns.ROMAN:
        points -= (
            2.0 if any(level.kind in BASES and not level.lost for level in stack) and candidate.tail in ":,;" else 0.0
        )
    yield Way(keep, level, points, how, irregular)
