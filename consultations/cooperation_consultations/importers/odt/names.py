"""Names of OpenDocument (ISO/IEC 26300, ODF 1.3) and how its attributes are read."""

from __future__ import annotations

from lxml import etree

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
OFFICE, STYLE, TEXT, TABLE, DRAW, FO, EXTENSION = (
    f"{{{_NAMESPACES[prefix]}}}" for prefix in ("office", "style", "text", "table", "draw", "fo", "loext")
)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

LONGEST_NUMBER = 15  # digits; what is longer only means to be large
PARAGRAPH = TEXT + "p"
HEADING = TEXT + "h"
LIST = TEXT + "list"


def whole_number(text: str | None, default: int = 1) -> int:
    """An integer attribute; the default when it is missing or malformed."""
    try:
        return int((text or "")[:LONGEST_NUMBER])
    except ValueError:
        return default


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname)
