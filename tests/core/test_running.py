import datetime

import pytest
from cooperation_core.checks import check_middleware
from cooperation_core.clock import now
from cooperation_core.csp import csp, written
from cooperation_core.domain import ticks
from cooperation_core.domain.ticks import TickJob, run_due_jobs
from cooperation_core.registry import Registry, tick_jobs
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.http import HttpResponse
from django_tasks_db.models import DBTaskResult


def test_healthz_is_well(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "wrong": []})
    assert "no-store" in response["Cache-Control"]


def test_healthz_says_that_migrations_are_missing(client, db, monkeypatch):
    monkeypatch.setattr("cooperation_core.views.health.MigrationExecutor.migration_plan", lambda *args: [1, 2])
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "2 migrations" in response.json()["wrong"][0]


def test_healthz_says_that_the_database_is_gone_and_not_where_it_was(client, db, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("could not connect to secret-host")

    monkeypatch.setattr("cooperation_core.views.health.MigrationExecutor", refuse)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "database" in response.json()["wrong"][0]
    assert "secret-host" not in response.content.decode()


@pytest.fixture
def only(monkeypatch):
    """Leave only these jobs."""

    def register(**jobs):
        fresh = {key: (100, job) for key, job in jobs.items()}
        monkeypatch.setattr(tick_jobs, "_entries", fresh)

    return register


def test_tick_runs_every_job_and_one_that_fails_stops_no_other(only, db, capsys):
    def fail(*, at):
        raise ZeroDivisionError

    only(a=TickJob(fail), b=TickJob(lambda *, at: 3))
    assert run_due_jobs(now()) == ({"b": 3}, ["a"])
    with pytest.raises(CommandError, match="failed: a"):
        call_command("tick")
    assert capsys.readouterr().out == "b: 3\n"


def test_in_a_loop_a_job_runs_when_its_time_has_come(only, db, at):
    runs = []
    only(often=TickJob(lambda *, at: runs.append(at), every=datetime.timedelta(seconds=30)))
    last = {}
    for seconds in (0, 10, 29, 30, 31, 61):
        run_due_jobs(at + datetime.timedelta(seconds=seconds), last)
    assert [(moment - at).total_seconds() for moment in runs] == [0, 30, 61]


def test_every_registered_job_runs(db):
    done, failed = run_due_jobs(now())
    assert failed == []
    assert {"mail", "exports", "publish_scheduled", "orphaned_tasks"} <= done.keys()


def test_a_task_that_a_killed_worker_left_running_is_given_back(db, at):
    def task(started):
        return DBTaskResult.objects.create(
            status="RUNNING",
            started_at=started,
            args_kwargs={},
            task_path="cooperation_core.tasks.work_outboxes",
            backend_name="default",
            run_after=at,
            worker_ids=["gone"],
        )

    old, young = task(at - datetime.timedelta(hours=2)), task(at - datetime.timedelta(minutes=2))
    assert ticks.requeue_orphaned_tasks(at=at) == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.status, young.status) == ("READY", "RUNNING")


def test_a_public_page_has_the_strict_policy_and_the_admin_its_own(client, site, superuser):
    public = client.get("/healthz")["Content-Security-Policy"]
    assert "unsafe" not in public
    assert "default-src 'self'" in public
    client.force_login(superuser)
    assert "script-src 'self' 'unsafe-inline'" in client.get("/admin/")["Content-Security-Policy"]


def test_an_address_may_have_a_policy_of_its_own(rf):
    view = csp(worker_src=["'self'", "blob:"])(lambda request: HttpResponse())
    policy = view(rf.get("/"))["Content-Security-Policy"]
    assert "worker-src 'self' blob:" in policy
    assert "object-src 'none'" in policy
    assert written({"a": ["b", "c"], "d": ["e"]}) == "a b c; d e"


def test_a_registry_gives_values_in_order_and_refuses_a_second_one_for_a_key():
    registry = Registry("test")
    registry.register("b", 1)
    registry.register("a", 2)
    registry.register("z", 3, order=1)
    registry.register("a", 2)
    assert registry.items() == [("z", 3), ("a", 2), ("b", 1)]
    assert registry.get("nothing") is None
    assert "a" in registry
    with pytest.raises(ValueError, match="another value"):
        registry.register("a", 4)


def test_a_project_that_leaves_a_middleware_out_is_warned(settings):
    assert check_middleware(None) == []
    complete = list(settings.MIDDLEWARE)
    settings.MIDDLEWARE = [name for name in complete if "Tenants" not in name]
    assert [warning.id for warning in check_middleware(None)] == ["cooperation.W001"]
    settings.MIDDLEWARE = [*complete[1:], complete[0], "django.middleware.locale.LocaleMiddleware"]
    assert [warning.id for warning in check_middleware(None)] == ["cooperation.W002", "cooperation.W003"]
