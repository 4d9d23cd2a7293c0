"""Moderation: what staff show and hide. It changes no word, and hiding takes a reason."""

from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_participation.domain.hashing import digest_of
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind, Visibility
from ..models import Event, Remark
from . import chain
from .batches import locked_remarks
from .chain import Entry


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
        bump(consultation.site_id)
        changed += len(rows)
    return changed


@transaction.atomic
def hide_remark(remark, *, reason, at, actor):
    """Hide a remark with a public reason; its number stays, its words stay in the file.

    Raises:
        DomainError: ``hiding_reason_required``.
    """
    reason = reason.strip()
    if not reason:
        message = _("Give the reason; it stands in the place of the remark.")
        raise DomainError("hiding_reason_required", message, "reason")
    [(consultation, counter, [fresh])] = locked_remarks([remark])
    if (fresh.visibility, fresh.hidden_reason) != (Visibility.HIDDEN, reason):
        facts = {"before": fresh.visibility, "reason": digest_of(reason)}
        _show([fresh], Visibility.HIDDEN, reason)
        chain.append(consultation, EventKind.HIDDEN, at=at, actor=actor, remark=fresh, facts=facts, counter=counter)
        bump(consultation.site_id)
    return _told(remark, fresh)


@transaction.atomic
def take_back_moderation(remark, *, at, actor):
    """Put a remark back to where it stood before it was last published or hidden.

    Raises:
        DomainError: ``nothing_to_take_back``.
    """
    [(consultation, counter, [fresh])] = locked_remarks([remark])
    kinds = (EventKind.PUBLISHED, EventKind.HIDDEN, EventKind.SHOWN_AGAIN, EventKind.CORRECTED)
    last = Event.objects.filter(remark=fresh, kind__in=kinds).order_by("-sequence").first()
    if last is None or last.kind not in (EventKind.PUBLISHED, EventKind.HIDDEN):
        message = _("There is no moderation of this remark to take back.")
        raise DomainError("nothing_to_take_back", message, status=409)
    before = last.body["facts"]["before"]
    if before == Visibility.HIDDEN:
        before = Visibility.WAITING  # its reason was given up when it was published; staff look again
    facts = {"before": fresh.visibility, "after": str(before)}
    _show([fresh], before, "")
    chain.append(consultation, EventKind.SHOWN_AGAIN, at=at, actor=actor, remark=fresh, facts=facts, counter=counter)
    bump(consultation.site_id)
    return _told(remark, fresh)


def _show(remarks, visibility, reason):
    keys = [remark.pk for remark in remarks]
    Remark.objects.filter(pk__in=keys).update(visibility=visibility, hidden_reason=reason)
    for remark in remarks:
        remark.visibility, remark.hidden_reason = visibility, reason


def _told(remark, fresh):
    """Let the caller's object know what the row says now."""
    remark.visibility, remark.hidden_reason = fresh.visibility, fresh.hidden_reason
    return remark
