"""Sections of the home page, which plugins register with core."""

from cooperation_core.registry import home_sections
from django.template.loader import render_to_string


def home_sections_of(request, page):
    """Return the registered sections as HTML, in order; one whose function gives None is left out."""
    shown = []
    for _key, (template, context_of) in home_sections.items():
        context = context_of(request, page)
        if context is not None:
            shown.append(render_to_string(template, {"page": page, **context}, request))
    return shown
