"""What the content pages show on the home page."""

from cooperation_core import kept
from cooperation_core.registry import home_sections

from . import lists
from .models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage

SHOWN = 3


def newest_below(home, index_class, page_class, order):
    """Return (index page, the first pages of it) below ``home``; made once for each state of the content."""

    def make():
        index = index_class.objects.descendant_of(home).live().public().first()
        if index is None:
            return None, []
        return index, list(lists.with_pictures(lists.public_children(page_class, index).order_by(*order))[:SHOWN])

    return kept.per_stamp(("home", page_class, home.pk), make)


def latest_news(request, home):
    """The newest pieces of news below ``home``, or None where there is no news."""
    index, news = newest_below(home, NewsIndexPage, NewsPage, ["-date", "-pk"])
    return {"index": index, "news": news} if news else None


def first_guides(request, home):
    """The first guides below ``home``, or None where there are none."""
    index, guides = newest_below(home, GuideIndexPage, GuidePage, ["path"])
    return {"index": index, "guides": guides} if guides else None


home_sections.register("news", ("cooperation_blocks/sections/news.html", latest_news), order=50)
home_sections.register("guides", ("cooperation_blocks/sections/guides.html", first_guides), order=60)
