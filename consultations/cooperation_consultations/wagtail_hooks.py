"""What consultations add to the Wagtail admin."""

from wagtail import hooks

from .admin import drafts_hooks, remark_bulk
from .viewsets import ConsultationViewSet, ProcedureViewSet


@hooks.register("register_admin_viewset")
def consultation_viewsets():
    return [ConsultationViewSet(), ProcedureViewSet()]


for action in remark_bulk.ACTIONS:
    hooks.register("register_bulk_action", action)


__all__ = ["drafts_hooks"]
