"""Files go out through a view that has checked who asks: as an attachment, never sniffed, never run."""

from django.http import FileResponse

from .csp import SANDBOX


def send_file(file, *, name, content_type):
    """Return a download of an open binary ``file`` that nothing may keep and no browser runs."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-store"
    return response
