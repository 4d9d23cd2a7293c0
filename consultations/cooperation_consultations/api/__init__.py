"""``/api/v1/consultations/``: what the pages show, from the same functions of the domain."""

from ninja import Router

from .reading import router as reading
from .writing import router as writing

router = Router()
router.add_router("", reading)
router.add_router("", writing)

__all__ = ["router"]
