"""Names of WordprocessingML (ECMA-376 part 1) and how its attributes are read."""

from __future__ import annotations

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PARAGRAPH = WORD + "p"
PARAGRAPH_PROPERTIES = WORD + "pPr"
RUN_PROPERTIES = WORD + "rPr"
TABLE = WORD + "tbl"
CONTROL = WORD + "sdt"
CONTROL_CONTENT = WORD + "sdtContent"
ALTERNATE = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
FALLBACK = COMPATIBILITY + "Fallback"
TEXT_BOX = WORD + "txbxContent"

# The accepted view: what was deleted or moved away is no text, what was inserted or moved here is.
REMOVED = frozenset({WORD + "del", WORD + "moveFrom"})
INSERTED = frozenset({WORD + "ins", WORD + "moveTo"})

UNDERSTOOD_PREFIX = "http://schemas.microsoft.com/office/word/20"
LONGEST_NUMBER = 15  # digits; what is longer only means to be large
OFF = frozenset({"0", "false", "off"})


def value(element: etree._Element | None) -> str | None:
    """The w:val of an element that may be missing."""
    return None if element is None else element.get(WORD + "val")


def whole_number(text: str | None) -> int | None:
    """An integer attribute; None when it is missing or malformed."""
    try:
        return int((text or "")[:LONGEST_NUMBER])
    except ValueError:
        return None


def number(element: etree._Element | None) -> int | None:
    """The w:val of an element as an integer."""
    return whole_number(value(element))


def switched_on(element: etree._Element | None) -> bool | None:
    """A toggle such as w:vanish: None when missing, true when it has no value."""
    return None if element is None else (value(element) or "1") not in OFF


def has_any(parent: etree._Element | None, tags: frozenset[str]) -> bool:
    """Whether an element has a child with one of these tags."""
    return parent is not None and any(child.tag in tags for child in parent)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The one branch of mc:AlternateContent to read: a Choice that is understood, else the Fallback."""
    choices = alternate.findall(CHOICE)
    fallback = alternate.find(FALLBACK)
    for choice in choices:
        required = [choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
        if all(space.startswith(UNDERSTOOD_PREFIX) and "symex" not in space for space in required):
            return choice
    if fallback is not None:
        return fallback
    return choices[0] if choices else None
