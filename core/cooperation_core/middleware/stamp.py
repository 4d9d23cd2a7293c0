import hmac
import threading
from collections import OrderedDict

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from wagtail.models import Site

from .. import __version__, conf, kept, places
from ..clock import now
from ..domain.phases import next_change
from ..domain.stamp import tokens
from . import routes

LONGEST_KEPT = 60  # seconds that a proxy may keep a page: what staff hide is gone within a minute
LARGEST_CACHED = 1024 * 1024
HOSTS = 1000


class StampMiddleware:
    """Answers 304 from one query, before anything else runs, and says how long a page may be kept.

    It stands first in MIDDLEWARE. Requests with a session are staff's: they get ``no-store`` and no ETag.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.pages = PageCache(conf.get("PAGE_CACHE"))

    def __call__(self, request):
        if places.is_file(request):
            return self.get_response(request)
        if request.method == "POST" and is_public_write(request):
            return self.write(request)
        if not is_public_read(request):
            return without_store(request, self.get_response(request))
        try:
            host = request.get_host()
            site_id, stamp = stamp_of(request, host)
        except (DatabaseError, DisallowedHost):
            # What is wrong is said where it can be said well: by the view, or by Django's own answer.
            return self.get_response(request)
        with kept.under(stamp):
            site = routes.site_of_id(site_id)
            change = next_change(site, now())
            etag = etag_of(request, host, stamp, change)
            keep = lifetime(change)
            if etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
                return labelled(HttpResponseNotModified(), etag, keep)
            if cached := self.pages.get(etag):
                return labelled(cached, etag, keep)
            routes.prepare(request, site)
            response = self.get_response(request)
            if not is_public_page(response):
                return response
            routes.remember(request)
            labelled(response, etag, keep)
            self.pages.put(etag, response)
            return response

    def write(self, request):
        """Let the request find what is kept under the stamp that it began with: the site and its settings."""
        try:
            site_id, stamp = stamp_of(request, request.get_host())
        except (DatabaseError, DisallowedHost):
            return self.get_response(request)
        with kept.under(stamp, may_write=True):
            routes.prepare_site(request, routes.site_of_id(site_id))
            return without_store(request, self.get_response(request))


def is_public_write(request):
    """Whether somebody sends something to the public side; a verb reads what it decides by anew, under its lock."""
    return not settings.DEBUG and not places.is_admin(request)


def is_public_read(request):
    """Whether anybody who asks for this gets the same."""
    return (
        request.method in ("GET", "HEAD")
        and not settings.DEBUG  # templates change there, and no stamp with them
        and not ("HTTP_COOKIE" in request.META and settings.SESSION_COOKIE_NAME in request.COOKIES)
        and "HTTP_AUTHORIZATION" not in request.META
        and not getattr(request, "is_dummy", False)  # Wagtail's previews
        and not places.is_admin(request)
    )


def without_store(request, response):
    """What a session has seen must not stay in any cache."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response.headers:
        patch_cache_control(response, no_store=True, private=True)
    return response


def stamp_of(request, host):
    """Return (site's id or None, stamp), in one query where this host was seen since the installation changed."""
    address = (host, request.get_port())
    known_under, site_id = _sites.get(address, ("unknown", None))
    installation, own = tokens(site_id or 0)
    if known_under != installation:
        kept.notice(installation)
        site = Site.find_for_request(request)
        del request._wagtail_site
        site_id = site.pk if site else None
        own = tokens(site_id)[1] if site else ""
        if len(_sites) >= HOSTS:
            _sites.clear()
        _sites[address] = (installation, site_id)
    return site_id, (installation, site_id, own)


_sites = {}


def etag_of(request, host, stamp, change):
    """Return the ETag: everything on which an anonymous page depends, under our key."""
    # From META, since request.headers writes all names anew, which a 304 would feel.
    parts = (
        *map(str, stamp),
        change.isoformat() if change else "",
        conf.get("RELEASE") or __version__,
        request.scheme,
        host,
        request.get_full_path(),
        request.META.get("HTTP_HX_REQUEST", ""),
        request.META.get("HTTP_ACCEPT_LANGUAGE", "") if places.is_api(request) else "",
    )
    digest = hmac.digest(settings.SECRET_KEY.encode(), "\n".join(parts).encode(), "sha256").hex()
    return f'"{digest[:32]}"'


def lifetime(change):
    """Return for how many seconds a proxy may keep the page; 0 without one."""
    if not conf.get("BEHIND_PROXY"):
        return 0
    if change is None:
        return LONGEST_KEPT
    return max(0, min(LONGEST_KEPT, int((change - now()).total_seconds())))


def is_public_page(response):
    """Whether the answer is the same for everybody: no cookie, no variation by cookie, nothing private."""
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
        and "no-store" not in control
        and "private" not in control
    )


def labelled(response, etag, keep):
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={keep}" if keep else "no-cache"
    return response


class PageCache:
    """Rendered pages in the memory of one process, under their ETags, the least used going first."""

    def __init__(self, size):
        self.size = size
        self._pages = OrderedDict()
        self._lock = threading.Lock()

    def get(self, etag):
        if not self.size:
            return None
        with self._lock:
            page = self._pages.get(etag)
            if page is None:
                return None
            self._pages.move_to_end(etag)
        body, headers = page
        return HttpResponse(body, headers=headers)

    def put(self, etag, response):
        if not self.size or len(response.content) > LARGEST_CACHED:
            return
        with self._lock:
            self._pages[etag] = (response.content, dict(response.headers))
            while len(self._pages) > self.size:
                self._pages.popitem(last=False)
