"""Issuing: the working draft is frozen into a numbered, public version whose units remarks can point at."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_participation.domain.hashing import digest_of
from django.db import transaction
from django.db.models import CharField
from django.utils.translation import gettext_lazy as _

from ...enums import EventKind
from ...importers import kinds
from ...importers.eids import assign_eids
from ...models import Consultation, DraftVersion, Provision, WorkingDraft
from .. import chain
from . import lineage
from .labels import labels
from .marks import shown_mark
from .problems import Problem, tree_problems
from .tree import Unit, cells_text

LONGEST = {field.name: field.max_length or 0 for field in Provision._meta.fields if isinstance(field, CharField)}


class NotIssuable(DomainError):
    """The draft cannot be issued, or not without the editor's word; `problems` says why."""

    def __init__(self, code: str, message: Any, problems: list[Problem]) -> None:
        super().__init__(code, message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Row:
    """A unit ready to be stored: its place, address and citation."""

    unit: Unit
    parent: str | None
    depth: int
    eid: str
    label: str

    @property
    def mark(self) -> str:
        """Return the mark that people read."""
        return shown_mark(self.unit)


def rows_of(tree: dict[str, Any]) -> list[Row]:
    """Return the units in the order of the document with eid and label; notes stand at the end: no word is left out."""
    units = [*tree["units"], *(_note_unit(note, place) for place, note in enumerate(tree["notes"], 1))]
    eids = assign_eids(units)
    names = labels(units, eids)
    return [Row(unit, parent, depth, eids[unit["id"]], names[unit["id"]]) for unit, parent, depth in _walk(units)]


def _note_unit(note: dict[str, Any], place: int) -> Unit:
    return {
        "id": note["id"] or f"n{place}", "kind": kinds.FOOTNOTE, "number": "", "mark": note["mark"], "generated": False,
        "heading": "", "text": note["text"], "table": None, "doubts": [], "children": [],
    }  # fmt: skip


def _walk(units: list[Unit]) -> Iterator[tuple[Unit, str | None, int]]:
    stack: list[tuple[Unit, str | None, int]] = [(unit, None, 0) for unit in reversed(units)]
    while stack:
        unit, parent, depth = stack.pop()
        yield unit, parent, depth
        stack.extend((child, unit["id"], depth + 1) for child in reversed(unit["children"]))


def issue_problems(tree: dict[str, Any]) -> list[Problem]:
    """Return what speaks against issuing, what forbids it first."""
    rows = rows_of(tree)
    times = Counter(row.eid for row in rows)
    twice = [Problem("eid_duplicate", (row.unit["id"],), {"number": row.eid}) for row in rows if times[row.eid] > 1]
    too_long = [Problem("address_too_long", (row.unit["id"],)) for row in rows if _is_too_long(row)]
    return twice + too_long + tree_problems(tree)


def _is_too_long(row: Row) -> bool:
    values = {"eid": row.eid, "label": row.label, "mark": row.mark, "number": row.unit["number"]}
    return any(len(value) > LONGEST[name] for name, value in values.items())


def compare(draft: WorkingDraft) -> list[lineage.Match]:
    """Say what became of the units of the version issued last; keys are its eids and the draft's unit ids."""
    last = draft.consultation.versions.order_by("-number").first()
    return _compare(last, rows_of(draft.tree)) if last is not None else []


def _compare(last: DraftVersion, rows: list[Row]) -> list[lineage.Match]:
    old = [
        lineage.Piece(
            row.eid,
            row.eid,
            row.kind,
            _words(row.heading, row.text, row.table),
            row.parent.eid if row.parent is not None else None,
            row.mark,
        )
        for row in last.provisions.select_related("parent")
    ]
    new = [
        lineage.Piece(
            row.unit["id"],
            row.eid,
            row.unit["kind"],
            _words(row.unit["heading"], row.unit["text"], row.unit["table"]),
            row.parent,
            row.mark,
        )
        for row in rows
    ]
    return lineage.match(old, new)


def _words(heading: str, text: str, table: dict[str, Any] | None) -> str:
    return " ".join(piece for piece in (heading, text, cells_text(table)) if piece)


def issue_draft(
    consultation: Consultation,
    *,
    note: str = "",
    accept_problems: bool = False,
    same_units: Mapping[str, str] | None = None,
    base_revision: int | None = None,
    at: datetime.datetime,
    actor: Any,
) -> DraftVersion:
    """Freeze the working draft as the next version.

    Args:
        note: what changed, in the editor's words; public.
        accept_problems: the editor has seen the doubts and gaps, and issues in spite of them.
        same_units: what the editor decided about unsure units: eid of the last version by unit id of the draft. An
            unsure unit that is not named counts as new, and the old one as removed.
        base_revision: the revision that the editor saw, None for whatever there is.

    Raises:
        DomainError: draft_missing, draft_changed, consultation_cancelled, version_unchanged; NotIssuable with the codes
            draft_not_issuable (words lost, no units) and draft_needs_confirmation (doubts, gaps, duplicates).
    """
    with transaction.atomic():
        counter = chain.lock_counter(consultation)
        consultation = Consultation.objects.get(pk=consultation.pk)
        if consultation.cancelled_at is not None:
            raise DomainError(
                "consultation_cancelled", _("The consultation was cancelled; no further version can be issued.")
            )
        draft = WorkingDraft.objects.select_for_update().filter(consultation=consultation).first()
        if draft is None:
            raise DomainError(
                "draft_missing", _("There is no working draft yet. Paste the act or choose a file first.")
            )
        if base_revision is not None and draft.revision != base_revision:
            raise DomainError(
                "draft_changed",
                _("The draft has been changed since this page was opened. Look through it again, then issue it."),
                status=409,
            )
        _refuse_problems(issue_problems(draft.tree), accept_problems)
        rows = rows_of(draft.tree)
        text_hash = _text_hash(rows)
        last = consultation.versions.order_by("-number").first()
        if last is not None and last.text_hash == text_hash:
            raise DomainError(
                "version_unchanged",
                _("Nothing has changed since version %(number)s was issued."),
                params={"number": last.number},
            )
        matches = _decided(_compare(last, rows), same_units or {}) if last is not None else []
        version = DraftVersion.objects.create(
            consultation=consultation,
            number=last.number + 1 if last is not None else 1,
            issued_at=at,
            issued_by=actor,
            note=note,
            text_hash=text_hash,
            tree=draft.tree,
            changes=_changes(matches, {row.unit["id"]: row.eid for row in rows}),
        )
        _store(version, rows, _lineages(last, matches))
        facts = {"version": version.number, "units": len(rows), "text_hash": text_hash}
        chain.append(consultation, EventKind.ISSUED, at=at, actor=actor, facts=facts, counter=counter)
        bump(consultation.site_id)
        return version


def _refuse_problems(problems: list[Problem], accepted: bool) -> None:
    blocking = [problem for problem in problems if problem.is_blocking]
    if blocking:
        raise NotIssuable("draft_not_issuable", _("The draft cannot be issued yet. The list below says why."), blocking)
    if problems and not accepted:
        raise NotIssuable(
            "draft_needs_confirmation",
            _("Some units are doubtful. Look through the list, then confirm that the draft is right."),
            problems,
        )


def _text_hash(rows: list[Row]) -> str:
    return digest_of(
        [
            [
                row.unit["kind"],
                row.unit["number"],
                row.mark,
                row.unit["heading"],
                row.unit["text"],
                row.unit["table"],
                row.depth,
            ]
            for row in rows
        ]
    )


def _decided(matches: list[lineage.Match], same_units: Mapping[str, str]) -> list[lineage.Match]:
    decided = []
    for found in matches:
        if found.is_certain:
            decided.append(found)
        elif same_units.get(found.new[0]) == found.old[0]:
            decided.append(lineage.Match(lineage.CHANGED, found.old, found.new, found.alike))
        else:
            decided.append(lineage.Match(lineage.NEW, (), found.new))
            decided.append(lineage.Match(lineage.REMOVED, found.old, ()))
    return decided


def _changes(matches: list[lineage.Match], eids: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"what": found.what, "old": list(found.old), "new": [eids[key] for key in found.new]}
        for found in matches
        if found.what != lineage.SAME
    ]


def _lineages(last: DraftVersion | None, matches: list[lineage.Match]) -> dict[str, uuid.UUID]:
    """Return the lineage by unit id: parts of a split unit share the old one's, a merged one has its first part's."""
    if last is None:
        return {}
    former = dict(last.provisions.values_list("eid", "lineage"))
    return {key: former[found.old[0]] for found in matches if found.old for key in found.new}


def _store(version: DraftVersion, rows: list[Row], lineages: dict[str, uuid.UUID]) -> None:
    """Insert level by level: a row can never be updated, so its parent must be there before it."""
    stored: dict[str, Provision] = {}
    by_depth: dict[int, list[tuple[int, Row]]] = {}
    for order, row in enumerate(rows, 1):
        by_depth.setdefault(row.depth, []).append((order, row))
    for depth in sorted(by_depth):
        fresh = [
            Provision(
                version=version,
                parent=stored[row.parent] if row.parent else None,
                order=order,
                depth=depth,
                kind=row.unit["kind"],
                number=row.unit["number"],
                eid=row.eid,
                label=row.label,
                mark=row.mark,
                heading=row.unit["heading"],
                text=row.unit["text"],
                table=row.unit["table"],
                lineage=lineages.get(row.unit["id"]) or uuid.uuid4(),
            )
            for order, row in by_depth[depth]
        ]
        Provision.objects.bulk_create(fresh, batch_size=500)
        stored.update(
            {row.unit["id"]: provision for (_order, row), provision in zip(by_depth[depth], fresh, strict=True)}
        )
