"""The shapes that the API of consultations speaks; each is filled from the domain's own shapes.

What is answered are plain pydantic models, filled from dicts: ninja's ``Schema`` would ask for each field of each row
through its getter for Django's objects, which doubles the cost of a list.
"""

import datetime
from typing import Annotated, Literal
from uuid import UUID

from cooperation_core.api import Cursor
from cooperation_participation.enums import ParticipantKind
from ninja import Schema
from pydantic import BaseModel, Field

from ..enums import Decision, Phase, RemarkKind


class ConsultationRow(BaseModel):
    """A consultation in a list; ``accepts_remarks`` says whether a remark that arrives now is taken."""

    id: UUID
    title: str
    phase: Phase
    announced_at: datetime.datetime
    opens_at: datetime.datetime
    closes_at: datetime.datetime
    time_zone: str
    accepts_remarks: bool
    page: str | None


class ConsultationList(Cursor):
    """Consultations, the latest closing first."""

    items: list[ConsultationRow]


class VersionRow(BaseModel):
    """An issued version of the draft act; ``text_hash`` is the SHA-256 of its tree."""

    number: int
    issued_at: datetime.datetime
    note: str
    text_hash: str


class PeriodChangeRow(BaseModel):
    """A change of the dates after the announcement, with its public reason."""

    changed_at: datetime.datetime
    old_opens_at: datetime.datetime | None
    old_closes_at: datetime.datetime | None
    opens_at: datetime.datetime
    closes_at: datetime.datetime
    reason: str


class Numbers(BaseModel):
    """Published remarks; ``answered`` of them have a published answer."""

    remarks: int
    answered: int


class ConsultationDetail(ConsultationRow):
    """A consultation with its versions and the history of its dates."""

    anonymous_allowed: bool
    short_period_reason: str
    cancelled_at: datetime.datetime | None
    cancelled_reason: str
    report_due_on: datetime.date | None
    report: str | None
    versions: list[VersionRow]
    period_changes: list[PeriodChangeRow]
    numbers: Numbers


class Cell(BaseModel):
    """A cell of a table in the act."""

    text: str
    span: int = 1


class Unit(BaseModel):
    """A legal unit of a version, in document order; ``parent`` is the eid of the unit that holds it.

    ``kind`` is one of the codes in ``docs/reference/draft-units.md``.
    """

    eid: str
    parent: str | None
    kind: str
    number: str
    mark: str
    label: str
    depth: int
    heading: str
    text: str
    table: list[list[Cell]] | None
    remarks: int


class VersionDetail(VersionRow):
    """A version with all its units."""

    units: list[Unit]


class RemarkRow(BaseModel):
    """A remark as the public may know it; a withdrawn or hidden one keeps its number and loses its words."""

    number: int
    kind: RemarkKind
    author: str
    participant: ParticipantKind
    unit: str | None
    unit_label: str
    version: int | None
    quotation: str
    text: str
    proposed_wording: str
    reasons: str
    received_at: datetime.datetime
    corrected_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    decision: Decision | None
    answer: str
    changed_unit: str
    answered_at: datetime.datetime | None


class RemarkList(Cursor):
    """Remarks, the newest first."""

    items: list[RemarkRow]


Words = Annotated[str, Field(max_length=20_000)]


class Organisation(Schema):
    """The organisation that speaks."""

    name: Annotated[str, Field(min_length=1, max_length=250)]
    register_number: Annotated[str, Field(max_length=40)] = ""
    function: Annotated[str, Field(max_length=120)] = ""


class NewRemark(Schema):
    """A remark to submit; without ``unit`` it is a general one.

    ``email`` gets the link that confirms the remark; it is never published. ``publish_name`` consents to publishing
    ``name``; an organisation's name is always public.
    """

    version: Annotated[int, Field(ge=1, le=100_000)]
    unit: Annotated[str, Field(max_length=200)] | None = None
    kind: RemarkKind = RemarkKind.WORDING
    text: Words
    proposed_wording: Words = ""
    reasons: Words = ""
    email: Annotated[str, Field(max_length=254)] = ""
    name: Annotated[str, Field(max_length=150)] = ""
    publish_name: bool = False
    participant: ParticipantKind = ParticipantKind.RESIDENT
    organisation: Organisation | None = None
    anonymous: bool = False
    language: Literal["pl", "de", "en"] = "pl"


class Receipt(BaseModel):
    """What became of a submission: look it up by its code.

    ``confirm_until`` is the last moment to confirm by the link in the mail; ``chain_head`` the head of the
    consultation's record when the submission arrived.
    """

    code: str
    state: str
    arrived_at: datetime.datetime
    arrival_source: str
    text_hash: str
    chain_head: str
    confirm_until: datetime.datetime | None
    confirmed_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    number: int | None
    unit_label: str
    published: bool
    decision: Decision | None
    answer: str
    address: str
