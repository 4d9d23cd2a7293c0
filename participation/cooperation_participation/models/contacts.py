import uuid

from cooperation_core.tenancy import SiteOwned, SiteScoped
from django.db import models
from django.utils.translation import gettext_lazy as _


class Contact(SiteOwned):
    """A person who takes part: one row per site and normalised e-mail. Personal data live here and beside here only."""

    shown_on_pages = False
    wagtail_reference_index_ignore = True  # else each new person is a task more: nobody looks up where a person is used

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("As written by the person; none in some letters."))
    email_key = models.CharField(max_length=254, null=True, editable=False)  # noqa: DJ001 (unique, may be absent)
    name = models.CharField(_("name"), max_length=150, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    postal_address = models.TextField(_("postal address"), blank=True, max_length=300)
    language = models.CharField(_("language"), max_length=10, default="pl")
    created_at = models.DateTimeField(_("first seen"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    keep_until = models.DateField(_("kept until"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "email_key"], name="participation_contact_once")]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self):
        return f"contact {self.uuid}"


class Device(SiteScoped):
    """A device on which a contact has confirmed once; the cookie holds the token, the row its hash."""

    shown_on_pages = False
    site_path = "contact__site"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()

    class Meta:
        verbose_name = _("confirmed device")
        verbose_name_plural = _("confirmed devices")


class Voice(SiteOwned):
    """An organisation that speaks: its name and register number as strings, never a key upwards."""

    shown_on_pages = False

    name = models.CharField(_("name of the organisation"), max_length=250)
    register_number = models.CharField(_("KRS or other register number"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, default="ngo")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "name", "register_number", "kind"], name="participation_voice_once")
        ]
        verbose_name = _("voice of an organisation")
        verbose_name_plural = _("voices of organisations")

    def __str__(self):
        return self.name
