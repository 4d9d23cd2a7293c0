"""How a unit is cited, in Polish every language: "§ 5 ust. 2 pkt 3 lit. a tiret drugie załącznika nr 1"."""

from __future__ import annotations

import re
from typing import Any

from ...importers import kinds
from .tree import Unit

# fmt: off
_ONES = [
    "pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste", "siódme", "ósme", "dziewiąte", "dziesiąte",
    "jedenaste", "dwunaste", "trzynaste", "czternaste", "piętnaste", "szesnaste", "siedemnaste", "osiemnaste",
    "dziewiętnaste",
]
_TENS = [
    "dwudzieste", "trzydzieste", "czterdzieste", "pięćdziesiąte", "sześćdziesiąte", "siedemdziesiąte",
    "osiemdziesiąte", "dziewięćdziesiąte",
]
# fmt: on

_CITED = {
    kinds.ARTICLE: "art. {}",
    kinds.PARAGRAPH: "§ {}",
    kinds.SUBSECTION: "ust. {}",
    kinds.POINT: "pkt {}",
    kinds.LETTER: "lit. {}",
    kinds.BOOK: "księga {}",
    kinds.PART: "część {}",
    kinds.TITLE: "tytuł {}",
    kinds.DIVISION: "dział {}",
    kinds.CHAPTER: "rozdział {}",
    kinds.SECTION: "oddział {}",
    kinds.TABLE: "tabela {}",
    kinds.PLAIN: "akapit {}",
    kinds.QUOTATION: "nowe brzmienie {}",
    kinds.FOOTNOTE: "przypis {}",
}
_NAMED = {
    kinds.ACT_TITLE: "tytuł aktu",
    kinds.LEGAL_BASIS: "podstawa prawna",
    kinds.COMMON_PART: "część wspólna",
    kinds.SIGNATURE: "podpis",
    kinds.JUSTIFICATION: "uzasadnienie",
}


def ordinal(number: int) -> str:
    """Return the neuter ordinal in words, as tirets are cited: 2 → "drugie", 21 → "dwudzieste pierwsze"."""
    if 1 <= number < 20:
        return _ONES[number - 1]
    if 20 <= number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens - 2]} {_ONES[ones - 1]}" if ones else _TENS[tens - 2]
    return str(number)


def label_of(path: list[Unit], eids: dict[str, str]) -> str:
    """Return the citation of the last unit of a path.

    Args:
        path: the units from the top of the tree down to the one cited.
        eids: eid by unit id; an ancestor is cited where its eid begins the unit's eid, so label and eid tell the same.
    """
    eid = eids[path[-1]["id"]]
    cited = [unit for unit in path[:-1] if eid.startswith(eids[unit["id"]] + "__")] + [path[-1]]
    parts, containers = [], []
    for unit in cited:
        if unit is not path[-1] and unit["kind"] in (kinds.ATTACHMENT, kinds.JUSTIFICATION):
            containers.append(_genitive(unit))
        else:
            parts.append(_part(unit, eids[unit["id"]]))
    label = " ".join([*parts, *reversed(containers)])
    return label[:1].upper() + label[1:]


def _part(unit: Unit, eid: str) -> str:
    kind, segment = unit["kind"], eid.rsplit("__", 1)[-1]
    again = re.search(r"-(\d+)$", segment)
    number = unit["number"] or (segment.rsplit("_", 1)[1] if re.search(r"_\d+$", segment) else "")
    match kind:
        case kinds.INDENT | kinds.DOUBLE_INDENT:
            name = "tiret" if kind == kinds.INDENT else "podwójne tiret"
            part = f"{name} {ordinal(int(number)) if number.isdecimal() else number}"
        case kinds.ATTACHMENT:
            part = f"załącznik nr {number}" if unit["number"] else "załącznik"
        case _:
            part = _NAMED.get(kind) or _CITED[kind].format(number)
    part = part.strip()
    return f"{part} ({again[1]})" if again else part


def _genitive(unit: Unit) -> str:
    if unit["kind"] == kinds.JUSTIFICATION:
        return "uzasadnienia"
    return f"załącznika nr {unit['number']}" if unit["number"] else "załącznika"


def labels(units: list[Unit], eids: dict[str, str]) -> dict[str, str]:
    """Return the citation of each unit by id."""
    found: dict[str, str] = {}
    stack: list[tuple[Unit, list[Any]]] = [(unit, []) for unit in reversed(units)]
    while stack:
        unit, above = stack.pop()
        path = [*above, unit]
        found[unit["id"]] = label_of(path, eids)
        stack.extend((child, path) for child in reversed(unit["children"]))
    return found
