from .api import api_address_unknown
from .health import healthz

__all__ = ["api_address_unknown", "healthz"]
