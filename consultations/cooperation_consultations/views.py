"""The form of a remark. No cache keeps it, and nothing that was written in it is lost, whatever goes wrong."""

from dataclasses import dataclass

from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError, IdempotencyConflict, TooMany
from cooperation_core.network import client_address
from cooperation_core.sites import site_of
from cooperation_core.urls import participation_reverse
from cooperation_participation.domain import consents, devices, receipts
from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .domain import intake, periods, queries, remarks
from .enums import Phase
from .forms import RemarkForm
from .models import Consultation, DraftVersion, Provision
from .rendering.addresses import WHOLE, form_address
from .rendering.state import facts_of, state_of, time_left

RECEIPT = "cooperation_participation:receipt"


@dataclass(frozen=True)
class Place:
    """What a remark is about."""

    consultation: Consultation
    version: DraftVersion
    unit: Provision | None

    @property
    def eid(self):
        return self.unit.eid if self.unit else WHOLE


def place_of(site, uuid, number, eid, at):
    """Return the place that an address names; 404 where the public knows no such consultation, version or unit."""
    consultations = Consultation.objects.for_site(site).public(at).select_related("procedure", "report", "site")
    consultation = consultations.filter(uuid=uuid).first()
    if consultation is None:
        raise Http404
    version = DraftVersion.objects.filter(consultation=consultation, number=number).defer("tree", "changes").first()
    if version is None:
        raise Http404
    version.consultation = consultation
    if eid == WHOLE:
        return Place(consultation, version, None)
    unit = queries.provision_of(version, eid)
    if unit is None:
        raise Http404
    unit.version = version
    return Place(consultation, version, unit)


@never_cache
@csrf_exempt  # checked by the view itself: a refused form comes back with its text
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request, consultation, version, eid):
    """Show the form, and take what was written in it."""
    site, arrival = site_of(request), arrival_of(request)
    place = place_of(site, consultation, version, eid, arrival.at)
    device = devices.device_of(request, site)
    form = RemarkForm(
        request.POST if request.method == "POST" else None,
        about_unit=place.unit is not None,
        anonymous_allowed=place.consultation.procedure.anonymous_allowed,
        device=device,
        texts=consents.current_texts(site, get_language(), at=arrival.at),
    )
    if request.method != "POST":
        if not periods.accepts_remarks(place.consultation, arrival.at):
            return _closed(request, place, arrival.at)
        return _form(request, place, form, arrival.at)
    try:
        if not form.is_valid():
            # Nobody should mend an address for a remark that comes too late.
            intake.refuse_outside_period(place.consultation, arrival.at)
            return _form(request, place, form, arrival.at, status=422)
        submission = _submit(request, place, form, arrival)
    except DomainError as error:
        return _refused(request, place, form, error, arrival.at)
    response = HttpResponseRedirect(participation_reverse(RECEIPT, {"code": receipts.receipt_code(submission)}))
    response.status_code = 303
    return response


def _submit(request, place, form, arrival):
    if _is_from_elsewhere(request):
        message = _("The page was open for too long, or cookies are switched off. Look through and send again.")
        raise DomainError("form_outdated", message, status=403)
    return remarks.submit_remark(
        consultation=place.consultation,
        provision=place.unit,
        version=place.version,
        kind=form.cleaned_data["kind"],
        **form.words(),
        person=form.person(),
        voice=form.voice(),
        participant_kind=form.cleaned_data["participant_kind"],
        publish_name=form.cleaned_data["publish_name"],
        consents=form.consents(),
        language=get_language(),
        arrival=arrival,
        network_address=client_address(request),
        idempotency_key=form.cleaned_data["idempotency_key"],
        device=form.device,
        anonymous=form.is_anonymous(),
        proven=form.is_proven(),
    )


class _Check(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def _is_from_elsewhere(request):
    """Whether the form does not carry the token of its cookie (CSRF)."""
    check = _Check(lambda request: None)
    check.process_request(request)
    return check.process_view(request, None, (), {}) is not None


LATE = {"remarks_closed", "consultation_cancelled", "remarks_not_open"}


def _refused(request, place, form, error, at):
    if error.code in LATE:
        return _closed(request, place, at, form=form, error=error)
    if isinstance(error, IdempotencyConflict):
        # Whoever sends it again means another remark.
        message = _("You have sent a remark from this page already, with other words. Send this one again to add it.")
        form.add_error(None, message)
        form.data = form.data.copy()
        form.data["idempotency_key"] = form.fields["idempotency_key"].initial()
    else:
        error.add_to_form(form)
    response = _form(request, place, form, at, status=error.status)
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.wait)
    return response


def _form(request, place, form, at, *, status=200):
    consultation = place.consultation
    privacy = form.texts.get(consents.PRIVACY)
    context = {
        **_frame(place),
        "form": form,
        "device": form.device,
        "privacy": privacy.text if privacy else "",
        "facts": [
            *facts_of(consultation, at),
            {"label": _("Time left"), "value": time_left(consultation, at)},
        ],
        "state": state_of(consultation, at)[0],
        "newer": _newer(place),
        "draft_key": f"{consultation.uuid}/{place.eid}",
        "confirmation_hours": consultation.procedure.confirmation_hours,
    }
    is_part = request.headers.get("HX-Request") == "true" and request.method == "GET"
    template = "remark_form_part" if is_part else "remark_form"
    return render(request, f"cooperation_consultations/{template}.html", context, status=status)


def _newer(place):
    """Return the present version where the form is for an older one, else None."""
    current = queries.current_version(place.consultation)
    return current if current.number != place.version.number else None


def _closed(request, place, at, *, form=None, error=None):
    """Say that no remark is taken now; whoever has written one gets every word back."""
    consultation = place.consultation
    phase = periods.phase_of(consultation, at)
    titles = {
        Phase.ANNOUNCED: _("The consultation has not opened yet"),
        Phase.CANCELLED: _("The consultation was cancelled"),
    }
    written = (
        [{"label": form[name].label, "text": text} for name, text in form.words().items() if text.strip()]
        if form is not None
        else []
    )
    context = {
        **_frame(place),
        "title": titles.get(phase, _("The consultation has closed")),
        "error": error,
        "facts": facts_of(consultation, at),
        "state": state_of(consultation, at)[0],
        "written": written,
        "arrived_at": at,
        "zone": periods.zone_of(consultation.site).key,
    }
    status = error.status if error is not None else 200
    return render(request, "cooperation_consultations/remark_closed.html", context, status=status)


def _frame(place):
    """Return what every page around the form shows."""
    consultation, unit = place.consultation, place.unit
    page = queries.page_of(consultation, get_language())
    page_url = page.get_url() if page else ""
    return {
        "title": _("Remark on %(unit)s") % {"unit": unit.label} if unit else _("Remark on the draft as a whole"),
        "consultation": consultation,
        "consultation_title": page.title if page else consultation.title,
        "page_url": page_url,
        "unit_url": f"{page_url}#{unit.eid}" if unit else page_url,
        "breadcrumbs": [{"title": above.title, "url": above.get_url()} for above in (page.get_parent(), page)]
        if page
        else [],
        "alternates": {
            code: form_address(consultation, place.version, place.eid, code) for code, _name in settings.LANGUAGES
        },
        "robots": "noindex",
        "unit": unit,
        "quotation": queries.quotation_of(unit) if unit else "",
        "version": place.version,
        "form_url": form_address(consultation, place.version, place.eid),
    }
