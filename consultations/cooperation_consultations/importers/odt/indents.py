"""Lengths of OpenDocument counted in characters, so that they compare with white space in plain text."""

from __future__ import annotations

import re

LENGTH = re.compile(r"^(-?\d*\.?\d+)(cm|mm|in|pt|pc)$")
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
CHARACTER_WIDTH = 2.54 / 12  # centimetres, of a twelve-point typewriter face


def characters_in(*lengths: str | None) -> int:
    """The sum of lengths ("1.27cm") as a number of characters, never negative."""
    total = 0.0
    for length in lengths:
        match = LENGTH.match(length or "")
        if match:
            total += float(match[1]) * CENTIMETRES[match[2]]
    return max(0, round(total / CHARACTER_WIDTH))
