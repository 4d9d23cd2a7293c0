"""What the pages of lists show, in a number of queries that does not grow with them."""

from django.core.paginator import Paginator
from wagtail.models import Page

NEWS_ON_A_PAGE = 12


def public_children(page_class, parent):
    return page_class.objects.child_of(parent).live().public()


def with_pictures(pages):
    """Bring each page's picture and its renditions along, so that a list asks once for all."""
    return pages.select_related("picture").prefetch_related("picture__renditions")


def years_of(news):
    return [date.year for date in news.order_by().dates("date", "year", order="DESC")]


def chosen_year(request, years):
    """Return the year of ``?rok=`` where there is news of it, else None."""
    asked = request.GET.get("rok", "")
    return next((year for year in years if str(year) == asked), None)


def page_of(pages, request):
    """Return the part of a list that ``?strona=`` asks for; a number out of range gives the nearest."""
    return Paginator(pages, NEWS_ON_A_PAGE).get_page(request.GET.get("strona"))


def sections_below(page):
    """Return public pages below a content page, for its rail."""
    return Page.objects.child_of(page).live().public().order_by("path") if page.pk else Page.objects.none()
