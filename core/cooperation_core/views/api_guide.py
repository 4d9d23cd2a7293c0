from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from .. import kept
from ..api import api
from ..frame import homes_of
from ..sites import site_of


def operations():
    """Return what the API offers, from its own description: method, path, summary, parameters, statuses."""
    schema = api.get_openapi_schema()
    return [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation.get("summary", ""),
            "text": operation.get("description", ""),
            "parameters": [parameter["name"] for parameter in operation.get("parameters", [])],
            "statuses": sorted(map(str, operation["responses"])),
        }
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


def addresses_of(site):
    """Return the address of this page in each language of ``site``."""
    found = {}
    for code in homes_of(site):
        with override(code):
            found[code] = reverse("cooperation_api_guide")
    return found


@require_safe
def api_guide(request):
    """What the JSON API gives, for people: the same description as openapi.json, as a page that everybody can read."""
    return render(
        request,
        "cooperation_core/api_guide.html",
        {
            "title": _("Open data and API"),
            "operations": kept.per_stamp("operations of the API", operations),
            "openapi": request.build_absolute_uri(reverse("cooperation_api:openapi-json")),
            "example": request.build_absolute_uri(reverse("cooperation_api:api-root")),
            "alternates": addresses_of(site_of(request)),
        },
    )
