"""What a table of remarks set on pages has in every format: what stands before it, and its columns."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the table: title, office, facts as (name, value), and the line at the foot of each page."""

    title: str
    office: str
    language: str
    footer: str
    facts: list[tuple[str, str]] = field(default_factory=list)


def column_names() -> list[str]:
    """Return the headings in the active language; fewer than in a spreadsheet, since a page is narrow."""
    return [
        _("No."),
        _("Received, channel"),
        _("Submitted by"),
        _("Unit of the draft"),
        _("Text as it stood"),
        _("Remark"),
        _("Position"),
        _("Reasons of the position"),
    ]
