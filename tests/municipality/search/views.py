from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from wagtail.models import Page


def search(request):
    search_query = request.GET.get("query", None)
    results = Page.objects.live().search(search_query) if search_query else Page.objects.none()
    page = Paginator(results, 10).get_page(request.GET.get("page", 1))
    return TemplateResponse(request, "search/search.html", {"search_query": search_query, "search_results": page})
