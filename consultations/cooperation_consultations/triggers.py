"""Issued versions and the events of the chain are frozen in the database itself: a trigger refuses an UPDATE of them.

Not on DELETE, which would break Django's flush. They are set after each `migrate`, since SQLite drops a table's
triggers when a migration builds the table anew.
"""

from django.db import connections

MESSAGE = "an issued version of a draft act and an event of the record are never changed"
FROZEN = {
    "cooperation_consultations_provision": [],
    "cooperation_consultations_draftversion": [
        "consultation_id", "number", "issued_at", "note", "text_hash", "tree", "changes",
    ],
    # Not actor_id, which is emptied when an account is deleted; the body of the event keeps its number.
    "cooperation_consultations_event": [
        "consultation_id", "sequence", "kind", "at", "remark_id", "submission_uuid", "body", "previous", "digest",
    ],
}  # fmt: skip

POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION cooperation_refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation';
END $$
"""


def freeze_issued_rows(sender, using, **kwargs):
    """Set the triggers of the tables that are there; a receiver of ``post_migrate``."""
    connection = connections[using]
    if connection.vendor not in ("sqlite", "postgresql"):
        return
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table, columns in FROZEN.items():
            if table in tables:
                for statement in _statements(connection.vendor, table, columns):
                    cursor.execute(statement)


def _statements(vendor, table, columns):
    event = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
    name = f"{table}_frozen"
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        ]
    return [
        POSTGRES_FUNCTION,
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION cooperation_refuse_update()",
    ]
