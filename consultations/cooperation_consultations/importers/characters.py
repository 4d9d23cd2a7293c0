"""Characters that word processors write in ways of their own, as the Unicode a reader sees."""

from __future__ import annotations

import re

RAISED_BRACKET = "⁾"
SUPERSCRIPTS = str.maketrans(
    "0123456789()+-=abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
# Word keeps signs of the Symbol and Wingdings fonts at U+F000 + their code in the font.
SYMBOL_FONT_SIGNS = {
    0x28: "(", 0x29: ")", 0x2B: "+", 0x2D: "–", 0x2E: ".", 0x3D: "=", 0x6C: "●", 0x6E: "■", 0x6F: "o",
    0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA3: "≤", 0xA7: "▪", 0xA8: "♦", 0xAE: "→",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBE: "—", 0xD7: "⋅", 0xD8: "➢", 0xE0: "→",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
UNKNOWN_SIGN = "•"
PRIVATE_USE = re.compile("[\uf000-\uf0ff]")
# What XML and PostgreSQL refuse, what has no width, and the sign that stands in for objects.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffc\ufffe\uffff\ud800-\udfff]")
TAB_WIDTH = 4


def superscript(text: str) -> str:
    """Raise what Unicode can raise: "§ 3" and a raised "1" are § 3¹, never § 31."""
    return text.translate(SUPERSCRIPTS)


def from_symbol_font(text: str) -> str:
    """Replace the private-use signs of symbol fonts by what they look like."""
    return PRIVATE_USE.sub(lambda sign: SYMBOL_FONT_SIGNS.get(ord(sign[0]) - 0xF000, UNKNOWN_SIGN), text)


def visible(text: str) -> str:
    """Drop control characters, soft hyphens and signs without width."""
    return INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """A number as people compare it: plain single spaces, none around it."""
    return " ".join(text.split())


def split_indent(text: str) -> tuple[str, int]:
    """Take the white space off a line's start and tell its width in characters, a tab being four."""
    bare = text.lstrip(" \t\u00a0\u2002\u2003\u2007\u2009\u202f")
    return bare, len(text[: len(text) - len(bare)].expandtabs(TAB_WIDTH))
