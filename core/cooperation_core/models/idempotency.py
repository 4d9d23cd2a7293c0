from django.db import models

from ..tenancy import SiteOwned


class IdempotencyKey(SiteOwned):
    """A write that was done: the same key with the same body gives the same answer, with another body a conflict."""

    shown_on_pages = False

    scope = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    body_hash = models.CharField(max_length=64)
    result = models.CharField(max_length=100)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "scope", "key"], name="core_idempotency_key_once")]
