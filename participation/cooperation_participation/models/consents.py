from cooperation_core.tenancy import SiteOwned, SiteScoped
from django.db import models
from django.utils.translation import gettext_lazy as _

from .contacts import Contact


class ConsentText(SiteOwned):
    """A versioned text that people are shown or asked to agree to; a published version never changes."""

    key = models.SlugField(_("purpose"), max_length=60)
    language = models.CharField(_("language"), max_length=10)
    version = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"))
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        ordering = ["key", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "key", "language", "version"], name="participation_consent_text_version_once"
            )
        ]
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")

    def __str__(self):
        return f"{self.key} {self.language} v{self.version}"


class Consent(SiteScoped):
    """That somebody agreed, when, and to which version of the text."""

    shown_on_pages = False
    site_path = "contact__site"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    submission = models.ForeignKey(
        "cooperation_participation.Submission", models.CASCADE, null=True, related_name="consents"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
