"""The lists of a document: which list a paragraph is in, and what number it gets there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ..characters import from_symbol_font, one_line
from .levels import BULLET, DEEPEST_LEVEL, NONE, Level
from .names import WORD, number, value, whole_number
from .styles import Styles

PLACEHOLDER = re.compile("%([1-9])")
LONGEST_LINK = 8
SWITCHED_OFF = "0"


@dataclass(frozen=True, slots=True)
class Label:
    """A number as shown ("§ 4.") and its format ("decimal")."""

    text: str
    number_format: str


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A w:num with the levels of its w:abstractNum; lists of one abstract list count together."""

    id: str
    counted_with: str
    levels: dict[int, Level]
    start_overrides: dict[int, int] = field(default_factory=dict)
    style_levels: dict[str, int] = field(default_factory=dict)  # by the w:pStyle of the abstract list

    def first(self, level: int) -> int:
        """The first count of a level; an override serves its later restarts too."""
        if level in self.start_overrides:
            return self.start_overrides[level]
        return self.levels[level].start if level in self.levels else 1


class Numbering:
    """The numbering part."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked_style: dict[str, str] = {}
        self._style_owner: dict[str, str] = {}
        self._lists: dict[str, NumberedList] = {}
        self._named: dict[str, str] = {}
        if root is None:
            return
        for element in root.findall(WORD + "abstractNum"):
            self._add_abstract(element)
        for element in root.findall(WORD + "num"):
            numbered = self._list(element)
            self._lists[numbered.id] = numbered

    def list(self, list_id: str | None) -> NumberedList | None:
        """The list with this w:numId; 0 switches numbering off, unknown ids are none."""
        return None if list_id == SWITCHED_OFF else self._lists.get(list_id or "")

    def list_named(self, name: str) -> NumberedList | None:
        """The list that LISTNUM fields call by name."""
        abstract = self._named.get(name)
        return None if abstract is None else NumberedList(name, abstract, self._levels(abstract))

    def place_of(self, properties: etree._Element | None, style_id: str | None) -> tuple[NumberedList, int] | None:
        """The list and level (0…8) of a paragraph, from its own properties or its style's.

        A style's level is that of the w:lvl whose w:pStyle names the style, before what the style says itself.
        """
        own = None if properties is None else properties.find(WORD + "numPr")
        list_id = None if own is None else value(own.find(WORD + "numId"))
        level = None if own is None else number(own.find(WORD + "ilvl"))
        styled = self._styles.inherited(style_id, "list_id")
        numbered = self.list(list_id if list_id is not None else styled)
        if numbered is None:
            return None
        if level is None and styled is not None:
            level = self._level_of_style(numbered, style_id)
        return numbered, min(max(level or 0, 0), DEEPEST_LEVEL)

    def _level_of_style(self, numbered: NumberedList, style_id: str | None) -> int | None:
        said: int | None = None
        for style in self._styles.chain(style_id):
            if style.id in numbered.style_levels:
                return numbered.style_levels[style.id]
            said = style.list_level if said is None else said
            if style.list_id is not None:
                break  # a base with another list has no say
        return said

    def _add_abstract(self, element: etree._Element) -> None:
        identifier = element.get(WORD + "abstractNumId", "")
        self._abstract[identifier] = {
            index: Level.of(level)
            for level in element.findall(WORD + "lvl")
            if (index := whole_number(level.get(WORD + "ilvl"))) is not None
        }
        if linked := value(element.find(WORD + "numStyleLink")):
            self._linked_style[identifier] = linked
        if owned := value(element.find(WORD + "styleLink")):
            self._style_owner[owned] = identifier
        if name := value(element.find(WORD + "name")):
            self._named[name] = identifier

    def _list(self, element: etree._Element) -> NumberedList:
        abstract = value(element.find(WORD + "abstractNumId")) or ""
        levels = dict(self._levels(abstract))
        style_levels = {level.style_id: index for index, level in reversed(levels.items()) if level.style_id}
        overrides: dict[int, int] = {}
        # LibreOffice writes two overrides for one level, the second of them empty: each adds what it says.
        for override in element.findall(WORD + "lvlOverride"):
            index = whole_number(override.get(WORD + "ilvl"))
            if index is None:
                continue
            start = number(override.find(WORD + "startOverride"))
            if start is not None:
                overrides[index] = start
            own_level = override.find(WORD + "lvl")
            if own_level is not None:
                levels[index] = Level.of(own_level)
        return NumberedList(element.get(WORD + "numId", ""), abstract, levels, overrides, style_levels)

    def _levels(self, abstract: str) -> dict[int, Level]:
        for _ in range(LONGEST_LINK):
            owner = self._style_owner.get(self._linked_style.get(abstract, ""))
            if owner is None or self._abstract.get(abstract):
                break
            abstract = owner
        return self._abstract.get(abstract, {})


class Counters:
    """The counts of one story: the body counts apart from the text boxes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._counts: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def advance(self, numbered: NumberedList, level: int) -> Label | None:
        """Count one paragraph on a level (0…8); None when the list has no such level."""
        own = numbered.levels.get(level)
        if own is None:
            return None
        counts = self._counts.setdefault(numbered.counted_with, {})
        # The override acts where its list first meets the level, even in the middle of a count.
        overrides = level in numbered.start_overrides and (numbered.id, level) not in self._overridden
        self._overridden.add((numbered.id, level))
        counts[level] = counts[level] + 1 if level in counts and not overrides else numbered.first(level)
        for higher in range(level):
            counts.setdefault(higher, numbered.first(higher))
        for lower in [index for index in counts if index > level]:
            if lower not in numbered.levels or numbered.levels[lower].restarts_after(level):
                del counts[lower]
        return self._label(numbered, level, counts)

    def _label(self, numbered: NumberedList, level: int, counts: dict[int, int]) -> Label:
        own = numbered.levels[level]
        if own.hidden:
            return Label("", own.number_format)
        if own.number_format == BULLET:
            return Label(one_line(from_symbol_font(own.text)), BULLET)

        def count(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown = numbered.levels.get(index)
            if shown is None or index > level:
                return ""
            if own.legal and shown.number_format != NONE:
                return str(counts[index])
            return shown.written(counts[index], self._language)

        text = one_line(from_symbol_font(PLACEHOLDER.sub(count, own.text)))
        return Label(text, "" if own.number_format == NONE else own.number_format)
