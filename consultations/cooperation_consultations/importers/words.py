"""The account of words: each word of the source stands in a unit, a note or a set-aside piece, in the same order.

It is counted by walking along the source and the result character by character, so that a fault of the parser shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from . import kinds
from .paragraphs import Footnote, Paragraph

if TYPE_CHECKING:
    from .structure.act import Act, Unit

WORD = re.compile(r"\w+|[^\w\s]")
BLANK = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000-\u001f]+")
HYPHENS = "-\u2010\u2011"
LOOK_AHEAD = 8  # characters after a set-aside piece that must agree with the result
NEAR = 3  # paragraphs
LONGEST_COMPARED = 20_000  # words; a longer source that differs is not compared for minutes


def squeeze(text: str) -> str:
    """Return the text without white space and invisible characters."""
    return BLANK.sub("", text)


def count(text: str) -> int:
    """Count words and signs: runs of letters and digits, and each other character by itself."""
    return len(WORD.findall(text))


def unit_text(unit: Unit) -> str:
    """Return what a reader meets in the unit itself, children apart; a generated mark is in no text and is left out."""
    parts = [unit.mark, unit.heading, unit.text]
    if unit.table:
        parts += [cell["text"] for row in unit.table["rows"] for cell in row]
    return "\n".join(part for part in parts if part)


def account(act: Act, paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote] = ()) -> dict[str, Any]:
    """Count the words of source and result and compare them.

    Returns:
        `source`, `units` (with notes) and `set_aside` count words and signs; `joined` counts words that were divided at
        the end of a line; `generated` counts numbers that are in no text; `lost` and `out_of_order` count words of the
        source; `unplaced_share` is the share of words that found no unit of their own.
    """
    texts = [unit_text(unit) for unit, _parent in act.walk()]
    noted = [f"{note.mark} {note.text}" for note in act.notes]
    kept_apart = [" ".join([note.mark, *(paragraph.text for paragraph in note.paragraphs)]) for note in footnotes]
    lost, displaced = _compare(act, paragraphs, "".join(map(squeeze, texts)), texts)
    missing_notes = sum((Counter(WORD.findall(" ".join(kept_apart))) - Counter(WORD.findall(" ".join(noted)))).values())
    return {
        "source": sum(count(paragraph.text) for paragraph in paragraphs) + sum(map(count, kept_apart)),
        "units": sum(map(count, texts)) + sum(map(count, noted)),
        "set_aside": sum(count(piece.text) for piece in act.set_aside),
        "joined": len(act.joined),
        "generated": len(act.generated),
        "lost": lost + missing_notes,
        "out_of_order": displaced,
        "unplaced_share": unplaced_share(act),
    }


def unplaced_share(act: Act) -> float:
    """Return the share of words in plain paragraphs outside the explanatory statement."""
    total = unplaced = 0

    def add(units: Iterable[Unit], explained: bool) -> None:
        nonlocal total, unplaced
        for unit in units:
            words = count(unit_text(unit))
            total += words
            if unit.kind == kinds.PLAIN and not explained:
                unplaced += words
            add(unit.children, explained or unit.kind == kinds.JUSTIFICATION)

    add(act.units, False)
    return round(unplaced / total, 4) if total else 0.0


def _compare(act: Act, paragraphs: Sequence[Paragraph], result: str, texts: Sequence[str]) -> tuple[int, int]:
    """Return how many words of the source are lost, and how many stand in another order."""
    sources = [squeeze(paragraph.text) for paragraph in paragraphs]
    pieces: dict[int, list[str]] = {}
    for text, (first, _last) in [
        *((piece.text, piece.source) for piece in act.set_aside),
        *((note.mark + note.text, note.source) for note in act.notes if note.in_text),
    ]:
        pieces.setdefault(first, []).append(squeeze(text))
    if _agrees(sources, pieces, result):
        return 0, 0
    return _differences(act, paragraphs, texts)


def _agrees(sources: Sequence[str], pieces: dict[int, list[str]], result: str) -> bool:
    """Walk along source and result, over set-aside pieces where they stand, over hyphens where a word was joined."""
    whole = "".join(sources)
    ends = list(accumulate(map(len, sources)))
    at = mine = paragraph = 0
    open_pieces: list[str] = []
    while at < len(whole):
        while paragraph < len(ends) and (paragraph == 0 or ends[paragraph - 1] <= at):
            open_pieces.extend(pieces.get(paragraph, ()))
            paragraph += 1
        near = [*open_pieces, *(p for k in range(paragraph, paragraph + NEAR) for p in pieces.get(k, ()))]
        piece = next(
            (p for p in open_pieces if whole.startswith(p, at) and _fits(whole, at + len(p), result, mine, near, p)),
            None,
        )
        if piece is not None:
            open_pieces.remove(piece)
            at += len(piece)
        elif not open_pieces and result.startswith(whole[at : ends[paragraph - 1]], mine):
            mine += ends[paragraph - 1] - at
            at = ends[paragraph - 1]
        elif whole[at] == result[mine : mine + 1]:
            at, mine = at + 1, mine + 1
        elif whole[at] in HYPHENS and _goes_on_after_hyphen(whole, at + 1, result, mine, near):
            at += 1
        else:
            return False
    return mine == len(result) and not open_pieces


def _goes_on_after_hyphen(whole: str, at: int, result: str, mine: int, near: Sequence[str]) -> bool:
    """Say whether a word divided here goes on, next or after a page's footer."""
    return whole[at : at + 1] == result[mine : mine + 1] or any(whole.startswith(piece, at) for piece in near)


def _fits(whole: str, at: int, result: str, mine: int, near: Sequence[str], piece: str) -> bool:
    """Say whether a short piece such as "1" is meant here: the source goes on after it as the result does."""
    if len(piece) > LOOK_AHEAD or at >= len(whole) or whole[at : at + LOOK_AHEAD] == result[mine : mine + LOOK_AHEAD]:
        return True
    others = list(near)
    others.remove(piece)
    return any(whole.startswith(other, at) for other in others)


def _differences(act: Act, paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> tuple[int, int]:
    source = [word for paragraph in paragraphs for word in WORD.findall(paragraph.text)]
    result = [word for text in texts for word in WORD.findall(text)]
    elsewhere = Counter(word for piece in act.set_aside for word in WORD.findall(piece.text))
    elsewhere.update(word for note in act.notes for word in WORD.findall(f"{note.mark} {note.text}"))
    lost = sum((Counter(source) - Counter(result) - elsewhere).values())
    if max(len(source), len(result)) > LONGEST_COMPARED:
        return max(lost, 1), 1
    matched = sum(block.size for block in SequenceMatcher(None, source, result, autojunk=False).get_matching_blocks())
    return lost, max(0, len(result) - matched)
