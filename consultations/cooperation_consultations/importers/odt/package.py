"""The parts of an ODT: styles and content, in a ZIP package or flat in one XML file."""

from __future__ import annotations

from lxml import etree

from ..archive import Archive
from ..limits import Limits
from ..markup import parse
from ..refusals import IS_OTHER_OFFICE, damaged, encrypted, not_recognised, with_macros
from ..sniff import ZIP_SIGNATURES
from .names import OFFICE

MACRO_FOLDERS = ("basic/", "scripts/")
# LibreOffice writes the lists of libraries also when they are empty.
MACRO_INDEXES = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")


class Package:
    """Gives the XML roots that hold styles, and the body of the text."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(ZIP_SIGNATURES):
            self.roots = _packaged(Archive(data, limits), limits)
        else:
            self.roots = [parse(data, limits)]
            if any(element.tag.endswith("}module") for element in self.roots[0].iterfind(f"{OFFICE}scripts//{{*}}*")):
                raise with_macros()
        body = self.roots[-1].find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise not_recognised(IS_OTHER_OFFICE)
        self.body: etree._Element = body


def _packaged(archive: Archive, limits: Limits) -> list[etree._Element]:
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise encrypted()
    if any(name.startswith(MACRO_FOLDERS) and not name.endswith(("/", *MACRO_INDEXES)) for name in archive.names):
        raise with_macros()
    content = archive.read("content.xml")
    if not content:
        raise damaged()
    styles = archive.read("styles.xml")
    # Automatic styles of the content come last: they win over those of headers and footers.
    return [parse(part, limits) for part in (styles, content) if part]
