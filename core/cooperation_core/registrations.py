"""What the ground floor registers with its own registries."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from .domain import exports, idempotency, outbox, throttle, ticks
from .domain.ticks import TickJob
from .registry import site_permissions, tick_jobs

tick_jobs.register("publish_scheduled", TickJob(ticks.publish_scheduled, every=timedelta(seconds=30)), order=10)
tick_jobs.register("mail", TickJob(outbox.send_due_mail, every=timedelta(seconds=5)), order=20)
tick_jobs.register("exports", TickJob(exports.make_due_export, every=timedelta(seconds=5)), order=90)
tick_jobs.register("orphaned_tasks", TickJob(ticks.requeue_orphaned_tasks, every=timedelta(minutes=5)), order=91)
tick_jobs.register("sweep_exports", TickJob(exports.sweep, every=timedelta(hours=1)), order=95)
tick_jobs.register("sweep_idempotency", TickJob(idempotency.sweep, every=timedelta(hours=1)), order=95)
tick_jobs.register("sweep_mail", TickJob(outbox.sweep, every=timedelta(hours=1)), order=95)
tick_jobs.register("sweep_tallies", TickJob(throttle.sweep, every=timedelta(minutes=10)), order=95)

site_permissions.register("cooperation_core.view_outgoingmail", _("see the outgoing mail and try it again"))
