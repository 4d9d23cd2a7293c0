"""The table of remarks as rows of a spreadsheet, with the columns of a usual report (zestawienie uwag)."""

from collections.abc import Iterable

from cooperation_core.tables import Column, Table
from django.utils.translation import gettext as _

from .rows import RemarkRow


def remarks_table(title: str, rows: Iterable[RemarkRow], *, language: str, with_state: bool = False) -> Table:
    """Return the table; ``with_state`` adds the column that only staff see."""
    columns = [
        Column("number", _("No."), kind="integer", width=6),
        Column("received_at", _("Received at"), kind="datetime", width=18),
        Column("channel", _("Channel"), width=18),
        Column("author", _("Submitted by"), width=28),
        Column("unit", _("Unit of the draft"), width=24),
        Column("quotation", _("Text as it stood"), width=40),
        Column("kind", _("Kind of remark"), width=18),
        Column("text", _("Remark"), width=60),
        Column("proposed_wording", _("Proposed wording"), width=40),
        Column("reasons", _("Reasons"), width=40),
        Column("decision", _("Position of the office"), width=22),
        Column("answer_reasons", _("Reasons of the position"), width=60),
        Column("changed_unit", _("Change in the document"), width=24),
    ]
    if with_state:
        columns.append(Column("state", _("State"), width=18))
    keys = [column.key for column in columns]
    return Table(
        title=title,
        columns=columns,
        rows=([getattr(row, key) for key in keys] for row in rows),
        language=language,
    )
