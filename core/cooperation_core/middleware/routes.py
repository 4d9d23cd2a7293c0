"""The way from an address to its page, looked up once for each stamp instead of level by level."""

from copy import copy

from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .. import kept


def site_of_id(site_id):
    """Return the site as the stamp knows it, or None."""
    if site_id is None:
        return None
    return kept.per_stamp(
        ("site", site_id), lambda: Site.objects.select_related("root_page__locale").filter(pk=site_id).first()
    )


def _key(request):
    return "route", request.path_info, request.get_host()


def prepare_site(request, site):
    """Give Wagtail the site."""
    if site is not None:
        # A copy, since Wagtail hangs the root page's specific page on it, and that one is served and changed.
        request._wagtail_site = copy(site)
        request._wagtail_site.root_page = copy(site.root_page)


def prepare(request, site):
    """Give Wagtail the site, and the page of a known address in one query; an unknown one is routed as always."""
    prepare_site(request, site)
    found = kept.known(_key(request))
    if found is None:
        return
    page_class, pk, locale = found
    page = page_class.objects.filter(pk=pk).first()
    if page is not None:
        page.locale = locale
        request._wagtail_route_for_request = RouteResult(page)


def remember(request):
    """Keep the page that Wagtail has found; a route with arguments belongs to the page's own views, and is not kept."""
    route = getattr(request, "_wagtail_route_for_request", None)
    if route is None or route.args or route.kwargs or not isinstance(route.page, Page):
        return
    page = route.page
    kept.per_stamp(_key(request), lambda: (type(page), page.pk, page.locale))
