"""The open levels of an act while it is read, and every way in which a candidate mark may go on from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from .. import kinds
from ..kinds import RANK
from . import marks
from .marks import Candidate
from .numbers import Key, step


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
    marks.ARTICLE: kinds.ARTICLE,
    marks.SIGN: kinds.PARAGRAPH,
    marks.DOT: kinds.SUBSECTION,
    marks.BARE: kinds.SUBSECTION,
    marks.PAREN: kinds.POINT,
    marks.LETTER: kinds.LETTER,
    marks.LETTER_DOT: kinds.LETTER,
    marks.DASH: kinds.INDENT,
    marks.DOUBLE_DASH: kinds.DOUBLE_INDENT,
}
RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STEP_POINTS = {"next": 6.0, "near": 1.5, "gap": -3.0, "same": -3.0, "back": -7.0}
BASES = (kinds.ARTICLE, kinds.PARAGRAPH)
NUMBERED_ALIKE = {marks.BARE: marks.DOT}


def alike(family: str) -> str:
    return NUMBERED_ALIKE.get(family, family)


def ways(stack: tuple[Level, ...], base: Key | None, candidate: Candidate, habits: Habits) -> Iterator[Way]:
    """Yield every way to take the candidate as a unit."""
    family = candidate.family
    if candidate.generated:
        yield _anyhow(stack, candidate)
    if family == marks.CHAPTER or family == marks.ROMAN:
        yield from _as_chapter(stack, candidate)
        return
    if family in (marks.DASH, marks.DOUBLE_DASH, marks.BULLET):
        yield from _unnumbered(stack, candidate)
        return
    if candidate.key is None:
        return
    yield from _going_on(stack, candidate)
    if family in (marks.ARTICLE, marks.SIGN):
        yield from _as_base(stack, base, candidate, FAMILY_KIND[family])
    elif family == marks.MULTI:
        yield from _as_multi(stack, candidate)
    elif family in (marks.DOT, marks.BARE):
        if habits.sign_lost:
            yield from _as_base(stack, base, candidate, kinds.PARAGRAPH)
        yield from _as_subsection(stack, candidate, habits)
        if family == marks.DOT:
            yield from _as_list_by_depth(stack, candidate, "dotted_point")
    elif family == marks.PAREN:
        yield from _as_list(stack, candidate, kinds.POINT)
        if stack and stack[-1].kind in (kinds.POINT, kinds.LETTER) and stack[-1].family != marks.PAREN:
            yield from _as_list_by_depth(stack, candidate, "nested_by_place")
    else:
        yield from _as_list(stack, candidate, kinds.LETTER)


def _anyhow(stack: tuple[Level, ...], candidate: Candidate) -> Way:
    """Take a generated number as the next narrower unit when nothing else fits: a reader sees it, so it is a unit of some kind."""
    kind = _next_kind(stack)
    keep = len(stack) if kind else len(stack) - 1
    return Way(keep, _level(kind or stack[-1].kind, candidate), -10.0, "unnumbered", "two_readings")


def _depth_points(candidate: Candidate, level: Level) -> float:
    if candidate.depth < 0 or level.depth < 0 or (candidate.depth == 0 and level.depth == 0):
        return 0.0
    return 2.0 if candidate.depth == level.depth else -2.5


def _closing_points(candidate: Candidate, level: Level, closed: int) -> float:
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


def _going_on(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Continue a run that is open: the same family of mark, the next number."""
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.key is None or alike(level.family) != alike(candidate.family) or level.kind in kinds.SYSTEMATISING:
            continue
        if level.family == marks.MULTI and level.number.rsplit(".", 1)[0] != candidate.number.rsplit(".", 1)[0]:
            continue
        yield from _with_superscript(stack, place, candidate)
        how = step(level.key, candidate.key, letters=candidate.family in (marks.LETTER, marks.LETTER_DOT))
        closed = len(stack) - 1 - place
        points = STEP_POINTS[how] + _closing_points(candidate, level, closed) + _depth_points(candidate, level)
        points -= 2.0 if level.family != candidate.family else 0.0
        points -= 1.5 * sum(1 for lower in stack[place + 1 :] if lower.key is not None and lower.key.is_first)
        yield Way(
            place,
            _level(level.kind, candidate, lost=level.lost, irregular=level.irregular),
            points,
            how,
            level.irregular,
        )


def _with_superscript(stack: tuple[Level, ...], place: int, candidate: Candidate) -> Iterator[Way]:
    """Read "Art. 221" after Art. 22 as Art. 22¹: plain text drops the raising of a digit."""
    level, key = stack[place], candidate.key
    if candidate.family not in (marks.ARTICLE, marks.SIGN) or key.suffix or key.upper or key.main < 11:
        return
    raised = Key(key.main // 10, key.main % 10)
    if raised.upper and step(level.key, raised) == "next" and key.main > level.key.main + 1:
        number = f"{raised.main}{str(raised.upper).translate(RAISE)}"
        yield Way(
            place, Level(level.kind, candidate.family, raised, candidate.depth, number), 3.0, "next", "superscript_lost"
        )


def _level(kind: str, candidate: Candidate, **more: Any) -> Level:
    return Level(kind, candidate.family, candidate.last, candidate.depth, candidate.number, **more)


def _parent(stack: tuple[Level, ...], kind: str) -> int:
    """Return how many levels may stay open above a unit of this kind."""
    keep = len(stack)
    while keep and RANK[stack[keep - 1].kind] >= RANK[kind]:
        keep -= 1
    return keep


def _has(stack: tuple[Level, ...], kind: str, family: str) -> bool:
    return any(level.kind == kind and alike(level.family) == alike(family) for level in stack)


def _as_base(stack: tuple[Level, ...], base: Key | None, candidate: Candidate, kind: str) -> Iterator[Way]:
    """Open the first article or paragraph of a chapter; numbers run through chapters or begin again."""
    if _has(stack, kind, candidate.family):
        return
    keep = _parent(stack, kind)
    lost = candidate.family in (marks.DOT, marks.BARE)
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
    yield Way(keep, _level(kind, candidate, lost=lost), points, how, "mark_lost" if lost else "")


def _as_subsection(stack: tuple[Level, ...], candidate: Candidate, habits: Habits) -> Iterator[Way]:
    """Open the first ustęp of an article or paragraph."""
    keep = _parent(stack, kinds.SUBSECTION)
    if _has(stack, kinds.SUBSECTION, candidate.family):
        return
    above = stack[keep - 1] if keep else None
    if above is None or above.kind not in BASES:
        if not habits.sign_lost and candidate.key.is_first and candidate.at_start:
            level = _level(kinds.SUBSECTION, candidate, irregular="no_paragraph_level")
            yield Way(keep, level, 0.0, "first", level.irregular)
        return
    if candidate.key.is_first:
        points = 5.0 if candidate.break_ == "mark" else -4.0 if candidate.tail == ":" else 0.5
        if keep < len(stack):
            points -= 3.0  # after points of the same paragraph
        yield Way(keep, _level(kinds.SUBSECTION, candidate), points, "first")
    elif candidate.key == Key(2) and candidate.break_ != "mark" and candidate.tail != ":" and not above.lost:
        points = -1.0 - (0.5 if keep < len(stack) else 0.0)
        yield Way(keep, _level(kinds.SUBSECTION, candidate, implied=True), points, "next", "implied")
    elif candidate.break_ == "mark":
        yield Way(keep, _level(kinds.SUBSECTION, candidate), -2.0, "late")


def _intro_points(candidate: Candidate, without: float) -> float:
    if candidate.tail == ":":
        return 5.0
    if candidate.break_ == "mark":
        return 4.0
    return 1.0 if candidate.tail in "–-" and candidate.tail else without


def _as_list(stack: tuple[Level, ...], candidate: Candidate, kind: str) -> Iterator[Way]:
    """Open a list of points or letters under the nearest wider unit."""
    if _has(stack, kind, candidate.family):
        # A list of the same kind is open: a second one begins only under a deeper unit, which ways() tries by depth.
        if not candidate.key.is_first or kind == kinds.LETTER:
            return
    keep = _parent(stack, kind)
    points = _intro_points(candidate, -3.0)
    if keep < len(stack):
        points -= 3.0
    how = "first"
    if not candidate.key.is_first:
        how, points = "late", -6.0
    irregular = ""
    if kind == kinds.LETTER and keep and stack[keep - 1].kind in (*BASES, kinds.SUBSECTION):
        irregular = "letter_without_point"
    elif not keep or stack[keep - 1].kind in kinds.SYSTEMATISING:
        irregular, points = "no_paragraph_level", points - 2.0
    yield Way(keep, _level(kind, candidate, irregular=irregular), points, how, irregular)


def _next_kind(stack: tuple[Level, ...]) -> str | None:
    """Return the kind that a list directly below the last unit has by its depth."""
    if not stack or RANK[stack[-1].kind] < RANK[kinds.ARTICLE]:
        return kinds.POINT
    top = RANK[stack[-1].kind]
    for kind in kinds.LIST_ITEMS:
        if RANK[kind] > top:
            return kind
    return None


def _as_list_by_depth(stack: tuple[Level, ...], candidate: Candidate, irregular: str) -> Iterator[Way]:
    """Open a list whose marks do not tell its kind: `1.` after a colon, a second `1)` under a point."""
    kind = _next_kind(stack)
    if kind is None or not candidate.key.is_first:
        return
    if (not stack or stack[-1].kind in kinds.SYSTEMATISING) and candidate.tail != ":":
        return
    points = _intro_points(candidate, -5.0) - 1.0
    if candidate.break_ == "mark" and irregular == "dotted_point":
        points = -4.0
    if stack and stack[-1].depth >= 0 and candidate.depth > stack[-1].depth:
        points += 1.0
    yield Way(len(stack), _level(kind, candidate, irregular=irregular), points, "first", irregular)


def _unnumbered(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take a dash or bullet as an item of a list, or a dash as the common part after a list."""
    family = candidate.family
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.family == family and level.number == candidate.number and level.kind in kinds.LIST_ITEMS:
            closed = len(stack) - 1 - place
            points = 4.0 + _closing_points(candidate, level, closed) + _depth_points(candidate, level) - closed
            yield Way(
                place, _level(level.kind, candidate), points, "unnumbered", "bullet" if family == marks.BULLET else ""
            )
            break
    if family == marks.BULLET:
        kind = _next_kind(stack)
        deeper = (
            not stack
            or stack[-1].family != marks.BULLET
            or candidate.depth > stack[-1].depth >= 0
            or candidate.number != stack[-1].number
        )
        if kind is not None and (deeper or candidate.tail == ":"):
            yield Way(len(stack), _level(kind, candidate), _intro_points(candidate, -2.0), "unnumbered", "bullet")
        return
    kind = FAMILY_KIND[family]
    if kind == kinds.DOUBLE_INDENT and not _has(stack, kinds.INDENT, marks.DASH):
        kind = kinds.INDENT
    if not any(level.kind == kind for level in stack):
        keep = _parent(stack, kind)
        points = _intro_points(candidate, -2.0)
        irregular = "" if points > 1 else "dash_without_intro"
        if not keep or stack[keep - 1].kind in kinds.SYSTEMATISING:
            irregular = "no_paragraph_level"
        yield Way(keep, _level(kind, candidate), points, "unnumbered", irregular)
    if family == marks.DASH:
        yield from _as_common_part(stack, candidate)


def _as_common_part(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take a dash after the last item of a list as the list's common part (część wspólna)."""
    tail = candidate.tail
    if candidate.break_ == "inside" or tail == ":" or candidate.follows not in ("lower", "upper"):
        return
    points = {",": 1.0, ";": -2.0, ".": -3.0}.get(tail, 3.0)
    points -= 2.0 if candidate.follows == "upper" else 0.0
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].kind not in kinds.LIST_ITEMS:
            break
        if stack[place].key is not None and stack[place].key.is_first:
            continue  # a list of one item has no common part
        yield Way(place, Level(kinds.COMMON_PART, candidate.family), points, "common")
        points -= 1.5


def _as_multi(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take "1.2." below the unit "1.", or "1.2.1." below "1.2."."""
    prefix = candidate.number.rsplit(".", 1)[0]
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.number == prefix or (level.key is not None and level.number and str(level.key.main) == prefix):
            kind = _next_kind(stack[: place + 1])
            if level.kind in (*kinds.SYSTEMATISING, *BASES):
                kind = kinds.SUBSECTION
            if kind is not None:
                points = 5.0 if candidate.key.is_first else -2.0
                level = _level(kind, candidate, irregular="multi_level_number")
                yield Way(place + 1, level, points, "first" if candidate.key.is_first else "late", "multi_level_number")
            return


def _as_chapter(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    kind = candidate.kind or kinds.CHAPTER
    if candidate.key is None or (candidate.family == marks.ROMAN and candidate.follows != "upper"):
        return
    keep = _parent(stack, kind)
    open_one = stack[keep] if keep < len(stack) and stack[keep].kind == kind else None
    if open_one is not None and open_one.family == marks.CHAPTER and candidate.family == marks.ROMAN:
        kind, keep, open_one = kinds.SECTION, keep + 1, None
        if keep < len(stack) and stack[keep].kind == kind:
            open_one = stack[keep]
    irregular = "roman_heading" if candidate.family == marks.ROMAN else ""
    level = Level(kind, candidate.family, candidate.last, -1, candidate.number)
    if open_one is not None and open_one.key is not None:
        how = step(open_one.key, candidate.key)
        points = STEP_POINTS[how]
    else:
        how, points = ("first", 4.0) if candidate.key.is_first else ("late", -1.0)
    if candidate.family == marks.ROMAN:
        points -= (
            2.0 if any(level.kind in BASES and not level.lost for level in stack) and candidate.tail in ":,;" else 0.0
        )
    yield Way(keep, level, points, how, irregular)
