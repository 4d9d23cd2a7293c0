"""Files for staff, made by the worker: asked for here, made with progress, kept privately, deleted after some days."""

import dataclasses
import datetime
import logging
import tempfile
from collections.abc import Callable

from django.core.files import File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .. import conf
from ..clock import now
from ..errors import DomainError, NotAllowed
from ..models import ExportJob, WorkState
from ..registry import export_kinds
from . import leases

logger = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=5)
ATTEMPTS = 3


class LeaseLost(Exception):
    """Another worker has taken the job over; this one stops."""


@dataclasses.dataclass(frozen=True)
class ExportKind:
    """How a kind of export is made.

    Args:
        make: callable(job, file, progress) that writes into a binary ``file`` and calls ``progress(done, total)``;
            it may return another suffix than the usual one (several volumes come as a ``.zip``).
        permission: callable(user, job) → bool; asked when the job is requested and when the file is fetched.
    """

    make: Callable
    suffix: str
    content_type: str
    permission: Callable


def request_export(*, site, kind, parameters, title, language, actor, at, expires_at=None):
    """Ask for a file; the worker makes it. Returns the ``ExportJob``.

    Args:
        expires_at: until when the file is kept, where that is not the usual time of exports.

    Raises:
        DomainError: ``unknown_export``.
        NotAllowed: the kind's permission says no.
    """
    found = export_kinds.get(kind)
    if found is None:
        raise DomainError("unknown_export", _("There is no such export."), status=404)
    job = ExportJob(
        site=site,
        kind=kind,
        parameters=parameters,
        title=title,
        language=language,
        requested_by=actor,
        created_at=at,
        due_at=at,
        expires_at=expires_at or at + datetime.timedelta(days=conf.get("EXPORT_DAYS")),
    )
    if not found.permission(actor, job):
        raise NotAllowed
    with transaction.atomic():
        job.save()
        transaction.on_commit(_wake_worker, robust=True)
    return job


def _wake_worker():
    # Late, since tasks.py calls this module.
    from ..tasks import wake_worker

    wake_worker()


def make_due_export(at):
    """Make the file that has been asked for longest ago; returns how many were made, 0 or 1."""
    jobs = leases.claim(ExportJob, at=at, limit=1, lease=LEASE)
    return _make(jobs[0], at) if jobs else 0


def _make(job, at):
    kind = export_kinds.get(job.kind)
    if kind is None or job.attempts > ATTEMPTS:
        leases.give_up(job, "This kind of export is gone, or it ended its worker each time.", at=at)
        return 0
    try:
        with tempfile.TemporaryFile() as file, override(job.language):
            suffix = kind.make(job, file, _progress_of(job)) or kind.suffix
            file.seek(0)
            name = f"{job.uuid}/{slugify(job.title)[:80] or 'export'}{suffix}"
            stored = job.file.storage.save(f"exports/{name}", File(file))
        if not leases.finish(job, at=now(), file=stored):
            job.file.storage.delete(stored)
            return 0
    except LeaseLost:
        return 0
    except Exception as error:
        logger.exception("Export %s (%s) failed", job.uuid, job.kind)
        leases.retry_later(job, error, at=now(), most=ATTEMPTS)
        return 0
    return 1


def _progress_of(job):
    """Return the callable by which a maker tells how far it is; it also holds the lease, at most once a second."""
    last = [None]

    def progress(done, total):
        moment = now()
        if last[0] is not None and done < total and (moment - last[0]).total_seconds() < 1:
            return
        last[0] = moment
        if not leases.heartbeat(job, at=moment, lease=LEASE):
            raise LeaseLost
        ExportJob.objects.filter(pk=job.pk).update(done=done, total=total)

    return progress


def retry(job, *, at):
    """Try a failed export again; returns whether there was one."""
    with transaction.atomic():
        count = leases.try_again(ExportJob.objects.filter(pk=job.pk), at=at)
        transaction.on_commit(_wake_worker, robust=True)
    return count == 1


def may_fetch(user, job):
    """Whether ``user`` may have the file of ``job``."""
    kind = export_kinds.get(job.kind)
    return kind is not None and kind.permission(user, job)


def sweep(*, at):
    """Delete the exports whose time is over, with their files; returns how many."""
    count = 0
    for job in ExportJob.objects.filter(expires_at__lt=at).exclude(state=WorkState.RUNNING):
        if job.file:
            job.file.delete(save=False)
        job.delete()
        count += 1
    return count
