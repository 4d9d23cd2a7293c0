import uuid

from cooperation_core.tenancy import SiteOwned, SiteScoped, SiteScopedQuerySet
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..enums import Mode, Phase


class Procedure(SiteOwned):
    """The rules by which an office consults (regulamin konsultacji): its terms, and what happens to a remark."""

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=150)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.BASIC)
    minimum_days = models.PositiveSmallIntegerField(
        _("shortest period, in days"),
        default=7,
        validators=[MinValueValidator(1)],
        help_text=_("A shorter period is refused unless its reason is published."),
    )
    recommended_days = models.PositiveSmallIntegerField(
        _("recommended period, in days"), default=21, help_text=_("Below this the editor is warned.")
    )
    confirmation_hours = models.PositiveSmallIntegerField(
        _("hours to confirm a remark"),
        default=72,
        validators=[MinValueValidator(1)],
        help_text=_("A remark that came in time may still be confirmed after the closing."),
    )
    answer_days = models.PositiveSmallIntegerField(_("days for the answers after closing"), default=30)
    anonymous_allowed = models.BooleanField(
        _("remarks without an e-mail address are accepted"),
        default=False,
        help_text=_("They need no confirmation and are marked as anonymous."),
    )
    publish_at_once = models.BooleanField(
        _("confirmed remarks are public at once"), default=False, help_text=_("Otherwise after staff have looked.")
    )
    retention_years = models.PositiveSmallIntegerField(
        _("years that personal data are kept after the report"), default=5
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("consultation procedure")
        verbose_name_plural = _("consultation procedures")

    def __str__(self):
        return self.name


class ConsultationQuerySet(SiteScopedQuerySet):
    """Consultations by where they stand at a moment; the phases are defined once, in ``domain/periods.py``."""

    def announced_or_later(self):
        return self.filter(announced_at__isnull=False)

    def public(self, at):
        return self.filter(announced_at__lte=at)

    def announced(self, at):
        return self.public(at).filter(opens_at__gt=at, cancelled_at=None)

    def open(self, at):
        return self.public(at).filter(opens_at__lte=at, closes_at__gt=at, cancelled_at=None)

    def closed(self, at):
        return self.public(at).filter(closes_at__lte=at, cancelled_at=None).exclude(report__published_at__lte=at)

    def reported(self, at):
        return self.public(at).filter(closes_at__lte=at, cancelled_at=None, report__published_at__lte=at)

    def cancelled(self, at):
        return self.public(at).filter(cancelled_at__lte=at)

    def in_phase(self, phase, at):
        """Public consultations in one phase; one in preparation is never public."""
        if phase == Phase.DRAFT:
            return self.none()
        return getattr(self, str(phase))(at)


class Consultation(SiteOwned):
    """A consultation of a draft act (konsultacja): the record; pages of each language are views of it.

    Dates change only through ``domain/periods.py``.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=250)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="consultations", verbose_name=_("procedure"))
    announced_at = models.DateTimeField(_("announced at"), null=True, blank=True, editable=False)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True, editable=False)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True, editable=False)
    short_period_reason = models.TextField(_("reason for the short period"), blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    cancelled_reason = models.TextField(_("reason for the cancellation"), blank=True, editable=False)
    publish_at_once = models.BooleanField(_("confirmed remarks are public at once"), default=False)
    report_due_on = models.DateField(_("report due on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_at", "-pk"]
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        permissions = [
            ("moderate_consultation", _("May moderate remarks")),
            ("answer_consultation", _("May answer remarks")),
            ("report_consultation", _("May publish reports")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(opens_at__isnull=True) | Q(closes_at__gt=models.F("opens_at")),
                name="consultations_closing_after_opening",
            )
        ]

    def __str__(self):
        return self.title


class Counter(SiteScoped):
    """The one row that is locked for every change of a consultation: next number, next event, head of the chain."""

    shown_on_pages = False
    site_path = "consultation__site"

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="counter", primary_key=True)
    last_number = models.PositiveIntegerField(default=0)
    last_sequence = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="", blank=True)


class PeriodChange(SiteScoped):
    """A change of the dates, public with its reason (przedłużenie)."""

    site_path = "consultation__site"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="period_changes")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    old_opens_at = models.DateTimeField(null=True)
    old_closes_at = models.DateTimeField(null=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("change of the period")
        verbose_name_plural = _("changes of the period")
