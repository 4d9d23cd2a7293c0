import uuid

from cooperation_core.tenancy import SiteScoped, SiteScopedQuerySet
from cooperation_participation.enums import ParticipantKind
from cooperation_participation.models import Submission
from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from ..enums import Channel, Decision, EventKind, RemarkKind, Visibility
from .consultation import Consultation
from .drafts import DraftVersion, Provision


class RemarkQuerySet(SiteScopedQuerySet):
    """Remarks of consultations; what the public sees is defined here and nowhere else."""

    def public(self):
        """Remarks that pages list; a withdrawn one stays, without its words."""
        return self.filter(visibility=Visibility.PUBLISHED)

    def standing(self):
        """Remarks that their authors have not withdrawn."""
        return self.filter(withdrawn_at=None)

    def unanswered(self):
        """Remarks that the office still owes an answer; a hidden one carries its reason instead."""
        open_answer = Q(answer=None) | Q(answer__outdated_at__isnull=False)
        return self.standing().exclude(visibility=Visibility.HIDDEN).filter(open_answer)

    def with_all(self):
        """Remarks with their words, unit, version, author and answer, in two queries."""
        current = Prefetch("texts", RemarkText.objects.filter(is_current=True), to_attr="current")
        found = self.select_related("submission__voice", "provision", "version", "answer")
        return found.defer("version__tree", "version__changes").prefetch_related(current)


class Remark(SiteScoped):
    """A confirmed remark (uwaga) with its number; its words are in ``RemarkText``, its author in participation."""

    shown_on_pages = False
    site_path = "consultation__site"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="remarks")
    number = models.PositiveIntegerField(_("number"))
    version = models.ForeignKey(DraftVersion, models.PROTECT, related_name="remarks", null=True)
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="remarks", null=True, blank=True)
    lineage = models.UUIDField(null=True, db_index=True)
    quotation = models.TextField(_("the text as it stood"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=RemarkKind, default=RemarkKind.WORDING)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel, default=Channel.WEB)
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="+")
    participant_kind = models.CharField(_("participant"), max_length=20, choices=ParticipantKind)
    visibility = models.CharField(
        _("visibility"), max_length=12, choices=Visibility, default=Visibility.WAITING, db_index=True
    )
    hidden_reason = models.TextField(_("reason for hiding"), blank=True)
    received_at = models.DateTimeField(_("received at"))
    confirmed_at = models.DateTimeField(_("confirmed at"))
    corrected_at = models.DateTimeField(_("corrected at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_note = models.TextField(_("letter on file"), blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultations_remark_number_once")
        ]
        indexes = [
            models.Index(fields=["consultation", "visibility", "-number"], name="consultations_remark_list"),
            models.Index(fields=["consultation", "lineage", "visibility", "-number"], name="consultations_remark_unit"),
        ]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    def __str__(self):
        return f"{self.number}"

    @property
    def public_author(self):
        """Name of the organisation, or of a person who agreed to its publication; empty otherwise."""
        return self.submission.public_author


class RemarkText(SiteScoped):
    """The words of a remark; a correction appends a row under the same number. The last one is shown, all stay."""

    shown_on_pages = False
    site_path = "remark__consultation__site"

    remark = models.ForeignKey(Remark, models.PROTECT, related_name="texts")
    sequence = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(_("remark"), max_length=20_000)
    proposed_wording = models.TextField(_("proposed wording"), blank=True, max_length=20_000)
    reasons = models.TextField(_("reasons"), blank=True, max_length=20_000)
    salt = models.CharField(max_length=32)
    written_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)
    redacted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["remark", "sequence"], name="consultations_remark_text_sequence_once"),
            models.UniqueConstraint(
                fields=["remark"], condition=models.Q(is_current=True), name="consultations_remark_text_one_current"
            ),
        ]


class Answer(SiteScoped):
    """The office's answer (stanowisko) to a remark, with its reasons; ``batch`` joins answers given together."""

    shown_on_pages = False
    site_path = "remark__consultation__site"

    remark = models.OneToOneField(Remark, models.PROTECT, related_name="answer")
    decision = models.CharField(_("decision"), max_length=14, choices=Decision)
    reasons = models.TextField(_("reasons"), max_length=20_000)
    changed_unit = models.CharField(_("change in the document"), max_length=250, blank=True)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    answered_at = models.DateTimeField(_("answered at"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    outdated_at = models.DateTimeField(
        _("outdated at"),
        null=True,
        blank=True,
        help_text=_("The author has corrected the remark since; it has to be answered again."),
    )
    previous = models.JSONField(default=None, null=True, editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")


class Event(SiteScoped):
    """A link of the consultation's chain: append-only, over canonical JSON, each hash holding the one before."""

    shown_on_pages = False
    site_path = "consultation__site"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=EventKind)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    remark = models.ForeignKey(Remark, models.PROTECT, null=True, related_name="events")
    submission_uuid = models.UUIDField(null=True, db_index=True)
    body = models.JSONField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "sequence"], name="consultations_event_sequence_once")
        ]
