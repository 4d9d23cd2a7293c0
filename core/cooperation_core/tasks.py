"""What wakes the worker; what is to be done stands in the outboxes, so a lost task loses nothing."""

from django_tasks import task

from .clock import now
from .domain import exports, outbox


@task()
def work_outboxes():
    """Send the mail and make the files that are due."""
    at = now()
    outbox.send_due_mail(at)
    exports.make_due_exports(at)
