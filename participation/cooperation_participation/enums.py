from django.db import models
from django.utils.translation import gettext_lazy as _


class ParticipantKind(models.TextChoices):
    """Who speaks (rodzaj podmiotu); the report counts by it."""

    RESIDENT = "resident", _("resident")
    NGO = "ngo", _("non-governmental organisation")
    COUNCIL = "council", _("council of public benefit activity")
    ADMINISTRATION = "administration", _("unit of administration")
    OTHER = "other", _("other")


class SubmissionState(models.TextChoices):
    PENDING = "pending", _("waits for confirmation")
    CONFIRMED = "confirmed", _("confirmed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ArrivalSource(models.TextChoices):
    """Which clock told the moment of arrival."""

    EDGE = "edge", _("the proxy at the edge")
    SERVER = "server", _("the server's clock")
    STAFF = "staff", _("entered by staff from a letter")
