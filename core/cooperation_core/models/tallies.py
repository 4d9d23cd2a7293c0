from django.db import models

from ..tenancy import Tenancy


class Tally(models.Model):
    """How often something was done in a window of time; the store of throttles where they live in the database."""

    tenancy = Tenancy.SHARED
    shown_on_pages = False

    key = models.CharField(max_length=120)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    expires_at = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="core_tally_once")]
