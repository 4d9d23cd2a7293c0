"""A draft act comes in: pasted text, DOCX or ODT, read in a bounded child process."""

from __future__ import annotations

import datetime
from pathlib import PurePath
from typing import Any

from cooperation_core.errors import DomainError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ...importers.bounded import read_source_bounded
from ...importers.paragraphs import UnreadableSource
from ...models import Consultation, DraftOperation, WorkingDraft
from .editing import exchange_state
from .problems import words_digest


def import_draft(
    consultation: Consultation,
    *,
    data: bytes | str,
    name: str = "",
    replace: bool = False,
    at: datetime.datetime,
    actor: Any,
) -> WorkingDraft:
    """Read a source and make it the consultation's working draft.

    Args:
        data: a file's bytes, or pasted text.
        name: the file's name, "" for pasted text.
        replace: put it in the place of an earlier working draft; that one can be had back by undo.

    Raises:
        DomainError: draft_exists, or what the reader refuses, at the field `text` or `file`.
    """
    if not replace and WorkingDraft.objects.filter(consultation=consultation).exists():
        raise _exists()
    state = _read(data, name)
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        draft = WorkingDraft.objects.select_for_update().filter(consultation=consultation).first()
        if draft is not None and not replace:
            raise _exists()
        former = None
        if draft is None:
            draft = WorkingDraft(consultation=consultation, updated_at=at)
        else:
            former = exchange_state(draft, {**state, "source_file": ""})
        for field, value in state.items():
            setattr(draft, field, value)
        if isinstance(data, bytes):
            draft.source_file.save(PurePath(name).name or "draft", ContentFile(data), save=False)
        draft.revision += 1
        draft.updated_at, draft.updated_by = at, actor
        draft.save()
        if former is not None:
            _log_replacement(draft, former, name, at, actor)
        return draft


def _exists() -> DomainError:
    return DomainError(
        "draft_exists",
        _(
            "There is a working draft already. Tick “replace it” to read this source in its place; undo brings the "
            "old one back."
        ),
        field="replace",
        status=409,
    )


def _read(data: bytes | str, name: str) -> dict[str, Any]:
    field = "text" if isinstance(data, str) else "file"
    if isinstance(data, str):
        data = data.replace("\x00", "")  # which PostgreSQL stores in no text
    try:
        act = read_source_bounded(data, name)
    except UnreadableSource as refusal:
        raise DomainError(refusal.code, _(refusal.message), field=field, params=refusal.params) from refusal
    tree = act.to_json()
    paragraphs = tree.pop("paragraphs")
    if not tree["units"] and not tree["set_aside"]:
        raise DomainError(
            "document_without_text",
            _("There is no text to read. Paste the text of the act, or choose a file that holds it."),
            field=field,
        )
    tree["words"]["digest"] = words_digest(tree)
    return {
        "tree": tree,
        "paragraphs": paragraphs,
        "source_name": PurePath(name).name[:250],
        "source_text": data if isinstance(data, str) else "",
    }


def _log_replacement(draft: WorkingDraft, former: dict[str, Any], name: str, at: datetime.datetime, actor: Any) -> None:
    draft.operations.filter(undone=True).delete()
    last = draft.operations.aggregate(last=Max("sequence"))["last"] or 0
    DraftOperation.objects.create(
        draft=draft,
        sequence=last + 1,
        operation={"op": "import", "name": name},
        inverse={"state": former},
        at=at,
        actor=actor,
    )
