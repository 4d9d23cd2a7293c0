"""Paragraph and character styles, as far as numbers and visible text depend on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .indents import Indent
from .names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, WORD, number, switched_on, value

DEEPEST_INHERITANCE = 50
DEFAULT_LANGUAGE = "pl"  # for numbers written as words


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it is silent and its base speaks."""

    id: str
    name: str
    base: str | None
    list_id: str | None
    list_level: int | None
    hidden: bool | None
    vertical: str | None  # superscript, subscript, baseline
    outline: int | None
    indent: Indent | None


class Styles:
    """The styles part; asks a style and then the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self.language = DEFAULT_LANGUAGE
        if root is None:
            return
        for element in root.findall(WORD + "style"):
            style = _style(element)
            self._styles[style.id] = style
            if element.get(WORD + "type") == "paragraph" and element.get(WORD + "default") in ("1", "true", "on"):
                self.default = style.id
        language = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{RUN_PROPERTIES}/{WORD}lang")
        self.language = (value(language) or DEFAULT_LANGUAGE)[:2].lower()

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and its bases, nearest first."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < DEEPEST_INHERITANCE:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            style_id = style.base

    def inherited(self, style_id: str | None, attribute: str) -> Any:
        """The nearest value that a style or its bases give, None when all are silent."""
        for style in self.chain(style_id):
            found = getattr(style, attribute)
            if found is not None:
                return found
        return None

    def name(self, style_id: str | None) -> str:
        """The style's name as Word shows it."""
        style = self._styles.get(style_id or "")
        return style.name if style else ""


def _style(element: etree._Element) -> Style:
    paragraph = element.find(PARAGRAPH_PROPERTIES)
    run = element.find(RUN_PROPERTIES)
    in_list = None if paragraph is None else paragraph.find(WORD + "numPr")
    return Style(
        id=element.get(WORD + "styleId", ""),
        name=value(element.find(WORD + "name")) or "",
        base=value(element.find(WORD + "basedOn")),
        list_id=None if in_list is None else value(in_list.find(WORD + "numId")),
        list_level=None if in_list is None else number(in_list.find(WORD + "ilvl")),
        hidden=None if run is None else switched_on(run.find(WORD + "vanish")),
        vertical=None if run is None else value(run.find(WORD + "vertAlign")),
        outline=None if paragraph is None else number(paragraph.find(WORD + "outlineLvl")),
        indent=Indent.of(paragraph),
    )
