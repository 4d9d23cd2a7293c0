"""What wakes the worker; what is to be done stands in the outboxes, so a lost task loses nothing."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .clock import now
from .domain import exports, leases, outbox
from .models import ExportJob, OutgoingMail


def wake_worker():
    """Let the worker look at the outboxes; call it after the commit. A task that waits already will see the new row."""
    if not DBTaskResult.objects.ready().filter(task_path=work_outboxes.module_path).exists():
        work_outboxes.enqueue()


@task()
def work_outboxes():
    """Send one batch of letters and make one file; what is left is the next task's, so that a worker stops soon."""
    _work()
    while _work_is_left():
        if work_outboxes.get_backend().supports_defer:
            wake_worker()
            return
        _work()  # a backend that runs a task where it is enqueued would nest one in the other


def _work():
    outbox.send_due_mail(now())
    exports.make_due_export(now())


def _work_is_left():
    at = now()
    return leases.any_due(OutgoingMail, at=at) or leases.any_due(ExportJob, at=at)
