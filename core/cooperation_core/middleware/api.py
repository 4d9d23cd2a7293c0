import hashlib

from django.http import Http404, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from .. import places
from ..api.problems import problem_response


class APIMiddleware:
    """Gives every answer below the API's address its form: problem+json also where Django answered, ETags on reads."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return nothing_there(request)
        response = self.get_response(request)
        if not places.is_api(request):
            return response
        if response.status_code == 405:
            allowed = response.get("Allow", "")
            response = problem_response(405, "method_not_allowed", _("This address does not take this method."))
            response.headers["Allow"] = allowed
        patch_vary_headers(response, ["Accept-Language"])
        is_read = request.method in ("GET", "HEAD") and response.status_code == 200 and not response.streaming
        if is_read and "no-store" not in response.get("Cache-Control", ""):
            return with_etag(request, response)
        return response


def nothing_there(request):
    """Answer an address that no database could hold: PostgreSQL refuses even to look for a NUL."""
    if places.is_api(request):
        return problem_response(404, "not_found", _("There is nothing at this address."))
    raise Http404


def with_etag(request, response):
    """Answer 304 where the reader has these very bytes; the stamp's ETag, where there is one, comes on top."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    response.headers["ETag"] = etag
    return response
