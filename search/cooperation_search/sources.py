"""What can be found: each plugin registers a source in ``cooperation_core.registry.search_sources``.

A source is a function of (query, site, language, limit) that gives a ``Found``. Key → (title of the group, function).
"""

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
    kind: str = ""


@dataclass(frozen=True)
class Found:
    hits: list = field(default_factory=list)
    total: int = 0


def pages(query, site, language, limit=LIMIT):
    """Find public pages of ``site`` in ``language``."""
    home = homes_of(site).get(language)
    if home is None:
        return Found()
    results = Page.objects.descendant_of(home, inclusive=True).live().public().search(query)
    hits = [
        Hit(page.title, address_of(page, site), getattr(page, "lead", "") or page.search_description,
            str(page._meta.verbose_name))
        for page in (result.specific for result in results[:limit])
    ]
    return Found(hits, results.count())
