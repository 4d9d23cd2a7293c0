"""Words that people send: what of them is kept, and what is refused with a reason."""

import re
import unicodedata

from cooperation_core.errors import DomainError
from django.utils.translation import gettext_lazy as _

LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Invisible: controls, and the marks that turn the direction of writing and can make a text look like another.
INVISIBLE = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean_text(value, *, field, limit):
    """Return ``value`` as it is stored: line breaks as "\\n", composed letters, no invisible controls, no white edges.

    Args:
        value: what was sent.
        field: the field that a refusal names.
        limit: the most characters that are kept.

    Raises:
        DomainError: ``text_unreadable`` (NUL or half a character), ``text_too_long``.
    """
    if not isinstance(value, str):
        raise DomainError("text_unreadable", _("This is not a text."), field)
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        message = _("The text holds a character that cannot be stored. Remove it, or type the text anew.")
        raise DomainError("text_unreadable", message, field)
    text = unicodedata.normalize("NFC", LINE_BREAKS.sub("\n", value))
    text = INVISIBLE.sub("", text).strip()
    if len(text) > limit:
        message = _("The text has %(length)d characters; at most %(limit)d fit. Shorten it, or send it in parts.")
        raise DomainError("text_too_long", message, field, {"length": len(text), "limit": limit})
    return text


def clean_line(value, *, field, limit):
    """Return ``value`` as one line; see ``clean_text``."""
    return " ".join(clean_text(value, field=field, limit=limit).split())
