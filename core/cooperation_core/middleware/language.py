from django.utils import translation

from .. import places
from ..urls import language_of_path


class LanguageMiddleware:
    """The address says the language; only the admin and the API ask the browser.

    Django's own LocaleMiddleware would read ``Accept-Language`` and a cookie at addresses without a prefix: the same
    address would show different pages, and no cache could keep them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asks_the_browser = places.is_admin(request) or places.is_api(request)
        if asks_the_browser:
            language = translation.get_language_from_request(request)
        else:
            language = language_of_path(request.path_info)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
