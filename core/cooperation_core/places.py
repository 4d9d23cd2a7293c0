"""Which part of the house an address belongs to, wherever the project has put the admin and the API."""

from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override


@lru_cache
def _prefix(name, urlconf):
    try:
        with override(settings.LANGUAGE_CODE):
            return reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return None


def _is_below(request, name):
    prefix = _prefix(name, settings.ROOT_URLCONF)
    return prefix is not None and request.path.startswith(prefix)


def is_admin(request):
    return _is_below(request, "wagtailadmin_home")


def is_api(request):
    return _is_below(request, "cooperation_api:api-root")


def is_file(request):
    """Whether the address is of a static or media file, which other parts serve."""
    return request.path.startswith(_file_prefixes(settings.STATIC_URL, settings.MEDIA_URL))


@lru_cache
def _file_prefixes(*urls):
    return tuple(url for url in urls if url and url != "/")
