"""The jobs that time asks for; each may run in several processes at once and harm nothing."""

import dataclasses
import datetime
import logging
from collections.abc import Callable

from django.core.management import call_command

from ..registry import tick_jobs

logger = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True)
class TickJob:
    """A job of ``tick``: ``run(at)`` returns how much it did; in a loop it runs once in ``every``."""

    run: Callable
    every: datetime.timedelta = datetime.timedelta(minutes=1)


def run_due_jobs(at, last_runs=None):
    """Run each registered job whose time has come.

    Args:
        last_runs: dict of key → moment of the last run, kept by a loop; None runs them all.

    Returns:
        (what was done: key → number, what failed: list of keys). A job that fails does not stop the others.
    """
    done, failed = {}, []
    for key, job in tick_jobs.items():
        if last_runs is not None:
            if key in last_runs and at - last_runs[key] < job.every:
                continue
            last_runs[key] = at
        try:
            done[key] = job.run(at=at)
        except Exception:
            logger.exception("The job %s failed", key)
            failed.append(key)
    return done, failed


def publish_scheduled(*, at):
    """Publish and expire the pages whose time has come, as Wagtail does it."""
    call_command("publish_scheduled", verbosity=0)


def requeue_orphaned_tasks(*, at, after=datetime.timedelta(hours=1)):
    """Give tasks back that a killed worker left as running; returns how many.

    Tasks of ours only wake the worker, and Wagtail's may run twice, so an hour of patience is all the proof needed.
    """
    from django_tasks_db.models import DBTaskResult

    orphans = DBTaskResult.objects.running().filter(started_at__lt=at - after)
    return orphans.update(status="READY", started_at=None, worker_ids=[])
