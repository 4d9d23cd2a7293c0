"""The content stamp: a random token that changes in the transaction which changes what visitors see.

Random, since a counter restored from a backup would repeat. In a long transaction it is bumped last: it makes other
publishers wait.
"""

import secrets

from django.db import router, transaction

from ..models import ContentStamp

INSTALLATION = 0


def bump(site_id=INSTALLATION):
    """Change the stamp of one site, or of the installation.

    Signals call it; a verb that used ``update`` or ``bulk_create`` went past them and calls it itself.
    """
    using = router.db_for_write(ContentStamp)
    with transaction.atomic(using=using):
        ContentStamp.objects.using(using).update_or_create(
            site_id=site_id, defaults={"token": secrets.token_hex(8)}
        )


def tokens(site_id):
    """Return (installation's token, site's token) in one query; "" where nothing was ever changed."""
    found = dict(
        ContentStamp.objects.filter(site_id__in={INSTALLATION, site_id}).values_list("site_id", "token")
    )
    return found.get(INSTALLATION, ""), found.get(site_id, "")
