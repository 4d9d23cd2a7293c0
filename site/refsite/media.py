"""Renditions of images, the only uploaded files that anybody may fetch."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve


def rendition(request, name):
    """Send a rendition; an SVG among them runs no script."""
    if ".." in name.split("/"):
        raise Http404
    response = serve(request, name, document_root=settings.MEDIA_ROOT / "images")
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
