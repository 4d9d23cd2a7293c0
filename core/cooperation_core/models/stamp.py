from django.db import models

from ..tenancy import Tenancy


class ContentStamp(models.Model):
    """A random token that changes in the transaction which changes what visitors can see.

    ``site_id`` 0 is the installation; a page depends on that row and on the row of its site.
    """

    tenancy = Tenancy.SHARED
    shown_on_pages = False

    site_id = models.BigIntegerField(primary_key=True)
    token = models.CharField(max_length=16)
