"""Addresses that are permanent: ``/udzial/…`` in Polish, ``/udzial/de/…`` and ``/udzial/en/…`` in the others."""

import re

from django.conf import settings
from django.urls import URLResolver, path, reverse
from django.utils.translation import get_language, get_supported_language_variant, override

PREFIX = "udzial/"
_ADDRESS = re.compile(r"^/(?:udzial/)?(?P<code>[a-z]{2}(?:-[a-z]+)?)(?:/|$)", re.IGNORECASE)


def language_of_path(path_info):
    """Return the language that an address says: ``/de/…`` and ``/udzial/de/…``, else the site's default."""
    found = _ADDRESS.match(path_info)
    if found and found["code"] in dict(settings.LANGUAGES):
        return found["code"]
    return settings.LANGUAGE_CODE


class ParticipationPrefix:
    """The beginning of an address under ``/udzial/``, which names the active language unless it is the default."""

    converters = {}

    @property
    def prefix(self):
        language = get_supported_language_variant(get_language() or settings.LANGUAGE_CODE)
        return PREFIX if language == settings.LANGUAGE_CODE else f"{PREFIX}{language}/"

    @property
    def regex(self):
        return re.compile(re.escape(self.prefix))

    def match(self, path):
        return (path.removeprefix(self.prefix), (), {}) if path.startswith(self.prefix) else None

    def check(self):
        return []

    def describe(self):
        return f"'{self}'"

    def __str__(self):
        return self.prefix


def participation_path(route, view, name):
    """Return a URL pattern for ``route`` below ``/udzial/`` in each language; goes into a plugin's ``urlpatterns``."""
    return URLResolver(ParticipationPrefix(), [path(route, view, name=name)])


def participation_reverse(name, kwargs=None, language=None):
    """Return the address of a view under ``/udzial/`` in ``language`` (default: the active one)."""
    with override(language or get_language() or settings.LANGUAGE_CODE):
        return reverse(name, kwargs=kwargs)
