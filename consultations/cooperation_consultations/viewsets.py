"""Consultations and their procedures in the admin: lists and forms of the records, and the desk below each of them."""

from cooperation_core.viewsets import SiteScopedViewSet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn

from .admin import records
from .admin.base import NAMESPACE
from .admin.desk_urls import urlpatterns as desk_urls
from .models import Consultation, Procedure


class ConsultationViewSet(SiteScopedViewSet):
    """The list of consultations and their records; dates, act, remarks and report are at the desk."""

    model = Consultation
    name = "consultations"
    url_namespace = NAMESPACE
    icon = "openquote"
    menu_label = _("Consultations")
    menu_name = "consultations"
    menu_order = 120
    add_to_admin_menu = True
    index_view_class = records.ConsultationListView
    add_view_class = records.CreateConsultationView
    edit_view_class = records.EditConsultationView
    delete_view_class = records.DeleteView
    index_results_template_name = "cooperation_consultations/admin/desk/consultations_results.html"
    form_fields = ["title", "procedure", "publish_at_once", "report_due_on"]
    list_per_page = 30
    menu_item_class = records.DeskMenuItem

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *desk_urls]

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().none()  # they are given for single sites


class ProcedureViewSet(SiteScopedViewSet):
    """The rules by which an office consults: terms, and what happens to a remark."""

    model = Procedure
    name = "consultation-procedures"
    url_namespace = "cooperation_consultations_procedures"
    icon = "list-ol"
    menu_label = _("Consultation rules")
    menu_name = "consultation-procedures"
    menu_order = 620
    add_to_settings_menu = True
    search_fields = ["name"]
    search_backend_name = None
    delete_view_class = records.DeleteView
    list_display = [
        TitleColumn(
            "name",
            label=pgettext_lazy("of a thing", "Name"),
            url_name="cooperation_consultations_procedures:edit",
            sort_key="name",
        ),
        Column("get_mode_display", label=_("Mode"), sort_key="mode"),
        Column("minimum_days", label=_("Shortest period, in days"), sort_key="minimum_days"),
        Column("recommended_days", label=_("Recommended, in days"), sort_key="recommended_days"),
        Column("site", label=_("Site")),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("name"), FieldPanel("mode")], pgettext_lazy("of a thing", "Name")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("minimum_days"), FieldPanel("recommended_days")]),
                    FieldRowPanel([FieldPanel("confirmation_hours"), FieldPanel("answer_days")]),
                ],
                _("Terms"),
            ),
            MultiFieldPanel(
                [FieldPanel("anonymous_allowed"), FieldPanel("publish_at_once"), FieldPanel("retention_years")],
                _("Remarks and personal data"),
            ),
        ]
    )

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().none()
