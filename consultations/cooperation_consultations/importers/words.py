"""The account of words: every word of the source stands in a unit, a note or a set-aside piece, in the order of the source.

It is counted by comparing the characters of the result with those of the source, so that a fault of the parser shows.
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
LONGEST_COMPARED = 20_000  # words; a longer stretch that differs is counted as lost, never compared for minutes


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
        source = units + set_aside + joined − (splits of glued words) when nothing is lost; `generated` counts numbers that are in no text;
        `lost` and `out_of_order` count words of the source; `unplaced_share` is the share of words that found no unit of their own.
    """
    sources = [squeeze(paragraph.text) for paragraph in paragraphs]
    notes = [squeeze(note.mark + note.text) for note in act.notes]
    rest = _take_out(sources, [(piece.text, piece.source) for piece in act.set_aside] + [(n.mark + n.text, n.source) for n in act.notes if n.source != (0, 0)])
    texts = [unit_text(unit) for unit, _parent in act.walk()]
    mine = "".join(squeeze(text) for text in texts)
    joined, lost, displaced = _compare(rest, mine, paragraphs, texts)
    in_notes = sum(count(note.mark + " " + note.text) for note in act.notes)
    kept_notes = sum(count(p.text) for note in footnotes for p in note.paragraphs)
    lost += max(0, sum(len(squeeze(p.text)) for note in footnotes for p in note.paragraphs) - sum(map(len, notes)))
    return {
        "source": sum(count(paragraph.text) for paragraph in paragraphs) + kept_notes,
        "units": sum(map(count, texts)) + in_notes,
        "set_aside": sum(count(piece.text) for piece in act.set_aside),
        "joined": max(joined, len(act.joined)),
        "generated": len(act.generated),
        "lost": lost,
        "out_of_order": displaced,
        "unplaced_share": unplaced_share(act),
    }


def unplaced_share(act: Act) -> float:
    """Return the share of words in plain paragraphs outside the explanatory statement: words that found no unit of their own."""
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


def _take_out(sources: list[str], pieces: Iterable[tuple[str, tuple[int, int]]]) -> str:
    """Return the characters of the source that no set-aside piece holds; a piece that is not found takes nothing out."""
    offsets = list(accumulate((len(source) for source in sources), initial=0))
    whole = "".join(sources)
    taken: list[tuple[int, int]] = []
    cursor: dict[int, int] = {}
    for text, (first, last) in sorted(pieces, key=lambda piece: piece[1]):
        wanted = squeeze(text)
        begin = max(offsets[first], cursor.get(first, 0))
        found = whole.find(wanted, begin, offsets[min(last, len(sources) - 1) + 1])
        if found >= 0 and wanted:
            taken.append((found, found + len(wanted)))
            cursor[first] = found + len(wanted)
    kept: list[str] = []
    at = 0
    for start, end in sorted(taken):
        kept.append(whole[at:start])
        at = max(at, end)
    kept.append(whole[at:])
    return "".join(kept)


def _compare(source: str, result: str, paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> tuple[int, int, int]:
    """Return joined hyphens, words lost, words out of order."""
    joined = at = 0
    if source != result:
        for place, character in enumerate(result):
            if at < len(source) and source[at] != character and source[at] in HYPHENS and source[at + 1 : at + 2] == character:
                at += 1
                joined += 1
            if at >= len(source) or source[at] != character:
                return joined, *_differences(paragraphs, texts, place)
            at += 1
        if at < len(source):
            return joined, *_differences(paragraphs, texts, len(result))
    return joined, 0, 0


def _differences(paragraphs: Sequence[Paragraph], texts: Sequence[str], _place: int) -> tuple[int, int]:
    source = [word for paragraph in paragraphs for word in WORD.findall(paragraph.text)]
    result = [word for text in texts for word in WORD.findall(text)]
    missing = Counter(source) - Counter(result)
    lost = sum(missing.values())
    if max(len(source), len(result)) > LONGEST_COMPARED:
        return max(lost, 1), 1
    matched = sum(block.size for block in SequenceMatcher(None, source, result, autojunk=False).get_matching_blocks())
    return lost, max(0, len(source) - lost - matched)
