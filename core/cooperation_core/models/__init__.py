from .exports import ExportJob
from .idempotency import IdempotencyKey
from .jst import LocalGovernmentUnit, UnitKind
from .leases import Leased, WorkState
from .office import OfficeSettings
from .outbox import OutgoingMail
from .pages import BasePage
from .stamp import ContentStamp
from .tallies import Tally

__all__ = [
    "BasePage",
    "ContentStamp",
    "ExportJob",
    "IdempotencyKey",
    "Leased",
    "LocalGovernmentUnit",
    "OfficeSettings",
    "OutgoingMail",
    "Tally",
    "UnitKind",
    "WorkState",
]
