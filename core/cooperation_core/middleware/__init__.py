from .language import LanguageMiddleware

__all__ = ["LanguageMiddleware"]
