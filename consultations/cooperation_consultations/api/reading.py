"""Reading consultations: lists, versions, remarks and the state of a receipt."""

import datetime
from typing import Annotated
from uuid import UUID

from cooperation_core.api import make_cursor, page_of, problems, read_cursor
from cooperation_core.clock import now
from cooperation_core.errors import DomainError
from cooperation_core.kept import per_stamp
from cooperation_core.network import client_address
from cooperation_core.sites import site_of
from cooperation_participation.domain import receipts, throttles
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import Path, Query, Router

from ..domain import periods, queries
from ..enums import Phase
from ..models import Consultation, ConsultationPage, DraftVersion, Provision
from . import schemas
from .shapes import consultation_row, receipt_row, remark_row, unit_rows, version_row

router = Router(tags=["consultations"])

Limit = Annotated[int, Query(ge=1, le=100)]
CursorText = Annotated[str, Query(max_length=200, description="`next_cursor` of the page before")]
VersionNumber = Annotated[int, Path(ge=1, le=100_000)]
Eid = Annotated[str, Path(max_length=200)]


@router.get(
    "/",
    response={200: schemas.ConsultationList, **problems(400, 404, 422)},
    operation_id="list_consultations",
    summary="Consultations of this site, the latest closing first",
)
def list_consultations(request, phase: Phase | None = None, limit: Limit = 20, cursor: CursorText = ""):
    at = now()
    found = _public(request, at)
    if phase is not None:
        found = found.in_phase(phase, at)
    place = read_cursor(cursor, str, int)
    if place is not None:
        closes_at, pk = _moment(place[0]), place[1]
        found = found.filter(Q(closes_at__lt=closes_at) | Q(closes_at=closes_at, pk__lt=pk))
    rows, next_cursor = page_of(
        found.order_by("-closes_at", "-pk"), limit, lambda row: (row.closes_at.isoformat(), row.pk)
    )
    return {"items": [consultation_row(row, at) for row in rows], "next_cursor": next_cursor}


@router.get(
    "/{uuid:consultation_id}/",
    response={200: schemas.ConsultationDetail, **problems(404, 422)},
    operation_id="get_consultation",
    summary="A consultation, its versions and the history of its dates",
)
def get_consultation(request, consultation_id: UUID):
    at = now()
    consultation = _public(request, at).filter(uuid=consultation_id).first()
    if consultation is None:
        raise Http404
    report = queries.report_page_of(consultation, get_language())
    return {
        **consultation_row(consultation, at),
        "anonymous_allowed": consultation.procedure.anonymous_allowed,
        "short_period_reason": consultation.short_period_reason,
        "cancelled_at": consultation.cancelled_at,
        "cancelled_reason": consultation.cancelled_reason,
        "report_due_on": consultation.report_due_on,
        "report": report.full_url if report else None,
        "versions": [version_row(version) for version in consultation.versions.order_by("number").defer("tree")],
        "period_changes": list(consultation.period_changes.all().values()),
        "numbers": queries.public_numbers(consultation),
    }


@router.get(
    "/{uuid:consultation_id}/versions/{int:number}/",
    response={200: schemas.VersionDetail, **problems(404, 422)},
    operation_id="get_version",
    summary="An issued version of the draft act with all its legal units",
)
def get_version(request, consultation_id: UUID, number: VersionNumber):
    version = _version(request, consultation_id, number)
    return {**version_row(version), "units": unit_rows(queries.act_of(version))}


@router.get(
    "/{uuid:consultation_id}/versions/{int:number}/units/{eid}/remarks/",
    response={200: schemas.RemarkList, **problems(400, 404, 422)},
    operation_id="list_unit_remarks",
    summary="Remarks on a legal unit, the newest first",
)
def list_unit_remarks(
    request, consultation_id: UUID, number: VersionNumber, eid: Eid, limit: Limit = 50, cursor: CursorText = ""
):
    version = _version(request, consultation_id, number)
    provision = Provision.objects.filter(version=version, eid=eid).first()
    if provision is None:
        raise Http404
    return _remarks(version.consultation, limit, cursor, provision=provision)


@router.get(
    "/{uuid:consultation_id}/remarks/",
    response={200: schemas.RemarkList, **problems(400, 404, 422)},
    operation_id="list_remarks",
    summary="Remarks of a consultation, the newest first",
)
def list_remarks(request, consultation_id: UUID, general: bool = False, limit: Limit = 50, cursor: CursorText = ""):
    return _remarks(public_consultation(request, consultation_id, now()), limit, cursor, general=general)


@router.get(
    "/receipts/{code}/",
    response={200: schemas.Receipt, **problems(404, 422)},
    operation_id="get_receipt",
    summary="What became of a submission, by the code of its receipt",
)
def get_receipt(request, response: HttpResponse, code: Annotated[str, Path(max_length=40)]):
    site = site_of(request)
    throttles.check_lookup(site=site, network_address=client_address(request))
    submission = receipts.submission_for_code(site, code)
    if submission is None or submission.kind != "remark":
        raise Http404
    response.headers["Cache-Control"] = "no-store"
    return receipt_row(submission)


def _remarks(consultation, limit, cursor, **which):
    place = read_cursor(cursor, int)
    page = queries.remarks_page(consultation, before=place[0] if place else None, limit=limit, **which)
    return {"items": [remark_row(remark) for remark in page.remarks], "next_cursor": _after(page.next_before)}


def _public(request, at):
    pages = ConsultationPage.objects.live().select_related("locale")
    return (
        Consultation.objects.for_site(site_of(request))
        .public(at)
        .select_related("procedure", "report", "site")
        .prefetch_related(Prefetch("pages", pages, to_attr="live_pages"))
    )


def public_consultation(request, consultation_id, at):
    """Return the announced consultation of this site as the stamp knows it, or raise 404."""
    site = site_of(request)
    rows = Consultation.objects.for_site(site).select_related("procedure", "report", "site")
    found = per_stamp(("consultation", site.pk, consultation_id), lambda: get_object_or_404(rows, uuid=consultation_id))
    if not periods.is_public(found, at):
        raise Http404
    return found


def _version(request, consultation_id, number):
    consultation = public_consultation(request, consultation_id, now())
    version = DraftVersion.objects.filter(consultation=consultation, number=number).defer("tree").first()
    if version is None:
        raise Http404
    version.consultation = consultation
    return version


def _after(number):
    return make_cursor(number) if number is not None else None


def _moment(text):
    """Return the moment in a cursor; one that was tampered with is refused like any other bad cursor."""
    try:
        return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise DomainError("bad_cursor", _("This cursor is not one of ours."), field="cursor") from None
