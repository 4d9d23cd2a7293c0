"""What consultations register with the floors below."""

from cooperation_core.api import routers
from cooperation_core.registry import deadlines, erasure_steps, page_guards
from cooperation_participation.registry import submission_kinds

from .api import router
from .domain import deletion, erasure, intake, periods, remarks
from .exporters import kinds

submission_kinds.register(remarks.KIND, intake.RemarkHandler())
deadlines.register("consultations", periods.deadlines_of)
page_guards.register("consultations", deletion.why_pages_stay)
erasure_steps.register("consultations.remarks", erasure.redact_words_of)
kinds.register()
routers.register("/consultations", router)
