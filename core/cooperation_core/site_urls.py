"""What the ground floor answers itself; a project includes it at its root, before Wagtail's own addresses."""

from django.urls import path, re_path

from .api import api
from .views import api_address_unknown, healthz

urlpatterns = [
    path("healthz", healthz, name="cooperation_healthz"),
    path("api/v1/", api.urls),
    re_path(r"^api/v1(?:/.*)?$", api_address_unknown),
]
