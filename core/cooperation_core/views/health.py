from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request):
    """Say whether the database answers and is migrated: 200, or 503 with what is not well."""
    wrong = []
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            wrong.append(f"{len(missing)} migrations are not applied")
    except DatabaseError as error:
        # The text of the error may name the host and the user; the log has it, the public has not.
        wrong.append(f"the database does not answer ({type(error).__name__})")
    return JsonResponse({"status": "wrong" if wrong else "ok", "wrong": wrong}, status=503 if wrong else 200)
