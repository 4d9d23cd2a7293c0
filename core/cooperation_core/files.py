"""Files go out through a view that has checked who asks: as an attachment, never sniffed, never run."""

from django.http import FileResponse

from .csp import SANDBOX

DOWNLOAD_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": SANDBOX}


def send_file(file, *, name, content_type):
    """Return a download of an open binary ``file`` that nothing may keep and no browser runs."""
    headers = {**DOWNLOAD_HEADERS, "Cache-Control": "private, no-store"}
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type, headers=headers)
