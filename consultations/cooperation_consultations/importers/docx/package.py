"""The package of a DOCX: its main part and the parts that belong to it (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from ..archive import Archive
from ..limits import Limits
from ..markup import parse
from ..refusals import damaged

# Word can save "Strict Open XML": the same language under other names.
STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part to another; external ones are never followed."""

    kind: str  # the last word of its type: "styles", "numbering", …
    target: str
    external: bool


class Package:
    """Gives the parts of a Word document as parsed XML."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._archive = Archive(data, limits)
        main = self._first("officeDocument", self._relationships(""))
        if main is None:
            raise damaged()
        self._main = main
        self._of_main = self._relationships(main)

    def main(self) -> etree._Element:
        """The root of the main document part."""
        root = self._parsed(self._main)
        if root is None:
            raise damaged()
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part names so ("styles"), or None."""
        target = self._first(kind, self._of_main)
        return None if target is None else self._parsed(target)

    def _parsed(self, name: str) -> etree._Element | None:
        data = self._archive.read(name)
        if not data:
            return None
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, usual in STRICT_NAMES:
                data = data.replace(strict, usual)
        return parse(data, self._limits)

    def _relationships(self, part: str) -> list[Relationship]:
        folder, base = posixpath.split(part)
        root = self._parsed(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return []
        return [
            Relationship(
                kind=element.get("Type", "").rpartition("/")[2],
                target=_resolved(folder, element.get("Target", "")),
                external=element.get("TargetMode") == "External",
            )
            for element in root
        ]

    @staticmethod
    def _first(kind: str, relationships: list[Relationship]) -> str | None:
        return next((r.target for r in relationships if r.kind == kind and not r.external), None)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
