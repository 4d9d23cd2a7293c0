from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..storage import private_storage
from ..tenancy import SiteOwned
from .leases import Leased


class ExportJob(Leased, SiteOwned):
    """A file that the worker makes from a registered ``kind`` with ``parameters``; staff see its progress."""

    shown_on_pages = False

    kind = models.CharField(_("kind"), max_length=60)
    parameters = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    title = models.CharField(_("title"), max_length=250)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("requested by")
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to="exports/", max_length=250, blank=True)
    expires_at = models.DateTimeField(_("kept until"))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self):
        return self.title

    @property
    def file_type(self):
        """XLSX, DOCX, PDF; empty until the file is made."""
        return PurePosixPath(self.file.name or "").suffix[1:].upper()
