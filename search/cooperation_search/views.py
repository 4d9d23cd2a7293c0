from cooperation_core.frame import homes_of
from cooperation_core.registry import search_sources
from cooperation_core.sites import site_of
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .registrations import search_address

LONGEST = 200  # characters of a query


@require_safe
def search(request):
    """Ask every registered source, and show what each has found."""
    site, language = site_of(request), get_language()
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    groups = []
    if query:
        found = [(key, title, source(query, site, language)) for key, (title, source) in search_sources.items()]
        groups = [{"key": key, "title": title, "found": result} for key, title, result in found if result.hits]
    return render(
        request,
        "cooperation_search/search.html",
        {
            "title": _("Search"),
            "query": query,
            "groups": groups,
            "total": sum(group["found"].total for group in groups),
            "robots": "noindex",
            "is_search": True,
            "alternates": {code: search_address(code) for code in homes_of(site)},
        },
    )
