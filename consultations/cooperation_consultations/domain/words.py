"""The words of a remark: its three fields, what of them is kept, what is refused."""

from cooperation_core.errors import DomainError
from cooperation_participation.domain.wording import clean_text
from django.utils.translation import gettext_lazy as _

from ..enums import RemarkKind

TEXT_LIMIT = 20_000
FIELDS = {"text": _("Remark"), "proposed_wording": _("Proposed wording"), "reasons": _("Reasons")}


def clean_words(kind, words):
    """Return the words of a remark as they are stored; refuses a remark that says nothing.

    Raises:
        DomainError: ``text_required``, ``text_too_long``, ``text_unreadable``.
    """
    cleaned = {name: clean_text(words.get(name, ""), field=name, limit=TEXT_LIMIT) for name in FIELDS}
    if kind != RemarkKind.SUPPORT and not cleaned["text"] and not cleaned["proposed_wording"]:
        raise DomainError("text_required", _("Write your remark, or the wording that you propose."), "text")
    return cleaned


def fields_of(words):
    """Return the words with their labels, for receipts, mails and the form of a correction."""
    return [
        {"name": name, "label": label, "value": words.get(name, ""), "limit": TEXT_LIMIT}
        for name, label in FIELDS.items()
    ]
