"""The verbs of an editor at work: repair, undo, redo; each is logged with what undoes it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cooperation_core.errors import DomainError
from django.db import transaction
from django.db.models import Max, Min, Q
from django.utils.translation import gettext_lazy as _

from ...models import DraftOperation, WorkingDraft
from .operations import Operation, apply_operation
from .tree import Change, Tree, invert, touched_ids

STATE_FIELDS = ("tree", "paragraphs", "source_name", "source_text", "source_file")


@dataclass(slots=True)
class Edit:
    """What a verb did to a draft: its plain steps in order, or that another source took its place."""

    draft: WorkingDraft
    changes: list[Change]
    replaced: bool = False
    refusal: DomainError | None = None
    applied: int = 0

    @property
    def touched(self) -> list[str]:
        return touched_ids(self.changes)


def locked(draft: WorkingDraft, base_revision: int) -> WorkingDraft:
    """Return the draft locked for writing, if it still is what the editor saw.

    Raises:
        DomainError: draft_changed, when somebody else or another window has changed it since.
    """
    fresh = WorkingDraft.objects.select_for_update().defer("paragraphs", "source_text").get(pk=draft.pk)
    if fresh.revision != base_revision:
        raise DomainError(
            "draft_changed",
            _(
                "The draft was changed in another window or by another person. Its present state is loaded; repeat "
                "your last repair if it is still needed."
            ),
            status=409,
        )
    return fresh


def apply(draft: WorkingDraft, operation: Operation, *, base_revision: int, at: datetime.datetime, actor: Any) -> Edit:
    """Repair a working draft.

    Raises:
        DomainError: what the operation refuses, or draft_changed.
    """
    with transaction.atomic():
        edit = apply_many(draft, [operation], base_revision=base_revision, at=at, actor=actor)
        if edit.refusal is not None:
            raise edit.refusal
        return edit


def apply_many(
    draft: WorkingDraft, operations: list[Operation], *, base_revision: int, at: datetime.datetime, actor: Any
) -> Edit:
    """Make repairs up to the first that is refused; `applied` says how many were made, `refusal` why not more."""
    with transaction.atomic():
        draft = locked(draft, base_revision)
        tree = Tree(draft.tree)
        edit = Edit(draft, [])
        rows = []
        last = draft.operations.filter(undone=False).aggregate(last=Max("sequence"))["last"] or 0
        for operation in operations:
            try:
                outcome = apply_operation(tree, operation)
            except DomainError as refusal:
                edit.refusal = refusal
                break
            edit.changes += outcome.changes
            edit.applied += 1
            rows.append(
                DraftOperation(
                    draft=draft,
                    sequence=last + edit.applied,
                    operation=operation,
                    inverse=outcome.inverse,
                    at=at,
                    actor=actor,
                )
            )
        if rows:
            draft.operations.filter(undone=True).delete()
            DraftOperation.objects.bulk_create(rows)
            _save(draft, edit.applied, ("tree",), at, actor)
        return edit


def undo(draft: WorkingDraft, *, base_revision: int, at: datetime.datetime, actor: Any) -> Edit:
    """Take back the last repair that stands.

    Raises:
        DomainError: nothing_to_undo, draft_changed.
    """
    with transaction.atomic():
        draft = locked(draft, base_revision)
        row = draft.operations.filter(undone=False).order_by("-sequence").first()
        if row is None:
            raise DomainError("nothing_to_undo", _("There is nothing to undo."))
        return _turn(draft, row, undone=True, at=at, actor=actor)


def redo(draft: WorkingDraft, *, base_revision: int, at: datetime.datetime, actor: Any) -> Edit:
    """Make the repair again that was undone last.

    Raises:
        DomainError: nothing_to_redo, draft_changed.
    """
    with transaction.atomic():
        draft = locked(draft, base_revision)
        row = draft.operations.filter(undone=True).order_by("sequence").first()
        if row is None:
            raise DomainError("nothing_to_redo", _("There is nothing to redo."))
        return _turn(draft, row, undone=False, at=at, actor=actor)


def _turn(draft: WorkingDraft, row: DraftOperation, *, undone: bool, at: datetime.datetime, actor: Any) -> Edit:
    fields: Sequence[str] = ("tree",)
    if isinstance(row.inverse, dict):  # another source took the draft's place: the two states change places again
        row.inverse = {"state": exchange_state(draft, row.inverse["state"])}
        edit, fields = Edit(draft, [], replaced=True), STATE_FIELDS
    else:
        changes = row.inverse if undone else invert(row.inverse)
        Tree(draft.tree).apply(changes)
        edit = Edit(draft, changes)
    row.undone = undone
    row.save(update_fields=["undone", "inverse"])
    _save(draft, 1, fields, at, actor)
    return edit


def state_of(draft: WorkingDraft) -> dict[str, Any]:
    """Return what another source would replace."""
    return {field: getattr(draft, field) for field in STATE_FIELDS[:-1]} | {"source_file": draft.source_file.name or ""}


def exchange_state(draft: WorkingDraft, state: dict[str, Any]) -> dict[str, Any]:
    """Put another state in the draft's place, and return the one that it had."""
    former = state_of(draft)
    for field in STATE_FIELDS:
        setattr(draft, field, state[field])
    return former


def _save(draft: WorkingDraft, steps: int, fields: Sequence[str], at: datetime.datetime, actor: Any) -> None:
    draft.revision += steps
    draft.updated_at, draft.updated_by = at, actor
    draft.save(update_fields=["revision", "updated_at", "updated_by", *fields])


def history(draft: WorkingDraft) -> dict[str, bool]:
    """Return whether there is something to undo and to redo."""
    found = draft.operations.aggregate(undo=Min("pk", filter=Q(undone=False)), redo=Min("pk", filter=Q(undone=True)))
    return {"can_undo": found["undo"] is not None, "can_redo": found["redo"] is not None}
