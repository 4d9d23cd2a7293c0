"""Pages of the receipt: look up, confirm, correct, withdraw. No cache keeps them; nothing changes by a GET."""

from functools import wraps

from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError
from cooperation_core.network import client_address
from cooperation_core.sites import site_of
from cooperation_core.templatetags.cooperation import closing, moment
from cooperation_core.urls import participation_reverse
from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import proof
from .domain import devices, receipts, submissions, throttles
from .enums import ArrivalSource, SubmissionState
from .forms import CorrectionForm, LookupForm

NAMESPACE = "cooperation_participation"
CLOCKS = {
    ArrivalSource.EDGE: gettext_lazy("by the clock of the server at the edge"),
    ArrivalSource.SERVER: gettext_lazy("by the clock of the server"),
    ArrivalSource.STAFF: gettext_lazy("as noted by the office on the letter"),
}
form_view = require_http_methods(["GET", "HEAD", "POST"])


def _address(name, **kwargs):
    return participation_reverse(f"{NAMESPACE}:{name}", kwargs)


def _see_other(name, **kwargs):
    response = HttpResponseRedirect(_address(name, **kwargs))
    response.status_code = 303
    return response


def _show(request, template, title, name, context, *, kwargs=None, status=200):
    """Render a page that no search engine keeps, with its address in each language."""
    frame = {
        "title": title,
        "robots": "noindex",
        "alternates": {
            code: participation_reverse(f"{NAMESPACE}:{name}", kwargs, code) for code, _name in settings.LANGUAGES
        },
    }
    return render(request, f"{NAMESPACE}/{template}.html", {**frame, **context}, status=status)


def _facts(shown):
    """Return what the receipt tells, as the component of facts reads it."""
    about, zone = shown.about, shown.about.get("time_zone")
    facts = [
        {"label": _("Arrived"), "value": moment(shown.arrived_at, zone), "note": CLOCKS[shown.arrival_source]},
        {"label": _("Subject"), "value": about["title"], "note": about.get("unit") or ""},
    ]
    if about["number"]:
        facts.append({"label": _("Number"), "value": about["number"], "note": about.get("kind") or ""})
    if shown.state == SubmissionState.PENDING:
        facts.append({"label": _("To be confirmed until"), "value": moment(shown.confirm_until, zone)})
    if shown.confirmed_at and not shown.anonymous:
        facts.append({"label": _("Confirmed"), "value": moment(shown.confirmed_at, zone)})
    if about.get("corrected_at"):
        facts.append({"label": _("Last corrected"), "value": moment(about["corrected_at"], zone)})
    if shown.withdrawn_at:
        facts.append({"label": _("Withdrawn"), "value": moment(shown.withdrawn_at, zone)})
    elif about["may_correct"]:
        facts.append({"label": _("May be corrected until"), "value": closing(about["closes_at"], zone)})
    return facts


def _with_submission(view):
    """Give the view the submission of a receipt's code; an unknown code gets the look-up form with 404."""

    @wraps(view)
    def found(request, code):
        site = site_of(request)
        submission = receipts.submission_for_code(site, code)
        if submission is None:
            try:
                throttles.check_lookup(site=site, network_address=client_address(request))
            except DomainError as error:
                return _lookup_page(request, LookupForm(), error=error)
            return _lookup_page(request, LookupForm(), error=_unknown())
        return view(request, submission)

    return found


def _unknown():
    message = _("No submission has this code. It may have expired without confirmation, or the code is mistyped.")
    return DomainError("receipt_unknown", message, "code", status=404)


def _lookup_page(request, form, *, error=None):
    context = {"form": form, "error": error}
    return _show(
        request, "lookup", _("Look up what you sent"), "lookup", context, status=error.status if error else 200
    )


@never_cache
@form_view
def lookup(request):
    """Ask for the code of a receipt, and lead to it."""
    form = LookupForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _lookup_page(request, form)
    site = site_of(request)
    try:
        throttles.check_lookup(site=site, network_address=client_address(request))
        submission = receipts.submission_for_code(site, form.cleaned_data["code"])
        if submission is None:
            raise _unknown()
    except DomainError as error:
        error.add_to_form(form)
        return _lookup_page(request, form, error=error)
    return _see_other("receipt", code=receipts.receipt_code(submission))


@never_cache
@require_safe
@_with_submission
def receipt(request, submission):
    """Show the receipt: what arrived when by which clock, its hash, its state and what can be done."""
    shown = receipts.receipt_of(submission, at=arrival_of(request).at)
    context = {
        "receipt": shown,
        "about": shown.about,
        "facts": _facts(shown),
        "tone": "waiting" if shown.state == SubmissionState.PENDING else "success",
        "device": devices.device_of(request, submission.site),
    }
    title = _("Receipt of your submission")
    return _show(request, "receipt", title, "receipt", context, kwargs={"code": shown.code})


@never_cache
@form_view
def confirm(request, token):
    """GET shows what is confirmed, so that a scanner of mails harms nothing; POST confirms it."""
    site, at = site_of(request), arrival_of(request).at
    try:
        submission = receipts.read_confirm_token(site, token, at=at)
        if request.method == "POST":
            return _confirmed(request, submission, at)
        if submission.state == SubmissionState.WITHDRAWN and submission.confirmed_at is None:
            raise DomainError("submission_withdrawn", _("This submission was withdrawn."), status=410)
    except DomainError as error:
        submission = receipts.unconfirmed_of_token(site, token)
        fields = receipts.receipt_of(submission, at=at).about["fields"] if submission else []
        context = {"error": error, "fields": fields}
        title = _("This link confirms nothing")
        return _show(request, "confirm_failed", title, "confirm", context, kwargs={"token": token}, status=error.status)
    shown = receipts.receipt_of(submission, at=at)
    context = {
        "receipt": shown,
        "about": shown.about,
        "facts": _facts(shown),
        "receipt_url": _address("receipt", code=shown.code),
    }
    title = _("Your submission is confirmed") if submission.confirmed_at else _("Confirm your submission")
    return _show(request, "confirm", title, "confirm", context, kwargs={"token": token})


def _confirmed(request, submission, at):
    _thing, is_first = submissions.confirm_once(submission, at=at)
    response = _see_other("receipt", code=receipts.receipt_code(submission))
    # Only the first use of the link makes a device known: a forwarded letter opens nothing.
    if is_first and "remember" in request.POST:
        token = devices.remember_device(submission.contact, at=at)
        devices.set_cookie(response, token, secure=request.is_secure())
    return response


@never_cache
@form_view
@_with_submission
def correct(request, submission):
    """Take the author's new words; the old ones stay in the file."""
    shown = receipts.receipt_of(submission, at=arrival_of(request).at)
    form = CorrectionForm(request.POST if request.method == "POST" else None, fields=shown.about["fields"])
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            submissions.correct(submission, form.cleaned_data, arrival=arrival_of(request))
            return _see_other("receipt", code=shown.code)
        except DomainError as error:
            form.show(error)
    if form.errors:
        status = 422
    context = {
        "form": form,
        "receipt": shown,
        "about": shown.about,
        "receipt_url": _address("receipt", code=shown.code),
    }
    title = _("Correct your submission")
    return _show(request, "correct", title, "correct", context, kwargs={"code": shown.code}, status=status)


@never_cache
@form_view
@_with_submission
def withdraw(request, submission):
    """Ask once more, then withdraw."""
    shown = receipts.receipt_of(submission, at=arrival_of(request).at)
    error = None
    if request.method == "POST":
        try:
            submissions.withdraw(submission, at=arrival_of(request).at)
            return _see_other("receipt", code=shown.code)
        except DomainError as caught:
            error = caught
    context = {
        "error": error,
        "receipt": shown,
        "about": shown.about,
        "receipt_url": _address("receipt", code=shown.code),
    }
    title = _("Withdraw your submission")
    status = error.status if error else 200
    return _show(request, "withdraw", title, "withdraw", context, kwargs={"code": shown.code}, status=status)


@never_cache
@require_POST
def forget_device(request):
    """Forget the device: whoever uses it next has to confirm again."""
    device = devices.device_of(request, site_of(request))
    if device is not None:
        devices.forget_device(device)
    response = _see_other("lookup")
    response.delete_cookie(devices.COOKIE, path=devices.PATH, samesite="Lax")
    return response


@never_cache
@require_safe
def challenge(request):
    """Give the form's script a proof of work to solve."""
    return JsonResponse(proof.new_challenge(arrival_of(request).at))
