"""How a plugin puts its part of the API into the whole, from ``AppConfig.ready()``."""

from .base import api


def register(prefix, router, *, tags=None):
    """Mount ``router`` at ``/api/v1<prefix>``."""
    api.add_router(prefix, router, tags=tags)
