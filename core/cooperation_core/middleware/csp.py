from .. import places
from ..csp import admin_policy, public_policy, written


class CSPMiddleware:
    """Sets the Content-Security-Policy, unless the view has set one of its own; and what a hook wants on the answer.

    Wagtail's view of a document takes no headers from its hooks: ours leave them on ``request.cooperation_headers``.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in getattr(request, "cooperation_headers", {}).items():
            response.headers[name] = value
        if "Content-Security-Policy" not in response.headers:
            policy = admin_policy() if places.is_admin(request) else public_policy()
            response.headers["Content-Security-Policy"] = written(policy)
        return response
