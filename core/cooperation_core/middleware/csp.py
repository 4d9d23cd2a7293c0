from .. import places
from ..csp import admin_policy, public_policy, written


class CSPMiddleware:
    """Sets the Content-Security-Policy, unless the view has set one of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "Content-Security-Policy" not in response.headers:
            policy = admin_policy() if places.is_admin(request) else public_policy()
            response.headers["Content-Security-Policy"] = written(policy)
        return response
