from cooperation_core.tenancy import SiteScoped
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .consultation import Consultation


class Report(SiteScoped):
    """The report of a consultation (raport): its numbers frozen with the head of the chain at that moment."""

    site_path = "consultation__site"

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="report")
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    numbers = models.JSONField(default=dict)
    chain_head = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self):
        return f"{self.consultation}"
