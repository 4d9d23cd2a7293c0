"""What the ground floor answers itself; a project includes it at its root, before Wagtail's own addresses."""

from django.urls import path, re_path

from .api import api
from .views import api_address_unknown, colours_stylesheet, healthz, robots, sitemap, styleguide

urlpatterns = [
    path("healthz", healthz, name="cooperation_healthz"),
    path("barwy.css", colours_stylesheet, name="cooperation_colours"),
    path("robots.txt", robots, name="cooperation_robots"),
    path("sitemap.xml", sitemap, name="cooperation_sitemap"),
    path("styleguide/", styleguide, name="cooperation_styleguide"),
    path("api/v1/", api.urls),
    re_path(r"^api/v1(?:/.*)?$", api_address_unknown),
]
