"""What consultations register with the floors below."""

from cooperation_core.api import routers
from cooperation_core.registry import (
    dashboard_items,
    deadlines,
    erasure_steps,
    home_sections,
    mail_recipients,
    mail_subjects,
    page_guards,
    search_sources,
    site_permissions,
)
from cooperation_participation.registry import submission_kinds
from django.utils.translation import gettext_lazy as _

from . import mail, search
from .admin.dashboard import waiting_consultations
from .api import router
from .domain import deletion, erasure, intake, periods, remarks
from .exporters import kinds
from .rendering.home import consultations_section

dashboard_items.register("consultations", waiting_consultations, order=10)
home_sections.register(
    "consultations", ("cooperation_consultations/sections/open.html", consultations_section), order=10
)
search_sources.register("units", (_("Provisions of drafts"), search.units), order=60)
submission_kinds.register(remarks.KIND, intake.RemarkHandler())
deadlines.register("consultations", periods.deadlines_of)
page_guards.register("consultations", deletion.why_pages_stay)
mail_recipients.register("office", mail.address_of_office)
mail_subjects.register("consultation", mail.context_of_consultation)
erasure_steps.register("consultations.remarks", erasure.redact_words_of)
kinds.register()
routers.register("/consultations", router)

for codename, label in [
    ("add_consultation", _("create consultations")),
    ("change_consultation", _("prepare consultations: draft act, dates, pages")),
    ("moderate_consultation", _("publish and hide remarks")),
    ("answer_consultation", _("answer remarks")),
    ("report_consultation", _("publish reports")),
    ("delete_consultation", _("delete consultations that were never announced")),
    ("add_procedure", _("add rules of consultations")),
    ("change_procedure", _("change rules of consultations")),
]:
    site_permissions.register(f"cooperation_consultations.{codename}", label, order=20)
