"""The files of a published report: the table of remarks as PDF, DOCX and XLSX, kept with the report.

They are made anew where what the public may know of a remark has changed since: nothing hidden stays in a file.
"""

import datetime
from functools import partial

from cooperation_core.domain.exports import request_export
from cooperation_core.models import ExportJob, WorkState
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import Report

KINDS = ("pdf", "docx", "xlsx")
KEPT = datetime.timedelta(days=36_500)  # as long as the report itself: an export for staff goes after some days


def ask_for_files(report, *, languages, at, actor):
    """Ask the worker for the files in each language; call it in the transaction that publishes the report."""
    consultation = report.consultation
    for language in languages:
        with override(language):
            title = _("Table of remarks: %(title)s") % {"title": consultation.title}
        for kind in KINDS:
            request_export(
                site=consultation.site,
                kind=f"report.{kind}",
                parameters={"consultation": consultation.pk, "report": report.pk},
                title=title[:250],
                language=language,
                actor=actor,
                at=at,
                expires_at=at + KEPT,
            )


def file_of(report, kind, language):
    """Return the finished ``ExportJob`` of a kind in ``language``, else in another language, or None."""
    jobs = ExportJob.objects.for_site(report.consultation.site).filter(
        kind=f"report.{kind}", parameters__report=report.pk, state=WorkState.DONE
    )
    found = list(jobs.order_by("-pk"))
    return next((job for job in found if job.language == language), found[0] if found else None)


def make_anew(consultation, *, at, actor):
    """Drop the files of the consultation's report, if it is published, and ask for them again; in a transaction."""
    reports = Report.objects.filter(consultation=consultation, published_at__isnull=False)
    report = reports.select_related("consultation__site").first()
    if report is None:
        return
    kinds = [f"report.{kind}" for kind in KINDS]
    made = ExportJob.objects.for_site(report.consultation.site).filter(kind__in=kinds, parameters__report=report.pk)
    languages = sorted(set(made.values_list("language", flat=True)))
    _forget(made)
    ask_for_files(report, languages=languages, at=at, actor=actor)


def leave_nothing(consultation, *, at, actor):
    """As ``make_anew``, and drop what staff have exported: for words and names that nobody may keep."""
    exported = ExportJob.objects.for_site(consultation.site).filter(kind__startswith="remarks.")
    _forget(exported.filter(parameters__consultation=consultation.pk))
    make_anew(consultation, at=at, actor=actor)


def _forget(jobs):
    """Delete jobs with their files; the worker throws away what it has in hand, since its row is gone."""
    files = [(job.file.storage, job.file.name) for job in jobs if job.file]
    jobs.delete()
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))
