"""What an editor should know before a draft act is issued; each problem has a stable code and a sentence."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...importers import kinds
from ...importers.words import WORD
from .tree import Unit, own_text, walk

MESSAGES = {
    "no_units": _("The draft has no units."),
    "words_lost": _("%(count)s words of the source are in no unit and not set aside."),
    "words_changed": _(
        "The words are not those that were read from the source. Undo the last repairs or read the source again."
    ),
    "eid_duplicate": _("Two units would get the same address: %(number)s."),
    "address_too_long": _("The address of this unit would be too long. Shorten its number or mark, or raise it."),
    "words_out_of_order": _("%(count)s words stand in another order than in the source."),
    "doubt": _("The reader was not sure about this unit."),
    "number_duplicate": _("The number %(number)s stands twice on this level."),
    "number_gap": _("The number %(number)s follows %(before)s: something may be missing between them."),
    "unit_empty": _("This unit has neither text nor units below it."),
    "level_unusual": _("This kind of unit does not usually stand below %(above)s."),
}
BLOCKING = frozenset({"no_units", "words_lost", "words_changed", "eid_duplicate", "address_too_long"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a tree: its code, the units that it is about, and what its sentence names."""

    code: str
    units: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def is_blocking(self) -> bool:
        """Say whether a version cannot be issued with it, whatever the editor says."""
        return self.code in BLOCKING

    @property
    def text(self) -> str:
        return str(MESSAGES[self.code]) % self.params


def words_digest(tree: dict[str, Any]) -> str:
    """Return a hash of all words of the act, set aside or not, that no repair may change."""
    texts = [own_text(unit) for unit in walk(tree["units"])]
    texts += [piece["text"] for piece in tree["set_aside"]]
    texts += [f"{note['mark']} {note['text']}" for note in tree["notes"]]
    words = sorted(word for text in texts for word in WORD.findall(text))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def tree_problems(tree: dict[str, Any]) -> list[Problem]:
    """Return the problems of a working draft, those that forbid issuing first.

    Args:
        tree: the working draft; all its words are counted again.
    """
    found = list(_word_problems(tree))
    found += _sibling_problems(tree["units"])
    for unit in walk(tree["units"]):
        if unit["doubts"]:
            found.append(Problem("doubt", (unit["id"],)))
        if not own_text(unit) and not unit["children"]:
            found.append(Problem("unit_empty", (unit["id"],)))
        found += _level_problems(unit)
    return sorted(found, key=lambda problem: not problem.is_blocking)


def _word_problems(tree: dict[str, Any]):
    words = tree["words"]
    if not tree["units"]:
        yield Problem("no_units")
    if words.get("lost"):
        yield Problem("words_lost", params={"count": words["lost"]})
    if words.get("digest", "") and words["digest"] != words_digest(tree):
        yield Problem("words_changed")
    if words.get("out_of_order"):
        yield Problem("words_out_of_order", params={"count": words["out_of_order"]})


def _sibling_problems(units: list[Unit]) -> list[Problem]:
    """Look for gaps and duplicates; numbering runs through systematising units, so § of two chapters are one row."""
    found: list[Problem] = []
    rows: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    stack: list[tuple[str, Unit]] = [("", unit) for unit in reversed(units)]
    while stack:
        container, unit = stack.pop()
        if unit["number"]:
            rows[container, unit["kind"]].append(unit)
        through = unit["kind"] in kinds.SYSTEMATISING
        stack += [
            (container if through and _runs_through(child) else unit["id"], child)
            for child in reversed(unit["children"])
        ]
    for row in rows.values():
        found += _row_problems(row)
    return found


def _runs_through(child: Unit) -> bool:
    return child["kind"] in (kinds.ARTICLE, kinds.PARAGRAPH)


def _row_problems(row: list[Unit]) -> list[Problem]:
    found = []
    counts = Counter(unit["number"] for unit in row)
    by_number: dict[str, list[str]] = defaultdict(list)
    for unit in row:
        by_number[unit["number"]].append(unit["id"])
    for number, times in counts.items():
        if times > 1:
            found.append(Problem("number_duplicate", tuple(by_number[number]), {"number": number}))
    for before, unit in pairwise(row):
        if before["number"] != unit["number"] and not _follows(before["number"], unit["number"]):
            found.append(Problem("number_gap", (unit["id"],), {"number": unit["number"], "before": before["number"]}))
    return found


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _follows(before: str, number: str) -> bool:
    """Say whether a number may stand right after another: 4 → 5, 4 → 4a, 4a → 5, z → aa, IV → V."""
    before = before.rpartition("–")[2]  # 115–129 stand for repealed units; 130 follows
    first, second = re.match(r"\d+", before), re.match(r"\d+", number)
    if first and second:
        step = int(second[0]) - int(first[0])
        return step == 1 or (step == 0 and number > before)
    if first or second:
        return False
    if before.islower() and number.islower():
        return _letters(number) - _letters(before) == 1
    if set(before) <= set(_ROMAN) and set(number) <= set(_ROMAN):
        return _roman(number) - _roman(before) == 1
    return True


def _letters(text: str) -> int:
    value = 0
    for letter in text:
        value = value * 26 + ord(letter) - ord("a") + 1
    return value


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def _level_problems(unit: Unit) -> list[Problem]:
    rank = kinds.RANK.get(unit["kind"])
    if rank is None or unit["kind"] == kinds.ATTACHMENT:
        return []
    return [
        Problem("level_unusual", (child["id"],), {"above": _(kinds.LABELS[unit["kind"]])})
        for child in unit["children"]
        if kinds.RANK.get(child["kind"], rank + 1) <= rank
    ]
