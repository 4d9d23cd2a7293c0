"""XML parsed without entities, network or surprises of size."""

from __future__ import annotations

import re

from lxml import etree

from .limits import Limits
from .refusals import damaged, external_entities, too_complex

PARAGRAPH_TAG = re.compile(rb"<(?:[\w-]+:)?[ph][\s/>]")
DECLARED_ENCODING = re.compile(rb"""^<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
# Only encodings in which "<!DOCTYPE" is spelled in ASCII may be searched for it.
ASCII_BASED = re.compile(rb"(?i)^(utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d)$")


def parse(data: bytes, limits: Limits) -> etree._Element:
    """Parse one part.

    Args:
        data: the part's bytes, in UTF-8, UTF-16 or a one-byte encoding.
        limits: how many elements and paragraphs it may have.

    Returns:
        The root element, without comments and processing instructions.

    Raises:
        UnreadableSource: document_external_entities, document_too_complex, document_damaged.
    """
    data = _ascii_based(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise external_entities()
    # Counted before parsing: a tree takes fifty times the memory of its text.
    elements = data.count(b"<") - data.count(b"</")
    attributes = data.count(b'="') + data.count(b"='")
    if elements > limits.elements or attributes > limits.attributes:
        raise too_complex()
    if sum(1 for _ in PARAGRAPH_TAG.finditer(data)) > limits.paragraphs:
        raise too_complex()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,  # LibreOffice repeats xml:id
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise too_complex() from error
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise damaged() from error
    except (ValueError, LookupError) as error:
        raise damaged() from error


def _ascii_based(data: bytes) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:4] in (b"<\0?\0", b"\0<\0?"):
        encoding = "utf-16" if data[:1] in b"\xff\xfe" else ("utf-16-le" if data[:1] == b"<" else "utf-16-be")
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise damaged() from error
        return re.sub(r"^<\?xml[^>]*\?>", "", text).encode()
    declared = DECLARED_ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and not ASCII_BASED.match(declared[1]):
        raise damaged()
    return data
