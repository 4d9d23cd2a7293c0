"""Where throttles count: a small SQLite file of its own, a Django cache, or a table.

The file keeps the readers of an embedded database from waiting for writers of throttles; memory would be one
count per process, and is therefore no choice.
"""

import os
import sqlite3
import threading
from functools import lru_cache

from django.core.cache import caches
from django.db import connection

from . import conf
from .models import Tally

# A refused attempt changes nothing: whoever waits until the window ends is let in.
UPSERT = """INSERT INTO {table} (key, "window", count, expires_at) VALUES ({m}, {m}, 1, {m})
ON CONFLICT (key, "window") DO UPDATE SET count = {table}.count + 1 WHERE {table}.count < {m}"""


class Connection:
    """A connection to the file of counts, which closes itself when its thread is gone."""

    def __init__(self, path):
        self.pid = os.getpid()
        # Whoever collects it may be another thread; nobody else uses it.
        self.raw = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        # Losing the last counts in a power cut harms nobody.
        self.raw.executescript(
            """PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
            CREATE TABLE IF NOT EXISTS tally (key TEXT, "window" INTEGER, count INTEGER, expires_at INTEGER,
            PRIMARY KEY (key, "window")) WITHOUT ROWID;"""
        )

    def __del__(self):
        if hasattr(self, "raw"):
            self.raw.close()


class FileTallies:
    """Counts in an SQLite file; each thread of each process has its own connection."""

    def __init__(self, path):
        self.path = str(path)
        self._local = threading.local()

    def _connection(self):
        own = getattr(self._local, "connection", None)
        if own is None or own.pid != os.getpid():
            own = self._local.connection = Connection(self.path)
        return own.raw

    def count(self, key, *, window, limit, expires_at):
        if limit < 1:
            return False
        sql = UPSERT.format(table="tally", m="?")
        return self._connection().execute(sql, (key, window, expires_at, limit)).rowcount == 1

    def sweep(self, before):
        return self._connection().execute("DELETE FROM tally WHERE expires_at < ?", (before,)).rowcount

    def close(self):
        """Close the present thread's connection."""
        self._local.connection = None


class TableTallies:
    """Counts in the project's database."""

    def count(self, key, *, window, limit, expires_at):
        if limit < 1:
            return False
        with connection.cursor() as cursor:
            sql = UPSERT.format(table=Tally._meta.db_table, m="%s")
            cursor.execute(sql, [key, window, expires_at, limit])
            return cursor.rowcount == 1

    def sweep(self, before):
        return Tally.objects.filter(expires_at__lt=before).delete()[0]


class CacheTallies:
    """Counts in a Django cache that all processes share (Redis)."""

    def __init__(self, alias):
        self.cache = caches[alias]

    def count(self, key, *, window, limit, expires_at):
        name = f"cooperation-tally:{key}:{window}"
        self.cache.add(name, 0, timeout=86_400)
        return self.cache.incr(name) <= limit

    def sweep(self, before):
        return 0


@lru_cache
def _store(path, alias):
    if path:
        return FileTallies(path)
    return CacheTallies(alias) if alias else TableTallies()


def store():
    """Return the store that the settings name."""
    return _store(str(conf.get("TALLIES_FILE")), conf.get("TALLIES_CACHE"))
