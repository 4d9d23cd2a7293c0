"""Numbers of units: what follows what, with inserted numbers (5a, 3¹), ranges, letters and Roman numerals."""

from __future__ import annotations

import re
from typing import NamedTuple

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ORDINAL_WORDS = {
    "pierwsza": 1, "druga": 2, "trzecia": 3, "czwarta": 4, "piąta": 5, "szósta": 6, "siódma": 7, "ósma": 8,
    "ogólna": 1, "szczególna": 2, "wojskowa": 3,
}  # fmt: skip
BARE = re.compile(r"(\d+)([a-z]{0,3})([⁰¹²³⁴⁵⁶⁷⁸⁹]*)([a-z]{0,2})")


class Key(NamedTuple):
    """The place of a number in a run; inserted numbers lie between their neighbours."""

    main: int
    upper: int = 0  # superscript
    suffix: str = ""

    @property
    def is_first(self) -> bool:
        return self.main == 1 and not self.upper and not self.suffix


def key_of(number: str) -> Key | None:
    """Read "12", "12a", "3¹", "b", "aa", "IV" or "PIERWSZA"; a range counts as its first number."""
    number = re.split(r"\s*[-–—]\s*", number.strip())[0]
    found = BARE.fullmatch(number)
    if found:
        upper = found.group(3).translate(SUPERSCRIPTS)
        return Key(int(found.group(1)), int(upper or 0), found.group(2) + found.group(4))
    roman = re.fullmatch(r"([IVXLCDM]+)([a-zA-Z]?)", number)
    if roman:
        value = roman_value(roman.group(1))
        return Key(value, 0, roman.group(2).lower()) if value else None
    if number.lower() in ORDINAL_WORDS:
        return Key(ORDINAL_WORDS[number.lower()])
    if re.fullmatch(r"[a-zA-Z]{1,3}", number):
        return letter_key(number.lower())
    return None


def letter_key(letters: str) -> Key:
    """Order letters as drafters do: a … z, then za or aa; an inserted "ba" follows "b", and "ł" of some offices "l"."""
    if letters == "ł":
        return Key(ord("l") - 96, 1)
    return Key(ord(letters[0]) - 96, 0, letters[1:])


def last_key(number: str) -> Key | None:
    """Read the last number of a range such as "115–129", or the number itself."""
    return key_of(re.split(r"\s*[-–—]\s*|\s+i\s+", number.strip())[-1])


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral, 0 if it is none."""
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = ROMAN[letter]
        total += -value if ROMAN.get(following, 0) > value else value
    return total if re.fullmatch(r"M*(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", text) else 0


def step(previous: Key, current: Key, *, letters: bool = False) -> str:
    """Say how a number follows another: "next", "near" (a small gap), "gap", "same" or "back"."""
    if current == previous:
        return "same"
    if letters and previous.main == 26 and current.main in (1, 26) and current.suffix:
        return "next"  # after z comes za or aa
    if current < previous:
        return "back"
    if current.main == previous.main + 1:
        return "next" if not current.suffix and not current.upper else "near"
    if current.main == previous.main:
        return "next" if _inserted_next(previous, current) else "near"
    return "near" if current.main == previous.main + 2 else "gap"


def _inserted_next(previous: Key, current: Key) -> bool:
    if current.upper != previous.upper:
        return current.upper == previous.upper + 1 and not current.suffix
    if not previous.suffix:
        return current.suffix in ("a", "aa")
    if len(current.suffix) == len(previous.suffix):
        return current.suffix[:-1] == previous.suffix[:-1] and ord(current.suffix[-1]) == ord(previous.suffix[-1]) + 1
    return True
