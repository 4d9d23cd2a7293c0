"""``/api/v1/consultations/``: what the pages show, from the same functions of the domain."""

from . import writing  # noqa: F401  (adds the writes to the router: one path takes both methods)
from .reading import router

__all__ = ["router"]
