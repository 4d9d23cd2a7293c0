"""What consultations register with the floors below."""

from cooperation_core.api import routers
from cooperation_core.registry import (
    deadlines,
    erasure_steps,
    mail_recipients,
    mail_subjects,
    page_guards,
    site_permissions,
)
from cooperation_participation.registry import submission_kinds
from django.utils.translation import gettext_lazy as _

from . import mail
from .api import router
from .domain import deletion, erasure, intake, periods, remarks
from .exporters import kinds

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
