import pytest
from cooperation_core import registry
from cooperation_core.domain import exports, outbox
from cooperation_core.models import ExportJob, OutgoingMail, WorkState
from cooperation_core.tasks import wake_worker, work_outboxes
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django_tasks_db.models import DBTaskResult


@pytest.fixture
def letters(site, at, letter_box, monkeypatch):
    """Write so many letters into the outbox; the task of each that would wake the worker is not wanted here."""
    monkeypatch.setattr(outbox, "build_message", lambda mail, connection: Letter(connection))

    def write(number):
        given = {"site": site, "template": "t", "language": "pl", "subject_ref": "", "recipient": "test:a@b.pl"}
        outbox.post_many([given | {"dedupe_key": str(key)} for key in range(number)], at=at)
        DBTaskResult.objects.all().delete()

    return write


class Letter(EmailMessage):
    def __init__(self, connection):
        super().__init__("s", "b", to=["a@b.pl"], headers={"Message-ID": "<1@b.pl>"})
        self.connection = connection


def sent():
    return OutgoingMail.objects.filter(state=WorkState.DONE).count()


def test_one_task_sends_one_batch_and_wakes_the_next(letters):
    letters(outbox.BATCH + 1)
    work_outboxes.func()
    assert (sent(), DBTaskResult.objects.count()) == (outbox.BATCH, 1)
    work_outboxes.func()
    assert (sent(), DBTaskResult.objects.count()) == (outbox.BATCH + 1, 1)


def test_a_worker_that_is_about_to_look_is_woken_once(db):
    for _ in range(2):
        wake_worker()
    task = DBTaskResult.objects.get()
    task.claim("worker")
    wake_worker()
    assert DBTaskResult.objects.count() == 2


def test_letters_that_must_wait_wake_no_task(letters, settings):
    letters(1)
    settings.EMAIL_BACKEND = "tests.core.test_outbox.Broken"
    work_outboxes.func()
    assert (sent(), DBTaskResult.objects.count()) == (0, 0)


def test_a_second_file_is_the_next_tasks(site, superuser, at, registered):
    kind = exports.ExportKind(
        lambda job, file, progress: file.write(b"x") and None, ".txt", "text/plain", lambda *_: True
    )
    registered(registry.export_kinds, "letters", kind)
    for _ in range(2):
        exports.request_export(
            site=site, kind="letters", parameters={}, title="x", language="pl", actor=superuser, at=at
        )
    DBTaskResult.objects.all().delete()
    work_outboxes.func()
    assert list(ExportJob.objects.order_by("pk").values_list("state", flat=True)) == [WorkState.DONE, WorkState.WAITING]
    assert DBTaskResult.objects.count() == 1


def test_a_project_without_a_worker_sends_all_where_it_wrote_them(letters, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    letters(3 * outbox.BATCH)
    work_outboxes.enqueue()
    assert sent() == len(django_mail.outbox) == 3 * outbox.BATCH
