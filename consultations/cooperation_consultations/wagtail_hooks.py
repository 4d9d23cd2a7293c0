"""What consultations add to the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .admin import drafts_hooks, remark_bulk
from .admin.base import desk_url
from .models import ConsultationPage
from .permissions import may_see_all_remarks
from .viewsets import ConsultationViewSet, ProcedureViewSet


@hooks.register("register_admin_viewset")
def consultation_viewsets():
    return [ConsultationViewSet(), ProcedureViewSet()]


for action in remark_bulk.ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_page_header_buttons")
def way_to_the_desk(page, user, view_name, next_url=None):
    """From the page of a consultation to its dates, remarks and report."""
    if isinstance(page, ConsultationPage) and may_see_all_remarks(user, page.consultation):
        url = desk_url("overview", page.consultation_id)
        yield Button(_("Dates, remarks, report"), url=url, icon_name="openquote", priority=5)


__all__ = ["drafts_hooks"]
