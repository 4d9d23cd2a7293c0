"""What follows every repair: tirets are counted again, and the characters that moved are balanced."""

from __future__ import annotations

from collections import Counter

from . import marks
from .refusals import refused
from .tree import WORD_FIELDS, Change, Recorder, characters, own_text


def count_indents(recorder: Recorder) -> None:
    """Number the tirets again among siblings that an operation has changed: their marks say nothing of it."""
    tree = recorder.tree
    parents: dict[str | None, None] = {}
    for change in list(recorder.changes):
        if change["do"] == "set" and change["field"] == "kind":
            parents[tree.parents[change["id"]]] = None
        for key in ("at",) if "at" in change else ("from", "to") if change["do"] == "move" else ():
            parents[change[key][0]] = None
    for parent in parents:
        if parent is None or parent in tree.units:
            counts: Counter[str] = Counter()
            for unit in tree.children(parent):
                if unit["kind"] in marks.INDENTS:
                    counts[unit["kind"]] += 1
                    recorder.set(unit, "number", str(counts[unit["kind"]]))


def check_words(changes: list[Change]) -> None:
    """Balance the characters that the steps took away against those that they put elsewhere."""
    balance: Counter[str] = Counter()
    for change in changes:
        match change["do"]:
            case "set" if change["field"] in WORD_FIELDS:
                balance.update(characters(change["to"]))
                balance.subtract(characters(change["from"]))
            case "add":
                balance.update(characters(own_text(change["unit"])))
            case "remove":
                balance.subtract(characters(own_text(change["unit"])))
            case "put_aside":
                balance.update(characters(change["piece"]["text"]))
            case "take_aside":
                balance.subtract(characters(change["piece"]["text"]))
    if any(balance.values()):
        raise refused("words_lost")
