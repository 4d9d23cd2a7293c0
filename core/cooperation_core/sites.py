"""Which tenant a request is for."""

from django.http import Http404
from wagtail.models import Site


def site_of(request):
    """Return the Wagtail site of ``request``; an installation without any site answers 404."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("No site answers at this address.")
    return site
