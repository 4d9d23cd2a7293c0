"""Databases of a run's own: SQLite files, or new ones on the PostgreSQL server that DATABASE_URL names."""

import os
from urllib.parse import urlsplit, urlunsplit

SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = SERVER.startswith("postgres")
MADE = []


def url_of(name):
    """Return {"DATABASE_URL": …} of a new database, empty where the project's own SQLite file is meant."""
    if not ON_POSTGRESQL:
        return {}
    database = f"cooperation_bench_{os.getpid()}_{name}"
    _execute(f'CREATE DATABASE "{database}"')
    MADE.append(database)
    return {"DATABASE_URL": urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))}


def drop_all():
    for database in MADE:
        _execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def _execute(sql):
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql)
