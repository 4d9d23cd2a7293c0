"""The content stamp: a random token that changes in the transaction which changes what visitors see.

Random, since a counter restored from a backup would repeat. In a long transaction it is bumped last: it makes other
publishers wait.
"""

import secrets

from django.db import connections, router

from ..models import ContentStamp

INSTALLATION = 0
READ = f"SELECT site_id, token FROM {ContentStamp._meta.db_table} WHERE site_id IN ({INSTALLATION}, "


def bump(site_id=INSTALLATION):
    """Change the stamp of one site, or of the installation.

    Signals call it; a verb that used ``update`` or ``bulk_create`` went past them and calls it itself.
    """
    token = secrets.token_hex(8)
    if not ContentStamp.objects.filter(site_id=site_id).update(token=token):
        ContentStamp.objects.update_or_create(site_id=site_id, defaults={"token": token})


def tokens(site_id):
    """Return (installation's token, site's token) in one query; "" where nothing was ever changed."""
    # Each request of the public asks this, most of them nothing else: the ORM would triple the cost of a 304, and
    # parameters that are numbers would add a quarter to the query.
    cursor = connections[router.db_for_read(ContentStamp)].cursor()
    cursor.execute(f"{READ}{int(site_id)})")
    found = dict(cursor.fetchall())
    return found.get(INSTALLATION, ""), found.get(site_id, "")
