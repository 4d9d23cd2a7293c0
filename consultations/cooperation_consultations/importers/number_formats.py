"""Counts written in the formats of both kinds of word processors, under the names that Word documents use."""

from __future__ import annotations

from . import numerals

ENCLOSED = {
    "decimalEnclosedCircle": (0x245F, 20),
    "decimalEnclosedParen": (0x2473, 20),
    "decimalEnclosedFullstop": (0x2487, 20),
}
CHICAGO_SIGNS = "*†‡§"
LAST_CHICAGO = 100  # further on the signs would fill the line


def write(count: int, number_format: str, *, pattern: str = "", language: str = "") -> str:
    """Write a count in a w:numFmt; formats of other scripts fall back to Arabic numerals."""
    match number_format:
        case "none" | "bullet":
            return ""
        case "lowerLetter":
            return numerals.repeated_letter(count)
        case "upperLetter":
            return numerals.repeated_letter(count).upper()
        case "lowerRoman":
            return numerals.roman(count)
        case "upperRoman":
            return numerals.roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "custom" if pattern:
            return str(count).zfill(len(pattern.split(",")[0].strip()))
        case "ordinal":
            return numerals.ordinal(count, language)
        case "cardinalText":
            return numerals.cardinal_words(count, language)
        case "ordinalText":
            return numerals.ordinal_words(count, language)
        case "hex":
            return f"{count:X}"
        case "numberInDash":
            return f"- {count} -"
        case "chicago" if 0 < count <= LAST_CHICAGO:
            return CHICAGO_SIGNS[(count - 1) % 4] * ((count - 1) // 4 + 1)
    if number_format in ENCLOSED:
        before_one, last = ENCLOSED[number_format]
        return chr(before_one + count) if 1 <= count <= last else str(count)
    return str(count)
