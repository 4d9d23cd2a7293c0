"""Pages of the ground floor that are no Wagtail pages; a project includes them inside ``i18n_patterns``."""

from django.urls import path

from .views import api_guide

urlpatterns = [path("api/", api_guide, name="cooperation_api_guide")]
