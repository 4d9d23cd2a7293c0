"""The same write twice is one row and the same answer."""

import datetime
import zlib

from django.db import connection

from .. import conf
from ..errors import IdempotencyConflict
from ..models import IdempotencyKey

__all__ = ["IdempotencyConflict", "recall", "remember", "sweep"]


def recall(*, site, scope, key, body_hash):
    """Return the result remembered for ``key``, or None; call it inside the transaction of the write.

    Raises:
        IdempotencyConflict: the key came before with another body.
    """
    if connection.vendor == "postgresql":
        # Two requests with one key wait for each other here; SQLite has one writer at a time anyhow.
        with connection.cursor() as cursor:
            number = zlib.crc32(f"{site.pk}/{scope}/{key}".encode())
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
    known = IdempotencyKey.objects.for_site(site).filter(scope=scope, key=key).first()
    if known is None:
        return None
    if known.body_hash != body_hash:
        raise IdempotencyConflict
    return known.result


def remember(*, site, scope, key, body_hash, result, at):
    """Keep ``result`` (a reference of ours, at most 100 characters) for ``key``, in the same transaction."""
    IdempotencyKey.objects.create(
        site=site, scope=scope, key=key, body_hash=body_hash, result=str(result), created_at=at
    )


def sweep(*, at):
    """Delete keys that nobody will repeat; returns how many."""
    before = at - datetime.timedelta(days=conf.get("IDEMPOTENCY_DAYS"))
    return IdempotencyKey.objects.filter(created_at__lt=before).delete()[0]
