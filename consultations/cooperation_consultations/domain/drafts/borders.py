"""Where the words of a unit may be parted: between words, never inside one, and never past what the source says."""

from __future__ import annotations

import re

from .refusals import refused
from .tree import characters

_INSIDE_WORD = re.compile(r"\w\w")


def cuts_word(text: str, at: int) -> bool:
    """Say whether a place in a text lies inside a word or a number."""
    return bool(at > 0 and _INSIDE_WORD.match(text, at - 1))


def end_of_prefix(whole: str, start: int, prefix: str, field: str) -> int:
    """Return where the characters of `prefix` end in `whole`, white space apart."""
    end = start
    for character in characters(prefix):
        while end < len(whole) and whole[end].isspace():
            end += 1
        if end == len(whole) or whole[end] != character:
            raise refused("not_the_words", field=field)
        end += 1
    if end > start and cuts_word(whole, end):
        raise refused("divide_inside_word", field=field)
    return end
