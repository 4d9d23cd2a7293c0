"""What can be found: each plugin registers a source in ``cooperation_core.registry.search_sources``.

A source is a function of (query, site, language, limit) that gives a ``Found``. Key → (title of the group, function).
"""

import re
from dataclasses import dataclass, field

from cooperation_core.frame import address_of, homes_of
from wagtail.models import Page

LIMIT = 20


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as the page shows it."""

    title: str
    url: str
    text: str = ""
    section: str = ""


@dataclass(frozen=True)
class Found:
    hits: list = field(default_factory=list)
    total: int = 0


def pages(query, site, language, limit=LIMIT):
    """Find public pages of ``site`` in ``language``; each says in which section of the site it stands."""
    home = homes_of(site).get(language)
    words = " ".join(re.findall(r"\w+", query.lower()))
    if home is None or not words:
        return Found()
    # SQLite's engine reads quotes, brackets and OR as its own language, and fails on half of a sentence in it.
    results = Page.objects.descendant_of(home, inclusive=True).live().public().specific().search(words)
    found = list(results[:limit])
    section_path = len(home.path) + Page.steplen
    sections = dict(
        Page.objects.filter(path__in={page.path[:section_path] for page in found}).values_list("path", "title")
    )
    hits = [
        Hit(
            page.title,
            address_of(page, site),
            getattr(page, "lead", "") or page.search_description,
            sections.get(page.path[:section_path], "") if len(page.path) > section_path else "",
        )
        for page in found
    ]
    return Found(hits, results.count())
