from django.urls import reverse
from ninja import Schema

from ..sites import site_of
from .base import api
from .problems import problems


class Root(Schema):
    """Where to go on from here."""

    name: str
    site: str
    openapi: str
    documentation: str


@api.get("/", response={200: Root, **problems()}, tags=["root"], operation_id="root")
def root(request):
    """Where to go on from here."""
    return {
        "name": "wagtail-cooperation",
        "site": site_of(request).root_url,
        "openapi": request.build_absolute_uri(reverse("cooperation_api:openapi-json")),
        "documentation": request.build_absolute_uri(reverse("cooperation_api:openapi-view")),
    }
