"""The way from an address to its page, looked up once for each stamp instead of level by level."""

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .. import kept


def _key(request):
    site = request._wagtail_site
    return "route", site.pk if site else None, request.path_info


def prepare(request, site):
    """Give Wagtail the page of a known address in one query; an unknown one is routed as always."""
    found = kept.known(_key(request))
    if found is None:
        return
    page_class, pk, locale = found
    page = page_class.objects.filter(pk=pk).first()
    if page is not None:
        page.locale = locale
        request._wagtail_route_for_request = RouteResult(page)


def remember(request):
    """Keep the page that Wagtail has found; a route with arguments belongs to the page's own views and is left alone."""
    route = getattr(request, "_wagtail_route_for_request", None)
    if route is None or route.args or route.kwargs or not isinstance(route.page, Page):
        return
    page = route.page
    kept.per_stamp(_key(request), lambda: (type(page), page.pk, page.locale))
