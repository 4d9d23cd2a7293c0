"""Repairs of a draft act: words go from one unit to another, never away and never past each other.

`static/cooperation_consultations/editor/operations.js` plans the same steps, so that the page need not wait; what
this module answers is what counts, and a browser test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cooperation_core.errors import DomainError

from ...importers import kinds
from . import marks
from .borders import cuts_word, end_of_prefix
from .refusals import refused
from .tree import WORD_FIELDS, Change, Recorder, Tree, Unit, invert, own_text, touched_ids, walk
from .upkeep import check_words, count_indents

MAXIMUM_DEPTH = 14
LONGEST_MARK = 60
SET_ASIDE_REASONS = ("page_header", "page_footer", "page_number", "journal_header", "office_footer", "other")

Operation = dict[str, Any]


class Outcome(NamedTuple):
    """What an operation did: its plain steps, those that undo it, and the ids of the units that it touched."""

    changes: list[Change]
    inverse: list[Change]
    touched: list[str]


def apply_operation(tree: Tree, operation: Operation) -> Outcome:
    """Change the tree in place, or leave it as it was and refuse.

    Args:
        tree: the working draft.
        operation: `{"op": name, "id": unit or piece, …}`; see `docs/reference/draft-units.md`.

    Raises:
        DomainError: with a code for each reason, `operation_unknown` and `unit_unknown` among them.
    """
    name = operation.get("op") if isinstance(operation, dict) else None
    repair = OPERATIONS.get(name) if isinstance(name, str) else None
    if repair is None:
        raise refused("operation_unknown")
    recorder = Recorder(tree)
    try:
        repair(recorder, operation)
        count_indents(recorder)
        check_words(recorder.changes)
    except (DomainError, KeyError, TypeError, AttributeError) as problem:
        tree.apply(invert(recorder.changes))
        if isinstance(problem, DomainError):
            raise
        raise refused("operation_malformed") from problem
    if not recorder.changes:
        raise refused("operation_changes_nothing")
    return Outcome(recorder.changes, invert(recorder.changes), touched_ids(recorder.changes))


def _unit(tree: Tree, operation: Operation) -> Unit:
    unit = tree.units.get(operation["id"]) if isinstance(operation["id"], str) else None
    if unit is None:
        raise refused("unit_unknown", status=404)
    return unit


def _join(recorder: Recorder, operation: Operation) -> None:
    """Append the unit's words to those that stand directly before them; its children stay where they are read."""
    tree = recorder.tree
    unit = _unit(tree, operation)
    before = tree.predecessor(unit["id"])
    if before is None:
        raise refused("join_first")
    if unit["table"] or before["table"]:
        raise refused("join_table")
    parent, index = tree.place(unit["id"])
    is_heading = not before["text"] and before["heading"] and not unit["children"]
    field = "heading" if is_heading else "text"
    words = own_text(unit)
    glued = _is_hyphen_end(before[field]) and not unit["mark"] and words[:1].isalpha()
    joined = before[field] + ("" if glued or not before[field] or not words else " ") + words
    if before["id"] == parent:
        recorder.move(list(unit["children"]), parent, index + 1)
    else:
        target = before if index and before is tree.children(parent)[index - 1] else None
        if target is not None:
            recorder.move(list(unit["children"]), target["id"], 0)
        else:
            recorder.move(list(unit["children"]), parent, index + 1)
    recorder.remove(unit)
    recorder.set(before, field, joined)
    recorder.set(before, "source", _span(before["source"], unit["source"]))


def _is_hyphen_end(text: str) -> bool:
    return len(text) > 1 and text[-1] == "-" and text[-2].isalpha()


def _span(first: list[int], second: list[int]) -> list[int]:
    return [min(first[0], second[0]), max(first[1], second[1])]


def _split(recorder: Recorder, operation: Operation) -> None:
    """Make a unit of its own from the words behind a place in the text; what stood below goes with them."""
    tree = recorder.tree
    unit = _unit(tree, operation)
    text, at = unit["text"], operation["at"]
    if isinstance(at, bool) or not isinstance(at, int) or not 0 <= at <= len(text):
        raise refused("split_outside")
    head, tail = text[:at].rstrip(), text[at:].lstrip()
    if not tail or not (head or unit["mark"] or unit["heading"]):
        raise refused("split_at_edge")
    if cuts_word(text, at):
        raise refused("split_inside_word")
    found = marks.mark_at_start(tail)
    parent, index = tree.place(unit["id"])
    fresh = {
        "id": tree.new_id(),
        "kind": found.kind if found else marks.kind_of_rest(unit["kind"]),
        "number": found.number if found else "",
        "mark": tail[: found.length] if found else "",
        "generated": False,
        "heading": "",
        "text": tail[found.length :].lstrip() if found else tail,
        "table": None,
        "doubts": [],
        "source": unit["source"],
    }
    recorder.set(unit, "text", head)
    recorder.add(fresh, parent, index + 1)
    recorder.move(list(unit["children"]), fresh["id"], 0)


def _raise(recorder: Recorder, operation: Operation) -> None:
    """Put the unit beside its parent; the siblings that follow it come to stand below it, so that no word moves."""
    tree = recorder.tree
    unit = _unit(tree, operation)
    parent, index = tree.place(unit["id"])
    if parent is None:
        raise refused("raise_top")
    grandparent, above = tree.place(parent)
    followers = tree.children(parent)[index + 1 :]
    kind = marks.kind_when_raised(unit["kind"], tree.units[parent]["kind"])
    recorder.move(followers, unit["id"], len(unit["children"]))
    recorder.move([unit], grandparent, above + 1)
    recorder.set(unit, "kind", kind)


def _lower(recorder: Recorder, operation: Operation) -> None:
    """Put the unit below the sibling before it, as its last child."""
    tree = recorder.tree
    unit = _unit(tree, operation)
    parent, index = tree.place(unit["id"])
    if index == 0:
        raise refused("lower_first")
    target = tree.children(parent)[index - 1]
    if _depth(tree, target["id"]) + _height(unit) > MAXIMUM_DEPTH:
        raise refused("lower_too_deep")
    last = target["children"][-1]["kind"] if target["children"] else None
    kind = marks.kind_when_lowered(unit["kind"], target["kind"], last)
    recorder.move([unit], target["id"], len(target["children"]))
    recorder.set(unit, "kind", kind)


def _depth(tree: Tree, unit_id: str | None) -> int:
    depth = 0
    while unit_id is not None:
        unit_id, depth = tree.parents[unit_id], depth + 1
    return depth


def _height(unit: Unit) -> int:
    return 1 + max((_height(child) for child in unit["children"]), default=0)


def _retype(recorder: Recorder, operation: Operation) -> None:
    unit, kind = _unit(recorder.tree, operation), operation["kind"]
    if kind not in kinds.ALL:
        raise refused("kind_unknown", field="kind")
    if (kind == kinds.TABLE) != bool(unit["table"]):
        raise refused("kind_of_table", field="kind")
    recorder.set(unit, "kind", kind)


def _renumber(recorder: Recorder, operation: Operation) -> None:
    """Correct the number by which the unit is cited; the mark stays as the source prints it."""
    unit, number = _unit(recorder.tree, operation), operation["number"].strip()
    if number and not marks.NUMBER.match(number):
        raise refused("number_malformed", field="number")
    recorder.set(unit, "number", number)


def _divide(recorder: Recorder, operation: Operation) -> None:
    """Draw the borders between mark, heading and text anew; together they stay the same words."""
    unit = _unit(recorder.tree, operation)
    whole = " ".join(unit[field] for field in WORD_FIELDS if unit[field])
    mark_end = end_of_prefix(whole, 0, operation["mark"], "mark")
    heading_end = end_of_prefix(whole, mark_end, operation["heading"], "heading")
    mark, heading = whole[:mark_end].strip(), whole[mark_end:heading_end].strip()
    if len(mark) > LONGEST_MARK:
        raise refused("mark_too_long", field="mark")
    found = marks.mark_at_start(mark)
    recorder.set(unit, "text", whole[heading_end:].strip())
    recorder.set(unit, "heading", heading)
    if mark != unit["mark"]:
        recorder.set(unit, "mark", mark)
        recorder.set(unit, "generated", False)
        if found and found.number:
            recorder.set(unit, "number", found.number)


def _set_aside(recorder: Recorder, operation: Operation) -> None:
    """Take a piece out of the act that is no part of it; its children take its place."""
    tree = recorder.tree
    unit, why = _unit(tree, operation), operation["why"]
    if why not in SET_ASIDE_REASONS:
        raise refused("reason_unknown", field="why")
    parent, index = tree.place(unit["id"])
    recorder.move(list(unit["children"]), parent, index + 1)
    recorder.remove(unit)
    was = {key: value for key, value in unit.items() if key not in ("id", "children", "source")}
    piece = {"id": tree.new_id("s"), "text": own_text(unit), "why": why, "source": unit["source"], "was": was}
    pieces = tree.data["set_aside"]
    recorder.put_aside(
        piece, next((i for i, other in enumerate(pieces) if other["source"] > unit["source"]), len(pieces))
    )


def _take_back(recorder: Recorder, operation: Operation) -> None:
    """Make a unit again of a piece set aside, where the source has it; doubtful when it shared a paragraph."""
    tree = recorder.tree
    piece = next((piece for piece in tree.data["set_aside"] if piece["id"] == operation["id"]), None)
    if piece is None:
        raise refused("piece_unknown", status=404)
    before = _last_unit_before(tree, piece["source"])
    parent, index = _place_after(tree, before)
    shared = before is not None and before["source"][1] >= piece["source"][0]
    fresh = {
        "kind": kinds.PLAIN,
        "number": "",
        "mark": "",
        "generated": False,
        "heading": "",
        "text": piece["text"],
        "table": None,
        "doubts": [],
        **piece.get("was", {}),
        "id": tree.new_id(),
        "source": piece["source"],
    }
    if shared and "place_uncertain" not in fresh["doubts"]:
        fresh["doubts"] = [*fresh["doubts"], "place_uncertain"]
    recorder.take_aside(piece)
    recorder.add(fresh, parent, index)


def _last_unit_before(tree: Tree, source: list[int]) -> Unit | None:
    found = None
    for unit in walk(tree.data["units"]):
        if unit["source"][0] <= source[0]:
            found = unit
    return found


def _place_after(tree: Tree, unit: Unit | None) -> tuple[str | None, int]:
    """Return where a new unit is read directly after another one's own words."""
    if unit is None:
        return None, 0
    if unit["children"]:
        return unit["id"], 0
    parent, index = tree.place(unit["id"])
    return parent, index + 1


def _accept(recorder: Recorder, operation: Operation) -> None:
    """Say that a doubtful reading is right: one doubt, or all of the unit."""
    unit, doubt = _unit(recorder.tree, operation), operation.get("doubt")
    if doubt is not None and doubt not in unit["doubts"]:
        raise refused("doubt_unknown")
    recorder.set(unit, "doubts", [code for code in unit["doubts"] if doubt is not None and code != doubt])


OPERATIONS: dict[str, Callable[[Recorder, Operation], None]] = {
    "join": _join,
    "split": _split,
    "raise": _raise,
    "lower": _lower,
    "retype": _retype,
    "renumber": _renumber,
    "divide": _divide,
    "set_aside": _set_aside,
    "take_back": _take_back,
    "accept": _accept,
}
