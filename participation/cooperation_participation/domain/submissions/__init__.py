"""The way of what a guest sends: submitted, confirmed, corrected, withdrawn, or expired.

Each verb takes the lock of the subject first (``handler.lock``) and any other row after it, so no two verbs wait for
each other crosswise; each is one transaction.
"""

from .changing import confirm, confirm_once, correct, withdraw
from .expiring import drop, expire_due
from .submitting import submit

__all__ = ["confirm", "confirm_once", "correct", "drop", "expire_due", "submit", "withdraw"]
