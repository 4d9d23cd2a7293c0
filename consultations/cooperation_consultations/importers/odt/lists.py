"""Lists of OpenDocument: how they nest, continue each other and count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from .levels import Level
from .names import TEXT, XML_ID, whole_number


@dataclass(slots=True)
class Count:
    """The counts of one list by level; lists that continue each other share it."""

    counts: dict[int, int] = field(default_factory=dict)

    def advance(self, levels: Mapping[int, Level], level: int, start: int | None) -> None:
        """Count one paragraph on a level (from 1), or set the count where the item says so."""
        if start is not None:
            self.counts[level] = start
        elif level in self.counts:
            self.counts[level] += 1
        else:
            self.counts[level] = _first(levels, level)
        for higher in range(1, level):
            self.counts.setdefault(higher, _first(levels, higher))
        for lower in [index for index in self.counts if index > level]:
            del self.counts[lower]


@dataclass(slots=True)
class Item:
    """A list item; only its first paragraph is numbered."""

    numbered: bool
    start: int | None = None
    style: str | None = None
    has_inner_list: bool = False

    @classmethod
    def of(cls, element: etree._Element) -> Item:
        """Read a text:list-item or text:numbered-paragraph."""
        start = element.get(TEXT + "start-value")
        return cls(
            numbered=True,
            start=None if start is None else whole_number(start),
            style=element.get(TEXT + "style-override"),
        )


@dataclass(slots=True)
class OpenList:
    """A list while its items are read."""

    level: int
    count: Count
    style: str | None
    item: Item = field(default_factory=lambda: Item(numbered=False))
    restarts: bool = False  # with its first numbered paragraph, on whatever level


class Lists:
    """Finds the count that a list starts or continues."""

    def __init__(self) -> None:
        self._by_id: dict[str, Count] = {}
        self._last: OpenList | None = None

    def open(self, element: etree._Element, parent: OpenList | None) -> OpenList:
        """Open a text:list; an inner list counts with the outer one, a level deeper."""
        style = element.get(TEXT + "style-name")
        if parent is None:
            opened = OpenList(level=1, count=self._continued(element, style), style=style)
            self._last = opened
        else:
            opened = OpenList(
                level=parent.level + 1,
                count=parent.count,
                style=style or parent.style,
                restarts=parent.restarts or (parent.item.has_inner_list and not _continues(element)),
            )
            # What follows an inner list in the same item has no number, and another list there starts anew.
            parent.item.numbered = False
            parent.item.has_inner_list = True
            parent.restarts = False
        for identifier in (element.get(XML_ID), element.get(TEXT + "id")):
            if identifier:
                self._by_id[identifier] = opened.count
        return opened

    def open_numbered_paragraph(self, element: etree._Element) -> OpenList:
        """Open a text:numbered-paragraph: an item that stands alone and names its list."""
        count = self._by_id.setdefault(f"numbered-paragraph {element.get(TEXT + 'list-id')}", Count())
        level = max(1, whole_number(element.get(TEXT + "level")))
        return OpenList(level, count, element.get(TEXT + "style-name"), Item.of(element))

    def _continued(self, element: etree._Element, style: str | None) -> Count:
        continued = element.get(TEXT + "continue-list")
        if continued:
            # The list may begin in a tracked deletion, which is not read: all who continue it still share a count.
            return self._by_id.setdefault(continued, Count())
        if _continues(element) and self._last is not None and self._last.style == style:
            return self._last.count
        return Count()


def outline_start(heading: etree._Element) -> int | None:
    """The number that a heading sets for its outline level, if it restarts it."""
    if heading.get(TEXT + "restart-numbering") != "true":
        return None
    start = heading.get(TEXT + "start-value")
    return None if start is None else whole_number(start)


def _continues(element: etree._Element) -> bool:
    return element.get(TEXT + "continue-numbering") == "true"


def _first(levels: Mapping[int, Level], level: int) -> int:
    return levels[level].start if level in levels else 1
