from .consultation import Consultation, Counter, PeriodChange, Procedure
from .drafts import DraftOperation, DraftVersion, Provision, WorkingDraft
from .pages import ConsultationIndexPage, ConsultationPage, ReportPage
from .remarks import Answer, Event, Remark, RemarkText
from .reports import Report

__all__ = [
    "Answer",
    "Consultation",
    "ConsultationIndexPage",
    "ConsultationPage",
    "Counter",
    "DraftOperation",
    "DraftVersion",
    "Event",
    "PeriodChange",
    "Procedure",
    "Provision",
    "Remark",
    "RemarkText",
    "Report",
    "ReportPage",
    "WorkingDraft",
]
