"""One level of an ODF list style: from where it counts and how its number is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .. import numerals
from ..characters import from_symbol_font, one_line
from ..number_formats import write
from .indents import characters_in
from .names import EXTENSION, FO, STYLE, TEXT, local_name, whole_number

PLACEHOLDER = re.compile(r"%(\d+)%")
BULLET = "bullet"
LONGEST_PATTERN = 255  # characters
PICTURE_BULLET = "•"
# LibreOffice writes the rarer formats as their first members; the structure of an act is guessed from one set of names.
FORMAT_NAMES = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "1st": "ordinal", "First": "ordinalText", "One": "cardinalText", "①, ②, ③, ...": "decimalEnclosedCircle",
    "*, †, ‡, §, **, ††, ...": "chicago",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A text:list-level-style-*; levels count from 1."""

    number_format: str = "1"  # 1, a, A, i, I, "01, 02, 03, ...", or "" for none
    bullet: str | None = None
    prefix: str = ""
    suffix: str = ""
    pattern: str | None = None  # "§ %1%." in files of LibreOffice 7.2 and later
    shown_levels: int = 1
    start: int = 1
    repeats_letters: bool = False  # z, aa, bb instead of z, aa, ab
    indent: int = 0

    @classmethod
    def of(cls, element: etree._Element) -> Level:
        """Read a level of a list style or of the outline."""
        kind = local_name(element)
        bullet = None
        if "bullet" in kind:
            bullet = one_line(from_symbol_font(_short(element.get(TEXT + "bullet-char")) or ""))
        elif "image" in kind:
            bullet = PICTURE_BULLET
        pattern = _short(element.get(STYLE + "num-list-format"))
        return cls(
            number_format=_short(element.get(STYLE + "num-format")) or "",
            bullet=bullet,
            prefix=_short(element.get(STYLE + "num-prefix")) or "",
            suffix=_short(element.get(STYLE + "num-suffix")) or "",
            pattern=_short(element.get(EXTENSION + "num-list-format")) if pattern is None else pattern,
            shown_levels=max(1, whole_number(element.get(TEXT + "display-levels"))),
            start=whole_number(element.get(TEXT + "start-value")),
            repeats_letters=element.get(STYLE + "num-letter-sync") == "true",
            indent=_indent(element),
        )

    @property
    def format_name(self) -> str:
        """The format under the name that it has in Word documents."""
        if self.bullet is not None:
            return BULLET
        return FORMAT_NAMES.get(self.number_format, "decimal")

    def written(self, count: int, language: str) -> str:
        """One count in this level's format, without the signs around it."""
        if self.number_format in ("a", "A") and not self.repeats_letters:
            letters = numerals.counted_letter(count)
            return letters if self.number_format == "a" else letters.upper()
        if self.number_format.startswith("0"):
            return str(count).zfill(len(self.number_format.split(",")[0].strip()))
        return write(count, self.format_name, language=language)


def label(levels: Mapping[int, Level], level: int, counts: Mapping[int, int], language: str) -> str:
    """The number shown on a level (from 1) with these counts; "" when it shows none."""
    own = levels[level]
    if own.bullet is not None:
        return own.bullet
    if own.pattern is not None and "%" in own.pattern:
        if not own.number_format:
            return ""

        def count(match: re.Match[str]) -> str:
            index = int(match[1])
            return levels[index].written(counts[index], language) if index in levels and index <= level else ""

        return one_line(PLACEHOLDER.sub(count, own.pattern))
    if not own.number_format:
        return one_line(own.prefix + own.suffix)
    first = max(1, level - own.shown_levels + 1)
    written = [levels[index].written(counts[index], language) for index in range(first, level + 1) if index in levels]
    return one_line(own.prefix + ".".join(part for part in written if part) + own.suffix)


def _short(text: str | None) -> str | None:
    return None if text is None else text[:LONGEST_PATTERN]


def _indent(element: etree._Element) -> int:
    alignment = element.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    if alignment is None:
        return 0
    return characters_in(alignment.get(FO + "margin-left"), alignment.get(FO + "text-indent"))
