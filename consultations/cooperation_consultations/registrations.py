"""What consultations register with the floors below."""

from cooperation_core.registry import deadlines, erasure_steps
from cooperation_participation.registry import submission_kinds

from .domain import erasure, intake, periods, remarks

submission_kinds.register(remarks.KIND, intake.RemarkHandler())
deadlines.register("consultations", periods.deadlines_of)
erasure_steps.register("consultations.remarks", erasure.redact_words_of)
