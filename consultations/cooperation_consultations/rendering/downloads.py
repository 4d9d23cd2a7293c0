"""Files that the public pages give out."""

from cooperation_core.tables import write_csv
from django.http import Http404, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..exporters.rows import rows_of
from ..exporters.spreadsheet import remarks_table


def csv_response(view):
    """Stream what the public may know of all remarks; the first bytes leave before the last remark is read."""
    if not view.is_shown:
        raise Http404
    title = _("Table of remarks: %(title)s") % {"title": view.page.title}
    table = remarks_table(title, rows_of(view.consultation), language=get_language())
    response = StreamingHttpResponse(write_csv(table), content_type="text/csv; charset=utf-8")
    name = slugify(view.page.slug) or "uwagi"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-cache"
    return response
