"""Panels of the admin: a point on a map without a foreign host, and the settings of an office."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.telepath import register
from wagtailgeowidget.helpers import geosgeometry_str_to_struct
from wagtailgeowidget.panels import LeafletPanel
from wagtailgeowidget.widgets import LeafletField, LeafletFieldAdapter

from . import conf
from .colours import BLACK, PAPER, TEXT, WHITE, contrast, pushed

OPOLE = {"lat": 50.6680, "lng": 17.9230}
POLAND = {"latitude": (49.0, 54.9), "longitude": (14.1, 24.2)}
HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, for example #0a3f78."))
BLANK_TILE = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="


def place_options(widget):
    """Return what wagtailgeowidget's script is told instead of its defaults (Stockholm, tiles of a foreign host)."""
    tiles = conf.get("MAP_TILES")
    options = {
        "tileLayer": tiles or BLANK_TILE,
        "zoom": widget.zoom if tiles else 9,
        "tileLayerOptions": {"attribution": conf.get("MAP_ATTRIBUTION")},
    }
    if not widget.value_data:
        # The map opens when the field is entered: an office that shows no place keeps none.
        options |= {"defaultLocation": OPOLE, "showEmptyLocation": True}
    return options


class PlaceWidget(LeafletField):
    """wagtailgeowidget's map with the Leaflet that django-leaflet packages, and Opole to begin with."""

    @cached_property
    def media(self):
        return forms.Media(
            css={"all": ("wagtailgeowidget/css/leaflet-field.css", "leaflet/leaflet.css")},
            js=(
                "leaflet/leaflet.js",
                "cooperation_core/admin/place.js",
                "wagtailgeowidget/js/leaflet-field.js",
                "wagtailgeowidget/js/leaflet-field-controller.js",
            ),
        )

    def build_attrs(self, *args, **kwargs):
        attrs = super().build_attrs(*args, **kwargs)
        if not conf.get("MAP_TILES"):
            attrs["data-place-without-tiles"] = ""
        options = forms.JSONField().to_python(attrs["data-leaflet-field-options-value"])
        attrs["data-leaflet-field-options-value"] = forms.JSONField().prepare_value(options | place_options(self))
        return attrs


class PlaceAdapter(LeafletFieldAdapter):
    """How the editor's scripts make the widget; with our options, where wagtailgeowidget has its own."""

    def js_args(self, widget):
        args = super().js_args(widget)
        return [*args[:-1], args[-1] | place_options(widget)]


register(PlaceAdapter(), PlaceWidget)


class PlacePanel(LeafletPanel):
    """A panel for a form field that holds a place; the form keeps it as two numbers."""

    def widget_overrides(self):
        return {self.field_name: PlaceWidget(zoom=self.zoom, srid=4326)}


class PlaceField(forms.CharField):
    """A point as wagtailgeowidget writes it; cleaned to (latitude, longitude) within Poland, or None."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=PlaceWidget(zoom=13, srid=4326), **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        point = geosgeometry_str_to_struct(text)
        try:
            place = {"latitude": round(float(point["y"]), 5), "longitude": round(float(point["x"]), 5)}
        except (TypeError, ValueError) as error:
            raise ValidationError(_("Write the place as latitude and longitude, such as 50.6680, 17.9230.")) from error
        for name, (least, most) in POLAND.items():
            if not least <= place[name] <= most:
                raise ValidationError(_("This place is not in Poland. Latitude comes first, then longitude."))
        return place["latitude"], place["longitude"]


def checked_colour(text):
    """Return ``text`` if it is a colour; a form cleans its fields before the model's validators see them."""
    HEX_COLOUR(text)
    return text


class OfficeForm(WagtailAdminModelForm):
    """Settings of an office: colours that can be read, a place that is in the country."""

    place = PlaceField(
        label=_("Place"),
        help_text=_("Latitude and longitude, such as 50.6680, 17.9230. Click into the field to open the map."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        office = self.instance
        if office.latitude is not None and office.longitude is not None:
            self.initial["place"] = f"SRID=4326;POINT({office.longitude} {office.latitude})"

    def clean_brand_colour(self):
        colour = checked_colour(self.cleaned_data["brand_colour"])
        ratio = min(contrast(colour, PAPER), contrast(colour, WHITE))
        if ratio < TEXT:
            raise ValidationError(
                _(
                    "This colour has a contrast of %(ratio).1f : 1 with the paper of the pages; "
                    "text needs %(needed).1f : 1. %(remedy)s would do."
                ),
                params={"ratio": ratio, "needed": TEXT, "remedy": pushed(colour, BLACK, PAPER, TEXT)},
            )
        return colour

    def clean_accent_colour(self):
        colour = checked_colour(self.cleaned_data["accent_colour"])
        ratio = contrast(colour, "#111111")
        if ratio < TEXT:
            raise ValidationError(
                _(
                    "This colour has a contrast of %(ratio).1f : 1 with dark ground; it stands there as text and "
                    "needs %(needed).1f : 1. %(remedy)s would do."
                ),
                params={"ratio": ratio, "needed": TEXT, "remedy": pushed(colour, WHITE, "#111111", TEXT)},
            )
        return colour

    def save(self, commit=True):
        place = self.cleaned_data.get("place")
        self.instance.latitude, self.instance.longitude = place or (None, None)
        return super().save(commit)


def office_panels():
    """Return the edit handler of an office's settings, in the order in which an office thinks of them."""
    office = [
        MultiFieldPanel(
            [FieldPanel("platform_name"), FieldPanel("office"), FieldPanel("unit")], pgettext_lazy("of a thing", "Name")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("street"), FieldPanel("postcode"), FieldPanel("town")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("fax"), FieldPanel("email")]),
                FieldPanel("electronic_delivery"),
                FieldPanel("contact_page"),
            ],
            _("Address and contact"),
        ),
        MultiFieldPanel([PlacePanel("place")], _("Place on the map")),
    ]
    looks = [
        MultiFieldPanel(
            [
                HelpPanel(content=_("Colours are checked: text in them must be readable for everybody (WCAG 2.2 AA).")),
                FieldPanel("brand_colour"),
                FieldPanel("accent_colour"),
                FieldPanel("logo"),
            ],
            _("Colours and logo"),
        ),
        MultiFieldPanel(
            [FieldPanel("funders"), FieldPanel("funders_alt"), FieldPanel("funders_sentence")], _("Funders")
        ),
        MultiFieldPanel([FieldPanel("footer_text")], _("Footer")),
    ]
    law = [
        MultiFieldPanel(
            [
                FieldPanel("data_protection_officer"),
                FieldPanel("data_protection_email"),
                FieldPanel("privacy_page"),
            ],
            _("Personal data"),
        ),
        MultiFieldPanel([FieldPanel("accessibility_page")], _("Accessibility")),
        MultiFieldPanel([FieldPanel("time_zone"), FieldPanel("staff_email")], _("Running of the site")),
    ]
    tabs = [
        ObjectList(office, heading=_("Office")),
        ObjectList(looks, heading=_("Looks")),
        ObjectList(law, heading=_("Duties")),
    ]
    return TabbedInterface(tabs, base_form_class=OfficeForm)
