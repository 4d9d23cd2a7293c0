from .api import APIMiddleware
from .csp import CSPMiddleware
from .language import LanguageMiddleware
from .stamp import StampMiddleware
from .tenants import TenantsMiddleware

__all__ = ["APIMiddleware", "CSPMiddleware", "LanguageMiddleware", "StampMiddleware", "TenantsMiddleware"]
