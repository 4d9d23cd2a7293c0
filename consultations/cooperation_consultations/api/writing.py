"""Submitting a remark: the same rules as the form, from the same function."""

from typing import Annotated
from uuid import UUID

from cooperation_core.api import problems
from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError
from cooperation_core.kept import per_stamp
from cooperation_core.network import client_address
from cooperation_participation.domain import consents
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Header, Status

from ..domain.remarks import submit_remark
from ..enums import Channel
from ..models import DraftVersion, Provision
from . import schemas
from .reading import public_consultation, router
from .shapes import receipt_row

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[\x21-\x7e]+$",
        description="Chosen by the client, new for each remark: the same key with the same body is one remark.",
    ),
]


@router.post(
    "/{uuid:consultation_id}/remarks/",
    response={201: schemas.Receipt, **problems(400, 404, 409, 410, 422)},
    operation_id="submit_remark",
    summary="Submit a remark",
    description=(
        "Answers with a receipt after the remark is stored. An e-mail with a link that confirms the remark goes to "
        "its author; confirmed, it gets its number. From one network address one unconfirmed submission a minute is "
        "taken."
    ),
)
def post_remark(
    request, response: HttpResponse, consultation_id: UUID, body: schemas.NewRemark, idempotency_key: IdempotencyKey
):
    arrival = arrival_of(request)
    consultation = public_consultation(request, consultation_id, arrival.at)
    version, provision = _place(consultation, body)
    organisation = body.organisation
    asked = consents.current_texts(consultation.site, body.language, at=arrival.at) if body.publish_name else {}
    given = [asked[consents.PUBLISH_NAME]] if consents.PUBLISH_NAME in asked else []
    person = PersonDetails(email=body.email, name=body.name, function=organisation.function if organisation else "")
    submission = submit_remark(
        consultation=consultation,
        version=version,
        provision=provision,
        kind=body.kind,
        text=body.text,
        proposed_wording=body.proposed_wording,
        reasons=body.reasons,
        person=None if body.anonymous else person,
        voice=VoiceDetails(name=organisation.name, register_number=organisation.register_number)
        if organisation
        else None,
        participant_kind=body.participant,
        publish_name=body.publish_name,
        consents=given,
        language=body.language,
        arrival=arrival,
        network_address=client_address(request),
        idempotency_key=idempotency_key,
        channel=Channel.API,
        anonymous=body.anonymous,
        proven=False,
    )
    response.headers["Cache-Control"] = "no-store"
    return Status(201, receipt_row(submission))


def _place(consultation, body):
    """Return the version and the unit that a remark is on."""
    versions = DraftVersion.objects.filter(consultation=consultation).only("consultation", "number")
    try:
        version = per_stamp(("version", consultation.pk, body.version), lambda: versions.get(number=body.version))
    except DraftVersion.DoesNotExist:
        raise DomainError("version_unknown", _("This consultation has no such version."), "version") from None
    if body.unit is None:
        return version, None
    # PostgreSQL takes no NUL, not even to look for it.
    provision = None if "\x00" in body.unit else Provision.objects.filter(version=version, eid=body.unit).first()
    if provision is None:
        raise DomainError("unit_unknown", _("This version has no such unit."), "unit")
    return version, provision
