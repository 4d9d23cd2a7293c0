"""Work in tables: who takes it holds it for a while, and what a killed worker held is taken again."""

import datetime
import re
import uuid

from django.db import connection, transaction
from django.db.models import F, Q

from ..models import WorkState

BACKOFF = [datetime.timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720, 1440)]
LONGEST_ERROR = 2000
ADDRESS = re.compile(r"\S+@\S+")


def _free(at):
    return Q(state=WorkState.WAITING, due_at__lte=at) | Q(state=WorkState.RUNNING, lease_until__lte=at)


def any_due(model, *, at):
    """Whether a row of ``model`` could be claimed now."""
    return model.objects.filter(_free(at)).exists()


def claim(model, *, at, limit, lease, **filters):
    """Take up to ``limit`` due rows of ``model`` for ``lease`` (a timedelta); two workers never get the same row."""
    token = uuid.uuid4()
    with transaction.atomic():
        due = model.objects.filter(_free(at), **filters).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        taken = list(due.values_list("pk", flat=True)[:limit])
        model.objects.filter(_free(at), pk__in=taken).update(
            state=WorkState.RUNNING, lease_token=token, lease_until=at + lease, attempts=F("attempts") + 1
        )
    return list(model.objects.filter(lease_token=token).order_by("due_at", "pk"))


def _mine(work):
    return type(work).objects.filter(pk=work.pk, state=WorkState.RUNNING, lease_token=work.lease_token)


def heartbeat(work, *, at, lease):
    """Hold ``work`` for another ``lease``; False where it was taken by somebody else meanwhile: then stop."""
    return _mine(work).update(lease_until=at + lease) == 1


def finish(work, *, at, note="", **values):
    """Mark ``work`` done; False where it was no longer ours."""
    return (
        _mine(work).update(
            state=WorkState.DONE, finished_at=at, lease_until=None, lease_token=None, last_error=note, **values
        )
        == 1
    )


def retry_later(work, error, *, at, most=8):
    """Put ``work`` back with a growing pause, or give up after ``most`` attempts."""
    if work.attempts >= most:
        return give_up(work, error, at=at)
    pause = BACKOFF[min(work.attempts, len(BACKOFF)) - 1]
    return _mine(work).update(
        state=WorkState.WAITING, due_at=at + pause, lease_until=None, lease_token=None, last_error=_short(error)
    )


def give_up(work, error, *, at):
    """Mark ``work`` failed: staff see it and may try it again."""
    return _mine(work).update(
        state=WorkState.FAILED, finished_at=at, lease_until=None, lease_token=None, last_error=_short(error)
    )


def try_again(queryset, *, at):
    """Put failed work of ``queryset`` back into the queue, with its attempts counted anew; returns how many."""
    return queryset.filter(state=WorkState.FAILED).update(
        state=WorkState.WAITING, due_at=at, attempts=0, finished_at=None
    )


def without_addresses(error):
    """Return the text of an error without e-mail addresses: mail servers name whom they refuse, and we keep it long."""
    return ADDRESS.sub("(…@…)", str(error))


def _short(error):
    text = error if isinstance(error, str) else f"{type(error).__name__}: {error}"
    return without_addresses(text).replace("\x00", "")[:LONGEST_ERROR]
