"""Ways to take a candidate as an item of a list: points, letters, dashes, bullets, numbers of several levels."""

from __future__ import annotations

from collections.abc import Iterator

from .. import kinds
from . import patterns
from .level import (
    BASES,
    FAMILY_KIND,
    Level,
    Way,
    closing_points,
    depth_points,
    has_level,
    intro_points,
    level_of,
    next_kind,
    parent_of,
)
from .marks import Candidate


def as_list(stack: tuple[Level, ...], candidate: Candidate, kind: str) -> Iterator[Way]:
    """Open a list of points or letters under the nearest wider unit."""
    # Where a list of the same kind is open, a second one begins only under a deeper unit, which ways() tries by depth.
    if has_level(stack, kind, candidate.family) and (not candidate.key.is_first or kind == kinds.LETTER):
        return
    keep = parent_of(stack, kind)
    points = intro_points(candidate, -3.0)
    irregular = ""
    if keep < len(stack):
        points -= 3.0
        irregular = "nested_by_place" if candidate.tail == ":" else ""
    how = "first"
    if not candidate.key.is_first:
        how, points = "late", -6.0
    if kind == kinds.LETTER and keep and stack[keep - 1].kind in (*BASES, kinds.SUBSECTION):
        irregular = "letter_without_point"
    elif not keep or stack[keep - 1].kind in kinds.SYSTEMATISING:
        irregular, points = "no_paragraph_level", points - 2.0
    yield Way(keep, level_of(kind, candidate, irregular=irregular), points, how, irregular)


def as_list_by_depth(stack: tuple[Level, ...], candidate: Candidate, irregular: str) -> Iterator[Way]:
    """Open a list whose marks do not tell its kind: `1.` after a colon, a second `1)` under a point."""
    kind = next_kind(stack)
    if kind is None or not candidate.key.is_first:
        return
    if (not stack or stack[-1].kind in kinds.SYSTEMATISING) and candidate.tail != ":":
        return
    points = intro_points(candidate, -5.0) - 1.0
    if candidate.break_ == "mark" and irregular == "dotted_point":
        points = -4.0
    if stack and stack[-1].depth >= 0 and candidate.depth > stack[-1].depth:
        points += 1.0
    yield Way(len(stack), level_of(kind, candidate, irregular=irregular), points, "first", irregular)


def unnumbered(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take a dash or bullet as an item of a list, or a dash as the common part after a list."""
    family = candidate.family
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.family == family and level.number == candidate.number and level.kind in kinds.LIST_ITEMS:
            closed = len(stack) - 1 - place
            points = 4.0 + closing_points(candidate, level, closed) + depth_points(candidate, level) - closed
            ends_item = bool(candidate.tail) and candidate.tail in ",;"
            if level.closed and not candidate.linked and candidate.tail.isalnum():
                points -= 3.0  # after the last item, which has no comma, comes the common part
            yield Way(
                place,
                level_of(level.kind, candidate, closed=ends_item or level.closed, irregular=level.irregular),
                points,
                "unnumbered",
                "bullet" if family == patterns.BULLET else level.irregular,
            )
            break
    if family == patterns.BULLET:
        kind = next_kind(stack)
        deeper = (
            not stack
            or stack[-1].family != patterns.BULLET
            or candidate.depth > stack[-1].depth >= 0
            or candidate.number != stack[-1].number
        )
        if kind is not None and (deeper or candidate.tail == ":"):
            yield Way(len(stack), level_of(kind, candidate), intro_points(candidate, -2.0), "unnumbered", "bullet")
        return
    kind = FAMILY_KIND[family]
    if kind == kinds.DOUBLE_INDENT and not has_level(stack, kinds.INDENT, patterns.DASH):
        kind = kinds.INDENT
    if not any(level.kind == kind for level in stack):
        keep = parent_of(stack, kind)
        points = intro_points(candidate, -2.0)
        irregular, shared = "" if points > 1 else "dash_without_intro", ""
        if not keep or stack[keep - 1].kind in kinds.SYSTEMATISING:
            irregular = shared = "no_paragraph_level"
        yield Way(keep, level_of(kind, candidate, irregular=shared), points, "unnumbered", irregular)
    if family == patterns.DASH:
        yield from _as_common_part(stack, candidate)


def _as_common_part(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take a dash after the last item of a list as the list's common part (część wspólna)."""
    tail = candidate.tail
    if candidate.break_ == "inside" or candidate.linked or tail == ":" or candidate.follows not in ("lower", "upper"):
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


def as_multi(stack: tuple[Level, ...], candidate: Candidate) -> Iterator[Way]:
    """Take "1.2." below the unit "1.", or "1.2.1." below "1.2."."""
    prefix = candidate.number.rsplit(".", 1)[0]
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.number == prefix or (level.key is not None and level.number and str(level.key.main) == prefix):
            kind = next_kind(stack[: place + 1])
            if level.kind in (*kinds.SYSTEMATISING, *BASES):
                kind = kinds.SUBSECTION
            if kind is not None:
                points = 5.0 if candidate.key.is_first else -2.0
                level = level_of(kind, candidate, irregular="multi_level_number")
                yield Way(place + 1, level, points, "first" if candidate.key.is_first else "late", "multi_level_number")
            return
