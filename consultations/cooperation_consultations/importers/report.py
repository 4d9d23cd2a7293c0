"""What the command read_draft answers: units as a flat list, and the account of words."""

from __future__ import annotations

from typing import Any

from .eids import assign_eids
from .structure import Act


def answer(act: Act) -> dict[str, Any]:
    """Return the act as one JSON object (docs/reference/draft-units.md)."""
    eids = assign_eids(act.to_json()["units"])
    units = [
        {
            "kind": unit.kind,
            "number": unit.number,
            "eid": eids[unit.id],
            "parent": eids[parent.id] if parent is not None else None,
            "heading": unit.heading,
            "text": unit.text,
            "doubts": list(unit.doubts),
            "mark": unit.mark,
            "generated": unit.generated,
            "table": unit.table,
            "source": list(unit.source),
        }
        for unit, parent in act.walk()
    ]
    return {
        "units": units,
        "words": dict(act.words),
        "set_aside": [piece.to_json() for piece in act.set_aside],
        "notes": [note.to_json() for note in act.notes],
        "joined": list(act.joined),
        "generated": list(act.generated),
        "warnings": list(act.warnings),
    }
