"""Errors as problem+json (RFC 9457), with stable codes."""

import json

from django.http import HttpResponse
from ninja import Schema


class FieldProblem(Schema):
    """What is wrong at one field; ``field`` is empty where it concerns the whole."""

    field: str
    code: str
    message: str


class Problem(Schema):
    """An error: ``code`` is for programs and stable, ``detail`` for people and in their language."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem] = []


TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def problems(*statuses):
    """Return the entries of ``response=`` that document these error statuses; 429 may always come."""
    return dict.fromkeys({*statuses, 429}, Problem)


def problem_response(status, code, detail, errors=()):
    """Return a problem+json response."""
    body = {
        "type": f"urn:wagtail-cooperation:problem:{code}",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "code": code,
        "detail": str(detail),
        "errors": list(errors),
    }
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, content_type="application/problem+json", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def field_errors(error):
    """Turn a validation error of ninja into our entries, without ``body`` and the parameter's name in the place."""
    found = []
    for one in error.errors:
        place = [str(part) for part in one["loc"]]
        place = place[2:] if place[0] in ("body", "form") and len(place) > 2 else place[1:]
        found.append({"field": ".".join(place), "code": one["type"], "message": one["msg"]})
    return found
