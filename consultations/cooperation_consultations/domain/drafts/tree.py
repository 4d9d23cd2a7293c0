"""The working draft as an indexed JSON tree, and the primitive changes of which every repair is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...importers.words import count

Unit = dict[str, Any]
Change = dict[str, Any]

FIELDS = frozenset({"kind", "number", "mark", "heading", "text", "generated", "doubts", "source"})
WORD_FIELDS = ("mark", "heading", "text")


def walk(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units in the order of the document."""
    stack = list(reversed(units))
    while stack:
        unit = stack.pop()
        yield unit
        stack.extend(reversed(unit["children"]))


def cells_text(table: dict[str, Any] | None) -> str:
    """Return the words of a table, cell after cell."""
    if not table:
        return ""
    return " ".join(cell["text"] for row in table["rows"] for cell in row if cell.get("text"))


def own_text(unit: Unit) -> str:
    """Return the words of the source that stand in this very unit: mark, heading, text, table; not its children's."""
    pieces = (*(unit[field] for field in WORD_FIELDS), cells_text(unit.get("table")))
    return " ".join(piece for piece in pieces if piece)


def characters(text: str) -> str:
    """Return the text without white space: what no repair may lose."""
    return "".join(text.split())


class Tree:
    """A draft act with its units found by id; it changes only through the recorder's primitive changes."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.units: dict[str, Unit] = {}
        self.parents: dict[str, str | None] = {}
        for unit in data["units"]:
            self._enter(unit, None)

    def _enter(self, unit: Unit, parent: str | None) -> None:
        stack = [(unit, parent)]
        while stack:
            current, above = stack.pop()
            self.units[current["id"]] = current
            self.parents[current["id"]] = above
            stack.extend((child, current["id"]) for child in current["children"])

    def children(self, parent: str | None) -> list[Unit]:
        """Return the children of a unit, or the top of the tree for None; the very list that is stored."""
        return self.data["units"] if parent is None else self.units[parent]["children"]

    def place(self, unit_id: str) -> tuple[str | None, int]:
        """Return the parent and the index of a unit."""
        parent = self.parents[unit_id]
        for index, unit in enumerate(self.children(parent)):
            if unit["id"] == unit_id:
                return parent, index
        raise KeyError(unit_id)

    def predecessor(self, unit_id: str) -> Unit | None:
        """Return the unit whose own words stand directly before: the end of the sibling before, or the parent."""
        parent, index = self.place(unit_id)
        if index == 0:
            return self.units[parent] if parent is not None else None
        unit = self.children(parent)[index - 1]
        while unit["children"]:
            unit = unit["children"][-1]
        return unit

    def new_id(self, letter: str = "u") -> str:
        """Return an id that no unit (`u`) or piece set aside (`s`) has."""
        taken = self.units if letter == "u" else [piece["id"] for piece in self.data["set_aside"]]
        numbers = (re.sub(r"\D", "", known) for known in taken)
        return f"{letter}{max((int(number) for number in numbers if number), default=0) + 1}"

    def apply(self, changes: list[Change]) -> None:
        """Make primitive changes, in their order."""
        for change in changes:
            getattr(self, f"_{change['do']}")(change)

    def _recount(self, where: str, added: str, removed: str = "") -> None:
        """Keep the account of words (`units`, `set_aside`) true without counting the whole act again."""
        words = self.data["words"]
        words[where] = words.get(where, 0) + count(added) - count(removed)

    def _set(self, change: Change) -> None:
        if change["field"] in WORD_FIELDS:
            self._recount("units", change["to"], change["from"])
        self.units[change["id"]][change["field"]] = change["to"]

    def _move(self, change: Change) -> None:
        count = len(change["ids"])
        (source, start), (target, index) = change["from"], change["to"]
        siblings = self.children(source)
        moved = siblings[start : start + count]
        del siblings[start : start + count]
        self.children(target)[index:index] = moved
        for unit in moved:
            self.parents[unit["id"]] = target

    def _add(self, change: Change) -> None:
        parent, index = change["at"]
        unit = {**change["unit"], "children": []}
        self.children(parent).insert(index, unit)
        self._enter(unit, parent)
        self._recount("units", own_text(unit))

    def _remove(self, change: Change) -> None:
        parent, index = change["at"]
        unit = self.children(parent).pop(index)
        del self.units[unit["id"]], self.parents[unit["id"]]
        self._recount("units", "", own_text(unit))

    def _put_aside(self, change: Change) -> None:
        self.data["set_aside"].insert(change["index"], change["piece"])
        self._recount("set_aside", change["piece"]["text"])

    def _take_aside(self, change: Change) -> None:
        piece = self.data["set_aside"].pop(change["index"])
        self._recount("set_aside", "", piece["text"])


def invert(changes: list[Change]) -> list[Change]:
    """Return the changes that undo these."""
    opposite = {"add": "remove", "remove": "add", "put_aside": "take_aside", "take_aside": "put_aside"}
    inverse = []
    for change in reversed(changes):
        if change["do"] in opposite:
            inverse.append({**change, "do": opposite[change["do"]]})
        else:  # set and move
            inverse.append({**change, "from": change["to"], "to": change["from"]})
    return inverse


def touched_ids(changes: list[Change]) -> list[str]:
    """Return the ids of all units that the changes name, once each, in order of appearance."""
    ids: dict[str, None] = {}
    for change in changes:
        if "id" in change:
            ids[change["id"]] = None
        for unit_id in change.get("ids", ()):
            ids[unit_id] = None
        if "unit" in change:
            ids[change["unit"]["id"]] = None
    return list(ids)


class Recorder:
    """Makes changes to a tree and writes them down, so that a repair reads as a list of plain steps."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.changes: list[Change] = []

    def _do(self, change: Change) -> None:
        self.tree.apply([change])
        self.changes.append(change)

    def set(self, unit: Unit, field: str, value: Any) -> None:
        if field not in FIELDS:
            raise KeyError(field)
        if unit[field] != value:
            self._do({"do": "set", "id": unit["id"], "field": field, "from": unit[field], "to": value})

    def move(self, units: list[Unit], parent: str | None, index: int) -> None:
        """Move neighbouring siblings; `index` counts after they have left their place."""
        if not units:
            return
        source, start = self.tree.place(units[0]["id"])
        if (source, start) == (parent, index):
            return
        ids = [unit["id"] for unit in units]
        self._do({"do": "move", "ids": ids, "from": [source, start], "to": [parent, index]})

    def add(self, unit: Unit, parent: str | None, index: int) -> None:
        self._do({"do": "add", "unit": {**unit, "children": []}, "at": [parent, index]})

    def remove(self, unit: Unit) -> None:
        """Remove a unit that has no children any more."""
        if unit["children"]:
            raise ValueError("a unit with children is never removed")
        self._do({"do": "remove", "unit": {**unit, "children": []}, "at": list(self.tree.place(unit["id"]))})

    def put_aside(self, piece: dict[str, Any], index: int) -> None:
        self._do({"do": "put_aside", "piece": piece, "index": index})

    def take_aside(self, piece: dict[str, Any]) -> None:
        self._do({"do": "take_aside", "piece": piece, "index": self.tree.data["set_aside"].index(piece)})
