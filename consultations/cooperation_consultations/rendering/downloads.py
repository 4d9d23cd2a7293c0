"""Files that the public pages give out."""

from cooperation_core.csp import SANDBOX
from cooperation_core.registry import export_kinds
from cooperation_core.tables import write_csv
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..domain import report_files
from ..exporters.rows import rows_of
from ..exporters.spreadsheet import remarks_table
from ..models import Report

RETRY_SECONDS = 60


def csv_response(view):
    """Stream what the public may know of all remarks; the first bytes leave before the last remark is read."""
    if not view.is_shown:
        raise Http404
    return _csv(view.consultation, view.page)


def _csv(consultation, page):
    title = _("Table of remarks: %(title)s") % {"title": page.title}
    table = remarks_table(title, rows_of(consultation), language=get_language())
    return _attached(StreamingHttpResponse(write_csv(table), content_type="text/csv; charset=utf-8"), page, "csv")


def report_file_response(page, request, kind):
    """Give out a file of a published report; one that is still being made asks to come back."""
    parent = page.get_parent().specific
    report = Report.objects.select_related("consultation__site").filter(consultation=parent.consultation_id).first()
    if report is None or report.published_at is None or kind not in report_files.KINDS:
        raise Http404
    job = report_files.file_of(report, kind, page.locale.language_code)
    if job is None:
        context = {"page": page, "page_url": page.get_url(request), "robots": "noindex"}
        response = render(request, "cooperation_consultations/file_not_ready.html", context, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        response.headers["Cache-Control"] = "no-store"
        return response
    # What was made tells its own ending: a table in several volumes comes as a ZIP.
    suffix = job.file.name.rsplit(".", 1)[-1]
    usual = export_kinds.get(job.kind)
    content_type = usual.content_type if usual.suffix == f".{suffix}" else "application/zip"
    return _attached(FileResponse(job.file.open("rb"), content_type=content_type), parent, suffix)


def _attached(response, page, suffix):
    name = slugify(page.slug) or "uwagi"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-cache"
    return response
