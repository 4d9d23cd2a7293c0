from django.db import models
from django.utils.translation import gettext_lazy as _

from ..tenancy import SiteOwned
from .leases import Leased


class OutgoingMail(Leased, SiteOwned):
    """A letter to be sent, written in the transaction of what it tells about.

    It holds no address and no text: ``recipient`` and ``subject_ref`` are opaque references ("contact:17",
    "submission:42") that registered resolvers turn into an address and a context at the moment of sending.
    """

    shown_on_pages = False

    template = models.CharField(_("template"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    recipient = models.CharField(_("recipient"), max_length=100)
    subject_ref = models.CharField(_("about"), max_length=100, blank=True)
    dedupe_key = models.CharField(max_length=150, unique=True, null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")

    def __str__(self):
        return f"{self.template} → {self.recipient}"
