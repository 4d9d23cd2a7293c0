from .api import api_address_unknown
from .api_guide import api_guide
from .colours import colours_stylesheet
from .errors import bad_request, csrf_failure, error_response, page_not_found, permission_denied, server_error
from .health import healthz
from .sitemap import robots, sitemap
from .styleguide import styleguide

__all__ = [
    "api_address_unknown",
    "api_guide",
    "bad_request",
    "colours_stylesheet",
    "csrf_failure",
    "error_response",
    "healthz",
    "page_not_found",
    "permission_denied",
    "robots",
    "server_error",
    "sitemap",
    "styleguide",
]
