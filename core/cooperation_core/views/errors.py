"""Answers when something is not as it should be: they say what happened and where to go on."""

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


@dataclass(frozen=True)
class Trouble:
    title: str
    text: str
    what_to_do: tuple = ()
    asks_database: bool = True


TROUBLES = {
    400: Trouble(
        _("This request could not be understood"),
        _("The browser sent something that this address does not take."),
        (_("Go back and try again."), _("If you came by a link, check that it is complete.")),
        asks_database=False,  # the host itself may be what is wrong
    ),
    403: Trouble(
        _("You may not open this page"),
        _("It needs a permission that this request does not have, or a form was open for too long."),
        (
            _("If you were sending a form, go back, load the page anew and send it again; your text is still there."),
            _("Staff: sign in and open the page again."),
        ),
    ),
    404: Trouble(
        _("There is no page at this address"),
        _("It may have been moved or taken down, or the address has a slip of the pen in it."),
        (_("Check the address."), _("Look for the page by a word from its title.")),
    ),
    413: Trouble(
        _("This is too much to send at once"),
        _("The file or the text is larger than this site takes."),
        (_("Make the file smaller or divide it, then send it again."),),
    ),
    429: Trouble(
        _("Too many requests from one place"),
        _("Many requests came from your network in a short time, so we pause for a moment."),
        (_("Wait a minute and send again; nothing that you had sent is lost."),),
    ),
    500: Trouble(
        _("Something broke on our side"),
        _("The people who look after this site have been told. What was confirmed to you is stored."),
        (_("Try again in a few minutes."),),
        asks_database=False,
    ),
    503: Trouble(
        _("The site is being looked after"),
        _("It will be back soon. What was confirmed to you is stored."),
        (_("Try again in a few minutes."),),
        asks_database=False,
    ),
}


def error_response(request, status, *, text=None, wait=None):
    """Answer with the page for ``status``; ``text`` says more exactly what happened, ``wait`` is in seconds."""
    trouble = TROUBLES[status]
    context = {
        "title": trouble.title,
        "text": text or trouble.text,
        "what_to_do": trouble.what_to_do,
        "status": status,
        "robots": "noindex",
        "alternates": {},
    }
    # An error page must not break in its turn: without a site there is no frame to show.
    framed = trouble.asks_database and Site.find_for_request(request) is not None
    template = "cooperation_core/errors/framed.html" if framed else "cooperation_core/errors/plain.html"
    response = HttpResponse(render_to_string(template, context, request if framed else None), status=status)
    response.headers["Cache-Control"] = "no-store"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def bad_request(request, exception=None):
    return error_response(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request, exception=None):
    return error_response(request, 403)


def page_not_found(request, exception=None):
    return error_response(request, 404)


def server_error(request):
    return error_response(request, 500)


def csrf_failure(request, reason=""):
    """The view for ``CSRF_FAILURE_VIEW``."""
    return error_response(request, 403)
