from itertools import groupby

from django.http import HttpResponse
from django.template.loader import render_to_string
from wagtail.models import Page

from ..frame import address_of, homes_of
from ..sites import site_of

MOST = 50_000  # addresses in one file, by the protocol of sitemaps.org


def pages_of(site):
    """Return the site's public pages in all its languages, translations of one page side by side."""
    homes = homes_of(site).values()
    trees = Page.objects.none()
    for home in homes:
        trees = trees | Page.objects.descendant_of(home, inclusive=True)
    return trees.live().public().select_related("locale").order_by("translation_key", "locale_id")[:MOST]


def sitemap(request):
    """All public pages with their translations, for search engines."""
    site = site_of(request)
    entries = []
    for _key, group in groupby(pages_of(site), key=lambda page: page.translation_key):
        versions = [
            (page.locale.language_code, request.build_absolute_uri(address_of(page, site)), page.last_published_at)
            for page in group
        ]
        for _code, address, changed in versions:
            entries.append({"address": address, "changed": changed, "versions": versions if len(versions) > 1 else []})
    body = render_to_string("cooperation_core/sitemap.xml", {"entries": entries})
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def robots(request):
    """What search engines may read: all but the admin and the addresses of forms."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /udzial/",
        "Allow: /",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
