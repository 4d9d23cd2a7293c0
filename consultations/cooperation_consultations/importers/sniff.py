"""Tells what a file is from its bytes, and refuses with advice what cannot be read."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from .archive import Archive
from .limits import DEFAULT, Limits, check_size
from .paragraphs import UnreadableSource
from .refusals import (
    IS_ARCHIVE,
    IS_OTHER_OFFICE,
    IS_PICTURE,
    IS_WEB_PAGE,
    NOT_RECOGNISED,
    encrypted,
    is_pdf,
    is_rtf,
    legacy_word,
    misnamed,
    not_recognised,
    with_macros,
)
from .text import utf16_without_mark

Kind = Literal["docx", "odt", "text"]

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PICTURE_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
SUFFIX_KINDS: dict[str, Kind] = {
    ".docx": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt", ".fodt": "odt", ".txt": "text",
}  # fmt: skip
KIND_NAMES = {"docx": "Word (DOCX)", "odt": "OpenDocument (ODT)", "text": "plain text"}
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BINARY_SHARE = 0.01  # of control characters, from which a file is no text
WEB_PAGE = re.compile(
    rb"(?i)<\?xml|<!doctype|<!--|<(html|head|body|meta|p|div|span|table|ul|ol|h\d)\b|<\w+:\w+|mime-version:"
)


def kind_of(data: bytes, name: str = "", limits: Limits = DEFAULT) -> Kind:
    """Tell which reader a file wants.

    Args:
        data: the whole file.
        name: its name as sent; only a name that promises another kind matters.
        limits: bounds for looking into packages.

    Raises:
        UnreadableSource: with the code that says why no reader wants it.
    """
    check_size(data, limits)
    kind = _kind_by_content(data, limits)
    suffix = PurePath(name).suffix.lower()
    if SUFFIX_KINDS.get(suffix, kind) != kind:
        raise misnamed(suffix, KIND_NAMES[kind])
    return kind


def _kind_by_content(data: bytes, limits: Limits) -> Kind:
    if data.startswith(OLE_SIGNATURE):
        raise _ole(data)
    if data.startswith(ZIP_SIGNATURES):
        return _kind_of_archive(Archive(data, limits))
    if b"%PDF-" in data[:1024]:
        raise is_pdf()
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{\\rtf"):
        raise is_rtf()
    if data.startswith(PICTURE_SIGNATURES):
        raise not_recognised(IS_PICTURE)
    if start.startswith(b"<") or start.lower().startswith(b"mime-version:"):
        return _kind_of_markup(start)
    return _kind_of_plain(data)


def _kind_of_archive(archive: Archive) -> Kind:
    if "[content_types].xml" in archive:
        return _kind_of_office_open(archive)
    mimetype = (archive.read("mimetype") or b"").strip()
    manifest = archive.read("META-INF/manifest.xml") or b""
    if not mimetype and b"opendocument.text" in manifest and "content.xml" in archive:
        return "odt"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if mimetype.startswith(b"application/vnd.oasis"):
        raise not_recognised(IS_OTHER_OFFICE)
    raise not_recognised(NOT_RECOGNISED if mimetype else IS_ARCHIVE)


def _kind_of_office_open(archive: Archive) -> Kind:
    types = (archive.read("[content_types].xml") or b"").lower()
    if b"wordprocessingml" not in types and b"ms-word" not in types:
        raise not_recognised(IS_OTHER_OFFICE)
    if b"macroenabled" in types or any(name.endswith("vbaproject.bin") for name in archive.names):
        raise with_macros()
    return "docx"


def _kind_of_markup(start: bytes) -> Kind:
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in start and b":document " in start.replace(b"\n", b" "):
        return "odt"
    if WEB_PAGE.match(start):
        raise not_recognised(IS_WEB_PAGE)
    return "text"


def _kind_of_plain(data: bytes) -> Kind:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(data) is not None:
        return "text"
    if len(CONTROL.findall(data)) > BINARY_SHARE * len(data):
        raise not_recognised(NOT_RECOGNISED)
    return "text"


def _ole(data: bytes) -> UnreadableSource:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    if "WordDocument".encode("utf-16-le") in data:
        return legacy_word()
    return not_recognised(NOT_RECOGNISED)
