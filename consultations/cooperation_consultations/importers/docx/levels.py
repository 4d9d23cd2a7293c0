"""One level of a list: from where it counts and how its number is written."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ..number_formats import write
from .indents import Indent
from .names import (
    ALTERNATE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    WORD,
    chosen,
    number,
    switched_on,
    value,
)

BULLET = "bullet"
NONE = "none"
DEEPEST_LEVEL = 8
LONGEST_PATTERN = 255  # characters, as in Word


@dataclass(frozen=True, slots=True)
class Level:
    """A w:lvl; `text` is the pattern with %1…%9 for the counts of the levels."""

    text: str
    number_format: str = "decimal"
    start: int = 1
    pattern: str = ""  # of numFmt custom: "001, 002, 003, ..."
    restart_after: int | None = None  # 0 never; n after level n (counted from 1)
    legal: bool = False  # all counts in Arabic numerals
    style_id: str | None = None
    hidden: bool = False
    language: str = ""
    indent: Indent | None = None

    @classmethod
    def of(cls, element: etree._Element) -> Level:
        """Read a w:lvl."""
        run = element.find(RUN_PROPERTIES)
        written = _number_format(element)
        return cls(
            text=(value(element.find(WORD + "lvlText")) or "")[:LONGEST_PATTERN],
            number_format=value(written) or "decimal",
            start=number(element.find(WORD + "start")) or 0,  # a missing w:start means 0
            pattern="" if written is None else written.get(WORD + "format", "")[:LONGEST_PATTERN],
            restart_after=number(element.find(WORD + "lvlRestart")),
            legal=bool(switched_on(element.find(WORD + "isLgl"))),
            style_id=value(element.find(WORD + "pStyle")),
            hidden=run is not None and bool(switched_on(run.find(WORD + "vanish"))),
            language="" if run is None else (value(run.find(WORD + "lang")) or "")[:2].lower(),
            indent=Indent.of(element.find(PARAGRAPH_PROPERTIES)),
        )

    def restarts_after(self, used_level: int) -> bool:
        """Whether this level counts anew once a paragraph of a higher level (0…8) was numbered."""
        if self.restart_after is None:
            return True
        return self.restart_after != 0 and used_level + 1 <= self.restart_after

    def written(self, count: int, language: str) -> str:
        """One count in this level's format, without the signs around it."""
        return write(count, self.number_format, pattern=self.pattern, language=self.language or language)


def _number_format(element: etree._Element) -> etree._Element | None:
    written = element.find(WORD + "numFmt")
    alternate = element.find(ALTERNATE)
    if written is None and alternate is not None:
        branch = chosen(alternate)
        written = None if branch is None else branch.find(WORD + "numFmt")
    return written
