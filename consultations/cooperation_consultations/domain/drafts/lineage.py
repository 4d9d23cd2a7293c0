"""What became of each unit in the next version: same, moved, changed, split, merged, removed, new. Nothing is guessed.

A match is certain when address and text agree, when a text of some length occurs once on both sides, or when texts are
alike above a strict threshold with no rival. What is only probable is `unsure`: shown to the editor, who decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, MOVED, CHANGED, SPLIT, MERGED = "same", "moved", "changed", "split", "merged"
REMOVED, NEW, UNSURE = "removed", "new", "unsure"

ALIKE_AT_ADDRESS = 0.72  # same address, text changed: certain from here
ALIKE_ELSEWHERE = 0.88  # another address: certain from here, when no rival comes near
RIVAL_MARGIN = 0.12
PROBABLE = 0.45  # below it a pair is not even proposed
DISTINCT_WORDS = 4  # a shorter text says too little to be recognised at another address
MAXIMUM_PARTS = 6

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit as matching sees it; `key` is what the caller knows it by, `parent` the key of the unit above."""

    key: str
    eid: str
    kind: str
    text: str  # heading, text and table; marks apart, since they change when units move
    parent: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What became of units: keys of the old version and of the new one; `alike` from 0 to 1."""

    what: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    alike: float = 1.0

    @property
    def is_certain(self) -> bool:
        return self.what != UNSURE


def match(old: Sequence[Piece], new: Sequence[Piece]) -> list[Match]:
    """Say what became of each old unit and whence each new one came; every unit appears in one match only.

    Args:
        old: the units of the version issued last, in the order of the document.
        new: those of the version about to be issued.
    """
    return _Matching(old, new).run()


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def alike(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how alike two texts are, by the words that they have in common and in order."""
    if not first or not second:
        return float(not first and not second)
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


class _Matching:
    def __init__(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        self.old = {piece.key: piece for piece in old}
        self.new = {piece.key: piece for piece in new}
        self.words = {id(piece): words_of(piece.text) for piece in (*old, *new)}
        self.open_old = dict.fromkeys(self.old)
        self.open_new = dict.fromkeys(self.new)
        self.matches: list[Match] = []

    def run(self) -> list[Match]:
        self._same_address_and_text()
        self._same_text_elsewhere()
        self._changed_at_address()
        self._split_and_merged()
        self._changed_elsewhere()
        self._containers()
        self._unsure()
        self.matches += [Match(REMOVED, (key,), (), 0.0) for key in self.open_old]
        self.matches += [Match(NEW, (), (key,), 0.0) for key in self.open_new]
        old_at = {key: place for place, key in enumerate(self.old)}
        new_at = {key: place for place, key in enumerate(self.new)}
        gone = [found for found in self.matches if not found.new]
        here = [found for found in self.matches if found.new]
        return sorted(here, key=lambda found: new_at[found.new[0]]) + sorted(
            gone, key=lambda found: old_at[found.old[0]]
        )

    def _settle(self, what: str, old: Iterable[str], new: Iterable[str], ratio: float = 1.0) -> None:
        found = Match(what, tuple(old), tuple(new), round(ratio, 3))
        for key in found.old:
            del self.open_old[key]
        for key in found.new:
            del self.open_new[key]
        self.matches.append(found)

    def _ratio(self, old: str, new: str) -> float:
        return alike(self.words[id(self.old[old])], self.words[id(self.new[new])])

    def _by_address(self) -> list[tuple[str, str]]:
        addresses = {self.new[key].eid: key for key in self.open_new}
        return [(key, addresses[self.old[key].eid]) for key in self.open_old if self.old[key].eid in addresses]

    def _same_address_and_text(self) -> None:
        for old, new in self._by_address():
            words = self.words[id(self.old[old])]
            if words and words == self.words[id(self.new[new])]:
                self._settle(SAME, [old], [new])

    def _same_text_elsewhere(self) -> None:
        by_text: dict[tuple[str, ...], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for side, pieces, still_open in ((0, self.old, self.open_old), (1, self.new, self.open_new)):
            for key in still_open:
                by_text[tuple(self.words[id(pieces[key])])][side].append(key)
        for words, (old, new) in by_text.items():
            if len(words) >= DISTINCT_WORDS and len(old) == len(new) == 1:
                self._settle(MOVED, old, new)

    def _changed_at_address(self) -> None:
        for old, new in self._by_address():
            ratio = self._ratio(old, new)
            if self.words[id(self.old[old])] and ratio >= ALIKE_AT_ADDRESS:
                self._settle(CHANGED, [old], [new], ratio)

    def _split_and_merged(self) -> None:
        """Find one unit whose words are, one after the other, those of neighbours in the other version."""
        for what, ones, others, open_ones, open_others in (
            (SPLIT, self.old, self.new, self.open_old, self.open_new),
            (MERGED, self.new, self.old, self.open_new, self.open_old),
        ):
            rows = list(others)
            starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for place, key in enumerate(rows):
                if key in open_others:
                    starts[tuple(self.words[id(others[key])][:2])].append(place)
            for key in list(open_ones):
                words = self.words[id(ones[key])]
                for place in starts.get(tuple(words[:2]), ()) if len(words) >= DISTINCT_WORDS else ():
                    parts = self._parts(words, rows, place, others, open_others)
                    if parts:
                        self._settle(what, *(([key], parts) if what == SPLIT else (parts, [key])))
                        break

    def _parts(
        self, words: list[str], rows: list[str], place: int, pieces: dict[str, Piece], still_open: dict[str, None]
    ) -> list[str]:
        parts: list[str] = []
        rest = words
        for key in rows[place : place + MAXIMUM_PARTS]:
            part = self.words[id(pieces[key])]
            marked = words_of(pieces[key].mark) + part  # the mark of a part may have gone into the text of the whole
            if parts and rest[: len(marked)] == marked:
                part = marked
            if key not in still_open or not part or rest[: len(part)] != part:
                break
            parts.append(key)
            rest = rest[len(part) :]
            if not rest:
                return parts if len(parts) > 1 else []
        return []

    def _changed_elsewhere(self) -> None:
        pairs = self._likely_pairs(ALIKE_ELSEWHERE - RIVAL_MARGIN)
        best_old: dict[str, list[float]] = defaultdict(list)
        best_new: dict[str, list[float]] = defaultdict(list)
        for ratio, old, new in pairs:
            best_old[old].append(ratio)
            best_new[new].append(ratio)
        for ratio, old, new in pairs:
            if ratio < ALIKE_ELSEWHERE or old not in self.open_old or new not in self.open_new:
                continue
            rivals = sorted(best_old[old])[-2:-1] + sorted(best_new[new])[-2:-1]
            if all(ratio - rival >= RIVAL_MARGIN for rival in rivals):
                self._settle(CHANGED, [old], [new], ratio)

    def _likely_pairs(self, least: float) -> list[tuple[float, str, str]]:
        """Return pairs of open units alike at least so much, best first; only sharers of a rare word are compared."""
        frequency: Counter[str] = Counter()
        for key in self.open_new:
            frequency.update(set(self.words[id(self.new[key])]))
        holders: dict[str, list[str]] = defaultdict(list)
        for key in self.open_new:
            for word in self._rarest(self.words[id(self.new[key])], frequency):
                holders[word].append(key)
        pairs = []
        for old in self.open_old:
            words = self.words[id(self.old[old])]
            if len(words) < DISTINCT_WORDS:
                continue
            candidates: Counter[str] = Counter()
            for word in self._rarest([word for word in words if word in frequency], frequency):
                candidates.update(holders.get(word, ()))
            for new, _shared in candidates.most_common(8):
                other = self.words[id(self.new[new])]
                bound = 2 * sum((Counter(words) & Counter(other)).values()) / (len(words) + len(other))
                if len(other) >= DISTINCT_WORDS and bound >= least and (ratio := alike(words, other)) >= least:
                    pairs.append((ratio, old, new))
        return sorted(pairs, reverse=True)

    @staticmethod
    def _rarest(words: list[str], frequency: Counter[str]) -> list[str]:
        return sorted(set(words), key=lambda word: (frequency[word], word))[:6]

    def _containers(self) -> None:
        """Match units without words, such as a § that only holds subsections: address and children tell."""
        partner = {old: found.new[0] for found in self.matches if found.is_certain for old in found.old}
        for old, new in self._by_address():
            if self.words[id(self.old[old])] or self.words[id(self.new[new])]:
                continue
            below = [key for key, piece in self.old.items() if piece.parent == old]
            followed = [key for key in below if key in partner and self.new[partner[key]].parent == new]
            if not below or len(followed) * 2 >= len(below):
                self._settle(SAME, [old], [new])

    def _unsure(self) -> None:
        """Propose what is only probable: the same address with other words, or rather the same words elsewhere."""
        for old, new in self._by_address():
            self._settle(UNSURE, [old], [new], self._ratio(old, new))
        for ratio, old, new in self._likely_pairs(PROBABLE):
            if old in self.open_old and new in self.open_new:
                self._settle(UNSURE, [old], [new], ratio)
