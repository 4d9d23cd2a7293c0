"""Styles of paragraphs, text and lists, as far as numbers and visible text depend on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .indents import characters_in
from .levels import Level
from .names import FO, STYLE, TEXT, whole_number

DEEPEST_INHERITANCE = 50
DEEPEST_LEVEL = 10  # of OpenDocument, which counts from 1
# What LibreOffice shows on the levels that a list style leaves undefined.
UNDEFINED_LEVELS = {level: Level(suffix=".") for level in range(1, DEEPEST_LEVEL + 1)}
DEFAULT_LANGUAGE = "pl"  # for numbers written as words


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it is silent and its parent speaks."""

    name: str
    display_name: str | None
    parent: str | None
    list_style: str | None  # "" switches the parent's list off
    hidden: bool | None
    raised: bool | None
    indent: int | None


class Styles:
    """The styles of a document, common and automatic."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self.language = DEFAULT_LANGUAGE
        self._families: dict[str, dict[str, Style]] = {"paragraph": {}, "text": {}}
        for root in roots:
            for element in root.iter(TEXT + "list-style"):
                self.lists[element.get(STYLE + "name", "")] = UNDEFINED_LEVELS | _levels(element)
            for element in root.iter(TEXT + "outline-style"):
                self.outline = _levels(element)
            for element in root.iterfind(
                f"{{*}}styles/{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties"
            ):
                self.language = element.get(FO + "language") or self.language
            for element in root.iter(STYLE + "style"):
                family = self._families.get(element.get(STYLE + "family", ""))
                if family is not None:
                    style = _style(element)
                    family[style.name] = style

    def paragraph(self, name: str | None, attribute: str) -> Any:
        """The nearest value that a paragraph style or its parents give, None when all are silent."""
        return self._inherited("paragraph", name, attribute)

    def text(self, name: str | None, attribute: str) -> Any:
        """The nearest value that a text style or its parents give, None when all are silent."""
        return self._inherited("text", name, attribute)

    def display_name(self, name: str | None) -> str:
        """The name under which people know a paragraph's style: automatic styles have their parent's."""
        style = None
        for style in self._chain("paragraph", name):
            if style.display_name or not style.parent:
                break
        return (style.display_name or style.name) if style else name or ""

    def _inherited(self, family: str, name: str | None, attribute: str) -> Any:
        for style in self._chain(family, name):
            found = getattr(style, attribute)
            if found is not None:
                return found
        return None

    def _chain(self, family: str, name: str | None) -> Iterator[Style]:
        styles = self._families[family]
        seen: set[str] = set()
        while name in styles and name not in seen and len(seen) < DEEPEST_INHERITANCE:
            seen.add(name)
            yield styles[name]
            name = styles[name].parent


def _levels(element: etree._Element) -> dict[int, Level]:
    return {whole_number(level.get(TEXT + "level")): Level.of(level) for level in element if level.get(TEXT + "level")}


def _style(element: etree._Element) -> Style:
    text = element.find(STYLE + "text-properties")
    paragraph = element.find(STYLE + "paragraph-properties")
    return Style(
        name=element.get(STYLE + "name", ""),
        display_name=element.get(STYLE + "display-name"),
        parent=element.get(STYLE + "parent-style-name"),
        list_style=element.get(STYLE + "list-style-name"),
        hidden=None if text is None or not text.get(TEXT + "display") else text.get(TEXT + "display") == "none",
        raised=None if text is None else _raised(text.get(STYLE + "text-position")),
        indent=None if paragraph is None else _indent(paragraph),
    )


def _raised(position: str | None) -> bool | None:
    """Read "super 58%", "33% 58%", "0% 100%", "sub 58%"."""
    if not position:
        return None
    return position.startswith("super") or (position[0].isdigit() and not position.startswith("0"))


def _indent(paragraph: etree._Element) -> int | None:
    left, first = paragraph.get(FO + "margin-left"), paragraph.get(FO + "text-indent")
    return None if left is None and first is None else characters_in(left, first)
