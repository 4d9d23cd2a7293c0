"""Tags of the pages of guests."""

from cooperation_core.urls import participation_reverse
from django import template

register = template.Library()


@register.simple_tag
def participation_url(name, **kwargs):
    """The address of a view of this plugin under ``/udzial/``, in the active language."""
    return participation_reverse(f"cooperation_participation:{name}", kwargs)
