from cooperation_core.registry import search_sources, site_addresses
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from . import sources


def search_address(language):
    """Return the address of the search page in ``language``; "" where a project does not include it."""
    with override(language):
        try:
            return reverse("cooperation_search")
        except NoReverseMatch:
            return ""


site_addresses.register("search", search_address)
search_sources.register("pages", (_("Pages"), sources.pages), order=50)
