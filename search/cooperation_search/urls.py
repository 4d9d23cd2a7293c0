"""The search page; a project includes it inside ``i18n_patterns``, before Wagtail's own addresses."""

from django.urls import path

from .views import search

urlpatterns = [path("szukaj/", search, name="cooperation_search")]
