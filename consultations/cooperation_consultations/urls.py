"""Addresses under /udzial/; a project includes them at its root, outside of ``i18n_patterns``."""

from cooperation_core.urls import participation_path

from . import views

app_name = "cooperation_consultations"

urlpatterns = [
    participation_path("uwaga/<uuid:consultation>/<int:version>/<str:eid>/", views.remark, "remark"),
]
