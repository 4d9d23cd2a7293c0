from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..tenancy import Tenancy


class UnitKind(models.TextChoices):
    """Kinds of local-government units; the municipal ones are the last digit of a TERYT code (GUS, TERC)."""

    VOIVODESHIP = "voivodeship", _("voivodeship")
    COUNTY = "county", _("county")
    CITY_COUNTY = "city_county", _("city with the rights of a county")
    URBAN = "urban", _("urban municipality")
    RURAL = "rural", _("rural municipality")
    URBAN_RURAL = "urban_rural", _("urban-rural municipality")


class LocalGovernmentUnit(models.Model):
    """A unit of local government (jednostka samorządu terytorialnego, JST) of the national register TERYT."""

    tenancy = Tenancy.SHARED

    teryt = models.CharField(_("TERYT code"), max_length=7, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=120)
    name_de = models.CharField(_("German name"), max_length=120, blank=True)
    auxiliary_german = models.BooleanField(_("German is an auxiliary language"), default=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )

    class Meta:
        ordering = ["teryt"]
        verbose_name = _("local-government unit")
        verbose_name_plural = _("local-government units")

    def __str__(self):
        return self.name
