from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from ..kept import per_stamp
from ..panels import HEX_COLOUR, office_panels
from ..tenancy import Tenancy


def validate_time_zone(name):
    """Refuse a name that the zone database does not know."""
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name; Polish offices use Europe/Warsaw."))


@register_setting(icon="home", order=10)
class OfficeSettings(BaseSiteSetting):
    """What a site says about the office that runs it; edited in the admin."""

    tenancy = Tenancy.SITE
    site_path = "site"

    platform_name = models.CharField(_("name of the platform"), max_length=80, default="Współpraca")
    office = models.CharField(_("name of the office"), max_length=200, blank=True)
    unit = models.CharField(_("unit of the office"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    fax = models.CharField(_("fax"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    electronic_delivery = models.CharField(_("address for electronic delivery (ADE)"), max_length=60, blank=True)
    data_protection_officer = models.CharField(_("data-protection officer"), max_length=200, blank=True)
    data_protection_email = models.EmailField(_("e-mail of the data-protection officer"), blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    funders = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("strip of the funders' logos"),
    )
    funders_alt = models.CharField(_("what the strip shows"), max_length=250, blank=True)
    funders_sentence = models.CharField(_("sentence on the funding"), max_length=250, blank=True)
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accessibility statement"),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("information on personal data"),
    )
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact page"),
    )
    brand_colour = models.CharField(_("main colour"), max_length=7, default="#0a3f78", validators=[HEX_COLOUR])
    accent_colour = models.CharField(_("accent colour"), max_length=7, default="#f2b90c", validators=[HEX_COLOUR])
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    footer_text = RichTextField(_("text in the footer"), blank=True, features=["bold", "link"])
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="Europe/Warsaw",
        validators=[validate_time_zone],
        help_text=_("The zone in which deadlines are meant, such as Europe/Warsaw."),
    )
    staff_email = models.EmailField(_("e-mail that hears of new remarks"), blank=True)

    select_related = ["logo", "funders"]
    edit_handler = office_panels()

    class Meta:
        verbose_name = _("office")

    @classmethod
    def for_site(cls, site):
        """Return the settings of ``site``; on a public page the same object for all, so nobody changes it there."""
        return per_stamp(("office", site.pk if site else None), lambda: super(OfficeSettings, cls).for_site(site))
