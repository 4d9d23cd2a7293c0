"""Lists page by page without counting: an opaque cursor says after which row the next page begins."""

import base64
import binascii
import json

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from ..errors import DomainError


class Cursor(BaseModel):
    """The end of every list: ``next_cursor`` is null on the last page."""

    next_cursor: str | None = None


def make_cursor(*place):
    """Return an opaque cursor for the place (numbers and strings) of the last row shown."""
    return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(cursor, *kinds):
    """Return the place that ``cursor`` holds, each part of the type in ``kinds``; None without a cursor.

    Raises:
        DomainError: ``bad_cursor``.
    """
    if not cursor:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        place = None
    fits = isinstance(place, list) and [type(part) for part in place] == list(kinds)
    if not fits or any(type(part) is int and abs(part) >= 2**63 for part in place):
        raise DomainError("bad_cursor", _("This cursor is not one of ours."), field="cursor")
    return tuple(place)


def page_of(queryset, limit, place_of):
    """Return (rows, next cursor) for the first ``limit`` rows of an ordered, already filtered ``queryset``.

    Args:
        place_of: callable(row) → tuple for ``make_cursor``.
    """
    rows = list(queryset[: limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    return rows, make_cursor(*place_of(rows[-1])) if more else None
