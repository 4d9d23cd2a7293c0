"""Moderation: what staff show and hide. It changes no word, and hiding takes a reason."""

from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_participation.domain.hashing import digest_of
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind, Visibility
from ..models import Event, Remark
from . import chain, report_files
from .batches import locked_remarks
from .chain import Entry

# What says where a remark stands; the last of these events of a remark decides whether there is anything to take back.
MODERATION = (EventKind.PUBLISHED, EventKind.HIDDEN, EventKind.SHOWN_AGAIN, EventKind.CORRECTED)


@transaction.atomic
def publish_remarks(remarks, *, at, actor):
    """Publish remarks, of one consultation or of several; returns how many were not public before."""
    changed = 0
    for consultation, counter, rows in locked_remarks(remarks):
        rows = [remark for remark in rows if remark.visibility != Visibility.PUBLISHED]
        if not rows:
            continue
        entries = [Entry(EventKind.PUBLISHED, {"before": remark.visibility}, remark) for remark in rows]
        _show(rows, Visibility.PUBLISHED, "")
        chain.append_many(consultation, entries, at=at, actor=actor, counter=counter)
        report_files.make_anew(consultation, at=at, actor=actor)
        bump(consultation.site_id)
        changed += len(rows)
    return changed


@transaction.atomic
def hide_remarks(remarks, *, reason, at, actor):
    """Hide remarks with one public reason, of one consultation or of several; returns how many were changed by it.

    Their numbers stay, their words stay in the file.

    Raises:
        DomainError: ``hiding_reason_required``.
    """
    reason = reason.strip()
    if not reason:
        message = _("Give the reason; it stands in the place of the remark.")
        raise DomainError("hiding_reason_required", message, "reason")
    changed = 0
    for consultation, counter, rows in locked_remarks(remarks):
        rows = [row for row in rows if (row.visibility, row.hidden_reason) != (Visibility.HIDDEN, reason)]
        if not rows:
            continue
        digest = digest_of(reason)
        entries = [Entry(EventKind.HIDDEN, {"before": row.visibility, "reason": digest}, row) for row in rows]
        _show(rows, Visibility.HIDDEN, reason)
        chain.append_many(consultation, entries, at=at, actor=actor, counter=counter)
        report_files.make_anew(consultation, at=at, actor=actor)
        bump(consultation.site_id)
        changed += len(rows)
    return changed


def hide_remark(remark, *, reason, at, actor):
    """Hide one remark; see ``hide_remarks``."""
    hide_remarks([remark], reason=reason, at=at, actor=actor)
    return _told(remark)


@transaction.atomic
def take_back_moderations(remarks, *, at, actor):
    """Put remarks back to where each stood before it was last published or hidden; returns how many.

    Raises:
        DomainError: ``nothing_to_take_back``.
    """
    changed = 0
    for consultation, counter, rows in locked_remarks(remarks):
        moderated = Event.objects.filter(remark__in=rows, kind__in=MODERATION).order_by("sequence")
        last = {event.remark_id: event for event in moderated}
        rows = [row for row in rows if row.pk in last and last[row.pk].kind in (EventKind.PUBLISHED, EventKind.HIDDEN)]
        if not rows:
            message = _("There is no moderation of this remark to take back.")
            raise DomainError("nothing_to_take_back", message, status=409)
        entries = []
        places: dict[str, list[Remark]] = {}
        for row in rows:
            before = last[row.pk].body["facts"]["before"]
            if before == Visibility.HIDDEN:
                before = Visibility.WAITING  # its reason was given up when it was published; staff look again
            facts = {"before": row.visibility, "after": str(before)}
            entries.append(Entry(EventKind.SHOWN_AGAIN, facts, row))
            places.setdefault(before, []).append(row)
        for before, those in places.items():
            _show(those, before, "")
        chain.append_many(consultation, entries, at=at, actor=actor, counter=counter)
        report_files.make_anew(consultation, at=at, actor=actor)
        bump(consultation.site_id)
        changed += len(rows)
    return changed


def take_back_moderation(remark, *, at, actor):
    """Take back the moderation of one remark; see ``take_back_moderations``."""
    take_back_moderations([remark], at=at, actor=actor)
    return _told(remark)


def _show(remarks, visibility, reason):
    keys = [remark.pk for remark in remarks]
    Remark.objects.filter(pk__in=keys).update(visibility=visibility, hidden_reason=reason)
    for remark in remarks:
        remark.visibility, remark.hidden_reason = visibility, reason


def _told(remark):
    """Let the caller's object know what the row says now."""
    remark.refresh_from_db(fields=["visibility", "hidden_reason"])
    return remark
