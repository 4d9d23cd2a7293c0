import datetime

import pytest
from cooperation_core import registry
from cooperation_core.clock import now
from cooperation_core.domain import exports, leases
from cooperation_core.domain.exports import ExportKind
from cooperation_core.errors import DomainError, NotAllowed
from cooperation_core.models import ExportJob, WorkState


def make_numbers(job, file, progress):
    for number in range(3):
        progress(number, 3)
        file.write(f"{number}\n".encode())
    progress(3, 3)


def is_named_editor(user, job):
    return user.username.startswith("editor")


@pytest.fixture
def editor(editor_of, site):
    return editor_of(site)


@pytest.fixture
def numbers(registered):
    kind = ExportKind(make=make_numbers, suffix=".txt", content_type="text/plain", permission=is_named_editor)
    registered(registry.export_kinds, "numbers", kind)


@pytest.fixture
def ask(site, editor, numbers):
    def request(**values):
        given = {
            "site": site,
            "kind": "numbers",
            "parameters": {},
            "title": "Uwagi do § 5",
            "language": "pl",
            "actor": editor,
            "at": now(),
        }
        return exports.request_export(**given | values)

    return request


def test_a_file_is_made_by_the_worker_with_its_progress(ask):
    job = ask()
    assert (job.state, job.done) == (WorkState.WAITING, 0)
    assert exports.make_due_export(now()) == 1
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (WorkState.DONE, 3, 3)
    with job.file.open() as file:
        assert file.read() == b"0\n1\n2\n"
    assert job.file.name.endswith("/uwagi-do-5.txt")


def test_an_unknown_kind_and_a_person_without_permission_are_refused(ask, superuser):
    with pytest.raises(DomainError) as refusal:
        ask(kind="nothing")
    assert refusal.value.code == "unknown_export"
    with pytest.raises(NotAllowed):
        ask(actor=superuser)
    assert ExportJob.objects.count() == 0


def test_a_maker_that_fails_is_tried_three_times_and_then_failed(ask, registered):
    def fail(job, file, progress):
        raise ZeroDivisionError("no rows")

    registered(registry.export_kinds, "failing", ExportKind(fail, ".txt", "text/plain", is_named_editor))
    job = ask(kind="failing")
    for day in range(3):
        assert exports.make_due_export(now() + datetime.timedelta(days=day)) == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == (WorkState.FAILED, 3)
    assert "no rows" in job.last_error
    assert not job.file
    assert exports.retry(job, at=now())


def test_a_worker_whose_lease_was_taken_stops_and_leaves_no_file(ask, registered, settings):
    def lose(job, file, progress):
        ExportJob.objects.filter(pk=job.pk).update(lease_token=None)
        progress(1, 2)
        raise AssertionError("went on without a lease")

    registered(registry.export_kinds, "losing", ExportKind(lose, ".txt", "text/plain", is_named_editor))
    job = ask(kind="losing")
    assert exports.make_due_export(now()) == 0
    job.refresh_from_db()
    assert job.state == WorkState.RUNNING
    assert job.last_error == ""


def test_a_file_that_ends_its_worker_each_time_is_given_up(ask):
    job = ask()
    ExportJob.objects.filter(pk=job.pk).update(attempts=3)
    exports.make_due_export(now())
    job.refresh_from_db()
    assert job.state == WorkState.FAILED


def test_staff_see_the_progress_and_fetch_the_file_as_an_attachment(ask, client, editor):
    job = ask()
    client.force_login(editor)
    address = f"/admin/exports/{job.uuid}/"
    waiting = client.get(address)
    assert waiting.status_code == 200
    assert 'http-equiv="refresh"' in waiting.content.decode()
    assert 'http-equiv="refresh"' not in client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert client.get(f"{address}file/").status_code == 404
    exports.make_due_export(now())
    ready = client.get(address)
    assert f"{address}file/" in ready.content.decode()
    assert 'http-equiv="refresh"' not in ready.content.decode()
    file = client.get(f"{address}file/")
    assert b"".join(file.streaming_content) == b"0\n1\n2\n"
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in file["Content-Security-Policy"]
    assert "no-store" in file["Cache-Control"]
    assert job.title in client.get("/admin/exports/").content.decode()


def test_a_file_is_only_for_who_asked_and_still_may_have_it(ask, client, editor, editor_of, other_site):
    job = ask()
    exports.make_due_export(now())
    client.force_login(editor_of(other_site))
    assert client.get(f"/admin/exports/{job.uuid}/").status_code == 404
    assert client.get(f"/admin/exports/{job.uuid}/file/").status_code == 404
    assert job.title not in client.get("/admin/exports/").content.decode()
    editor.username = "former"
    editor.save()
    client.force_login(editor)
    assert client.get(f"/admin/exports/{job.uuid}/file/").status_code in (302, 403)


def test_an_export_is_deleted_with_its_file_when_its_time_is_over(ask):
    job = ask()
    exports.make_due_export(now())
    job.refresh_from_db()
    storage, name = job.file.storage, job.file.name
    assert exports.sweep(at=now()) == 0
    assert storage.exists(name)
    assert exports.sweep(at=now() + datetime.timedelta(days=8)) == 1
    assert not storage.exists(name)
    assert ExportJob.objects.count() == 0


def test_a_running_export_holds_its_lease(ask):
    ask()
    (job,) = leases.claim(ExportJob, at=now(), limit=1, lease=datetime.timedelta(seconds=1))
    assert leases.heartbeat(job, at=now(), lease=datetime.timedelta(minutes=5))
    assert leases.claim(ExportJob, at=now() + datetime.timedelta(minutes=4), limit=1, lease=exports.LEASE) == []
