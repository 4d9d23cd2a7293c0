"""The files of a published report: the table of remarks as PDF, DOCX and XLSX, made once and kept with the report."""

import datetime

from cooperation_core.domain.exports import request_export
from cooperation_core.models import ExportJob, WorkState
from django.utils.translation import gettext as _
from django.utils.translation import override

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
