from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import LocalGovernmentUnit


class LocalGovernmentViewSet(ModelViewSet):
    """The register of local government; it belongs to the installation, so only operators write it."""

    model = LocalGovernmentUnit
    name = "local-government"
    icon = "globe"
    menu_label = _("Local government")
    form_fields = ["teryt", "kind", "name", "name_de", "auxiliary_german", "parent"]
    list_display = [
        TitleColumn("name", label=pgettext_lazy("of a thing", "Name"), url_name="local-government:edit"),
        Column("teryt", label=_("TERYT code"), sort_key="teryt"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("name_de", label=_("German name")),
    ]
    list_filter = ["kind", "auxiliary_german"]
    search_fields = ["name", "teryt", "name_de"]
    search_backend_name = None
    ordering = ["teryt"]
    copy_view_enabled = False
    add_to_settings_menu = True
    menu_order = 900
