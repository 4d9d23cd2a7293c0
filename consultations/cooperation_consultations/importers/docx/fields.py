"""Fields that number by themselves: LISTNUM and AUTONUM, whose results Word never stores."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..number_formats import write
from .levels import DEEPEST_LEVEL, Level
from .numbering import Counters, NumberedList, Numbering

SWITCH = re.compile(r'\\(\w|\*)\s*("[^"]*"|[^\s\\]+)?')
LIST_NAME = re.compile(r'^LISTNUM\s+("[^"]+"|[^\s\\]+)', re.IGNORECASE)
NUMBERING_FIELDS = ("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
BODY_LEVEL = 9
OUTLINE_PATTERNS = (
    ("%1.", "upperRoman"), ("%2.", "upperLetter"), ("%3.", "decimal"), ("%4)", "lowerLetter"), ("(%5)", "decimal"),
    ("(%6)", "lowerLetter"), ("(%7)", "lowerRoman"), ("(%8)", "lowerLetter"), ("(%9)", "lowerRoman"),
)  # fmt: skip
NUMBER_PATTERNS = (
    ("%1)", "decimal"), ("%2)", "lowerLetter"), ("%3)", "lowerRoman"), ("(%4)", "decimal"), ("(%5)", "lowerLetter"),
    ("(%6)", "lowerRoman"), ("%7.", "decimal"), ("%8.", "lowerLetter"), ("%9.", "lowerRoman"),
)  # fmt: skip
LEGAL_PATTERNS = tuple(("".join(f"%{n}." for n in range(1, level + 2)), "decimal") for level in range(9))
# The three lists that Word knows without a definition.
BUILT_IN = {
    name.lower(): NumberedList(
        id=name,
        counted_with=name,
        levels={index: Level(text, number_format) for index, (text, number_format) in enumerate(patterns)},
    )
    for name, patterns in (
        ("NumberDefault", NUMBER_PATTERNS),
        ("OutlineDefault", OUTLINE_PATTERNS),
        ("LegalDefault", LEGAL_PATTERNS),
    )
}
AUTONUM_FORMATS = {
    "arabic": "decimal", "ALPHABETIC": "upperLetter", "alphabetic": "lowerLetter", "ROMAN": "upperRoman",
    "roman": "lowerRoman", "Ordinal": "ordinal", "CardText": "cardinalText", "OrdText": "ordinalText",
}  # fmt: skip


def numbers_itself(instruction: str) -> bool:
    """Whether a field instruction stands for a number that only Word computes."""
    return instruction.split(maxsplit=1)[:1] != [] and instruction.split()[0].upper() in NUMBERING_FIELDS


@dataclass(slots=True)
class FieldNumbers:
    """Counts the numbering fields of one story."""

    numbering: Numbering
    counters: Counters
    autonum: list[int]

    def number(self, instruction: str, place: tuple[NumberedList, int] | None, outline: int | None) -> str:
        """The number that a field shows.

        Args:
            instruction: the field's code, as 'LISTNUM NumberDefault \\l 2'.
            place: the list and level of the field's paragraph, if it has one.
            outline: the outline level (0…8) of the paragraph's style, None for body text.
        """
        switches = {switch: argument.strip('"') for switch, argument in SWITCH.findall(instruction)}
        if instruction.split()[0].upper() == "LISTNUM":
            return self._listnum(instruction, switches, place)
        return self._autonum(instruction.split()[0].upper(), switches, outline)

    def _listnum(self, instruction: str, switches: dict[str, str], place: tuple[NumberedList, int] | None) -> str:
        named = LIST_NAME.match(instruction)
        level = 0
        numbered = BUILT_IN["numberdefault"]
        if named:
            name = named[1].strip('"')
            numbered = BUILT_IN.get(name.lower()) or self.numbering.list_named(name) or numbered
        elif place is not None:
            # Without a name the field goes on with its paragraph's list, one level deeper.
            numbered, level = place[0], place[1] + 1
        if switches.get("l", "").isdigit():
            level = int(switches["l"]) - 1
        level = min(max(level, 0), DEEPEST_LEVEL)
        if switches.get("s", "").isdigit():
            start = int(switches["s"])
            numbered = NumberedList(
                f"{numbered.id} from {instruction}", numbered.counted_with, numbered.levels, {level: start}
            )
        label = self.counters.advance(numbered, level)
        return label.text if label else ""

    def _autonum(self, kind: str, switches: dict[str, str], outline: int | None) -> str:
        level = BODY_LEVEL if outline is None or outline > DEEPEST_LEVEL else outline
        self.autonum[level] += 1
        self.autonum[level + 1 :] = [0] * (BODY_LEVEL - level)
        separator = switches.get("s", "")[:1] or "."
        if kind == "AUTONUMLGL":
            ending = "" if "e" in switches else separator
            return separator.join(str(count) for count in self.autonum[: level + 1] if count) + ending
        if kind == "AUTONUMOUT" and level < BODY_LEVEL:
            text, number_format = OUTLINE_PATTERNS[level]
            return text.replace(f"%{level + 1}", write(self.autonum[level], number_format))
        return write(self.autonum[level], AUTONUM_FORMATS.get(switches.get("*", ""), "decimal")) + separator
