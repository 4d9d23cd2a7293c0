import logging

from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from ..errors import DomainError
from .problems import TITLES, field_errors, problem_response
from .throttles import MethodThrottle

logger = logging.getLogger(__name__)


class API(NinjaAPI):
    """Our API: ninja says of every answer that it is application/json, ours of errors are problem+json."""

    def get_openapi_schema(self, **kwargs):
        schema = super().get_openapi_schema(**kwargs)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for status, answer in operation["responses"].items():
                    answer["description"] = TITLES.get(int(status), answer["description"])  # Python's names change
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):
                        answer["content"]["application/problem+json"] = answer["content"].pop("application/json")
        return schema


api = API(
    title="wagtail-cooperation",
    version="1.0.0",
    description=(
        "Consultations of draft acts, remark by remark. What the pages show this API gives, from the same functions. "
        "Errors are problem+json (RFC 9457) with a stable `code`; lists are read page by page with `cursor`; "
        "writes take an `Idempotency-Key`."
    ),
    urls_namespace="cooperation_api",
    throttle=[MethodThrottle()],
)

# The codes of errors that no rule of the domain raised, by HTTP status.
PLAIN_CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
}


@api.exception_handler(DomainError)
def refused(request, error):
    response = problem_response(
        error.status,
        error.code,
        error.text,
        errors=[{"field": error.field or "", "code": error.code, "message": error.text}],
    )
    if wait := getattr(error, "wait", None):
        response.headers["Retry-After"] = str(wait)
    return response


@api.exception_handler(ValidationError)
def invalid(request, error):
    return problem_response(422, "invalid", _("The request does not have the expected form."), field_errors(error))


@api.exception_handler(Http404)
def not_found(request, error):
    return problem_response(404, "not_found", _("There is nothing at this address."))


@api.exception_handler(RequestDataTooBig)
def too_large(request, error):
    return problem_response(413, PLAIN_CODES[413], _("The body is larger than this address takes."))


@api.exception_handler(Throttled)
def throttled(request, error):
    wait = int(error.wait or 60)
    detail = _("Too many requests. Try again in %(wait)d seconds.") % {"wait": wait}
    response = problem_response(429, "throttled", detail)
    response.headers["Retry-After"] = str(wait)
    return response


@api.exception_handler(HttpError)
def http_error(request, error):
    return problem_response(error.status_code, PLAIN_CODES.get(error.status_code, "error"), str(error))


@api.exception_handler(Exception)
def broken(request, error):
    logger.exception("The API failed at %s", request.path, exc_info=error)
    return problem_response(500, "internal_error", _("Something went wrong on our side. Nothing was stored."))
