"""Computes the eid of each unit from the tree, in the Akoma Ntoso manner: `zal_1__par_5__ust_2__pkt_3__lit_a`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from . import kinds

# Their ordinal among their like stands for the number that they do not have.
COUNTED = frozenset((kinds.PLAIN, kinds.TABLE, kinds.QUOTATION, kinds.FOOTNOTE))
SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

JsonUnit = Mapping[str, Any]


def assign_eids(units: Sequence[JsonUnit]) -> dict[str, str]:
    """Give every unit of a tree its eid.

    Chapters and the like belong to the eid of what they hold only where the numbers of paragraphs begin again inside
    them; attachments always do. A number that stands twice gets "-2": the eid is unique in the version.

    Args:
        units: the top of the tree, as in the JSON of an act.

    Returns:
        eid by unit id.
    """
    return _Names().name(units)


class _Names:
    def __init__(self) -> None:
        self.eids: dict[str, str] = {}
        self.taken: dict[str, int] = {}

    def name(self, units: Sequence[JsonUnit]) -> dict[str, str]:
        self._scope(units, "")
        return self.eids

    def _scope(self, units: Sequence[JsonUnit], prefix: str) -> None:
        """Name the units of a stretch with a numbering of its own: the act, or one attachment."""
        self._level(units, prefix, prefix, numbers_restart(units))

    def _level(self, units: Sequence[JsonUnit], path: str, above: str, restarts: bool) -> None:
        """Name siblings. `path` is the whole way down; `above` leaves out chapters where numbers run through them."""
        ordinals: dict[str, int] = {}
        for unit in units:
            kind = unit["kind"]
            ordinals[kind] = ordinals.get(kind, 0) + 1
            begins = above if kind in kinds.EDITORIAL else path
            eid = self._unique(_join(begins, segment(unit, ordinals[kind])))
            self.eids[unit["id"]] = eid
            if kind in kinds.SYSTEMATISING:
                self._level(unit["children"], eid, eid if restarts else above, restarts)
            elif kind in (kinds.ATTACHMENT, kinds.JUSTIFICATION):
                self._scope(unit["children"], eid)
            else:
                self._level(unit["children"], eid, eid, False)

    def _unique(self, eid: str) -> str:
        times = self.taken.get(eid, 0) + 1
        self.taken[eid] = times
        return self._unique(f"{eid}-{times}") if times > 1 else eid


def _join(path: str, last: str) -> str:
    return f"{path}__{last}" if path else last


def segment(unit: JsonUnit, ordinal: int) -> str:
    """Return the last part of a unit's eid."""
    stem = kinds.eid_stem(unit["kind"])
    if unit["kind"] in COUNTED:
        return f"{stem}_{ordinal}"
    number = SUPERSCRIPT.sub(lambda found: "sup" + found.group().translate(SUPERSCRIPT_DIGITS), unit["number"])
    number = re.sub(r"[^\w.]+", "_", number.replace(" ", "")).strip("_.")
    return f"{stem}_{number}" if number else stem


def numbers_restart(units: Sequence[JsonUnit]) -> bool:
    """Say whether the numbers of articles, paragraphs or points begin again in the chapters of a stretch."""
    seen: set[tuple[str, str]] = set()
    for numbers in _numbers_by_chapter(units):
        if numbers and numbers[0] in seen:
            return True
        seen.update(numbers)
    return False


def _numbers_by_chapter(units: Sequence[JsonUnit]) -> Iterator[list[tuple[str, str]]]:
    yield [(unit["kind"], unit["number"]) for unit in units if unit["kind"] in kinds.EDITORIAL]
    for unit in units:
        if unit["kind"] in kinds.SYSTEMATISING:
            yield from _numbers_by_chapter(unit["children"])
