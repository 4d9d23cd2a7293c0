"""What the content pages show on the home page."""

from cooperation_core.registry import home_sections

from . import lists
from .models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage

SHOWN = 3


def latest_news(request, home):
    """The newest pieces of news below ``home``, or None where there is no news."""
    index = NewsIndexPage.objects.descendant_of(home).live().public().first()
    news = lists.with_pictures(lists.public_children(NewsPage, index).order_by("-date", "-pk"))[:SHOWN] if index else []
    return {"index": index, "news": news} if news else None


def first_guides(request, home):
    """The first guides below ``home``, or None where there are none."""
    index = GuideIndexPage.objects.descendant_of(home).live().public().first()
    guides = lists.with_pictures(lists.public_children(GuidePage, index).order_by("path"))[:SHOWN] if index else []
    return {"index": index, "guides": guides} if guides else None


home_sections.register("news", ("cooperation_blocks/sections/news.html", latest_news), order=50)
home_sections.register("guides", ("cooperation_blocks/sections/guides.html", first_guides), order=60)
