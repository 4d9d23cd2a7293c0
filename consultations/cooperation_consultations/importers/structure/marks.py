"""Finds candidate marks of units (`§ 5.`, `2.`, `3)`, `a)`, `–`); sequence.py decides which of them are real."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import Layout, Line
from .numbers import Key, key_of, last_key, letter_key
from .patterns import (
    ARTICLE,
    BARE,
    BULLET,
    CAPITALS,
    CAPITALS_AFTER,
    CHAPTER,
    CHAPTER_MARK,
    CHAPTERS,
    DASH,
    DEFINES,
    DOT,
    DOUBLE_DASH,
    INSIDE,
    LETTER,
    LETTER_DOT,
    LINKED_ITEMS,
    MONTHS,
    MULTI,
    PAREN,
    PATTERNS,
    REFERENCE_AFTER,
    REFERENCE_BEFORE,
    REPEALED,
    REPEALED_BEFORE,
    ROMAN,
    SIGN,
    SIGNS,
    UPPER,
)

COLON_NOTE = re.compile(r":\s*\([^():]{1,60}\)$")  # "należą: (zmiana w 2011 r.)" opens a list all the same
HEADED = re.compile(r"\s*\[[^\[\]]{1,120}\]\s*")


@dataclass(slots=True)
class Candidate:
    """A place that may begin a unit, with the evidence for and against."""

    line: int
    start: int
    end: int
    family: str
    number: str
    key: Key | None
    last: Key | None  # last number of a range
    break_: str  # hard | maybe | wrap | cut (a line's start), mark (right after another mark), inside
    tail: str = ""  # last character before it, "" at the very start
    reference: bool = False  # the words around it speak of another provision, of a date or a sum
    follows: str = ""  # what comes after: "upper", "lower", "digit", "end", "repealed", "mark" or "other"
    depth: int = 0
    kind: str = ""  # kind of a chapter
    generated: bool = False
    after_capitals: bool = False  # a heading in capitals stands before it on the line
    before_capitals: bool = False  # a heading in capitals follows
    spelled: bool = False  # § with a full stop, or alone on its line
    linked: bool = False  # a dash at a line's start after "lub" or "oraz": an item, or the middle of a sentence
    lone: bool = False  # a dash at the start of a printed line, the only one in its paragraph

    @property
    def at_start(self) -> bool:
        return self.break_ in ("hard", "maybe", "wrap")


def opens_provisions(line: Line) -> bool:
    """Say whether a line can only be the first of the provisions: a paragraph, a chapter, anything numbered."""
    text = line.text
    if line.number:
        return True
    if CHAPTER_MARK.match(text):
        return True
    found = re.match(
        rf"(?:Art\.\s?\d+[a-z]?\.|{SIGNS}\s?(?:\d+[a-z]?|[lI])(?:\s?\.|$|\s*[{UPPER}]))|[•&]\s?1\.?\s", text
    )
    return bool(found) or bool(
        re.match(rf"(?:1\.|1 1\.|I\.)\s?(?:1\.\s?)?[{UPPER}]", text) and len(text) > (12 if text[0] == "1" else 4)
    )


def candidates_of(
    lines: Sequence[Line], layout: Layout, quoted: Sequence[tuple[int, int, int, int]] = ()
) -> list[Candidate]:
    """Find all candidates, in order. Quoted stretches (line, character, line, character) hold none."""
    found: list[Candidate] = []
    previous: Line | None = None
    ranges = _Ranges(quoted)
    for place, line in enumerate(lines):
        if line.table is None:
            break_ = layout.break_before(line, previous)
            begun = len(found)
            found.extend(_of_line(line, place, break_, previous, ranges))
            if break_ == "wrap" and len(found) > begun and found[begun].family == DASH and not found[begun].start:
                found[begun].lone = layout.is_lone_dash(lines, place)
        previous = line
    return found


class _Ranges:
    """Answers whether a place lies inside one of the quoted stretches, asked in rising order."""

    def __init__(self, quoted: Sequence[tuple[int, int, int, int]]) -> None:
        self.quoted = list(quoted)
        self.next = 0

    def hold(self, line: int, start: int) -> bool:
        while self.next < len(self.quoted) and self.quoted[self.next][2:] <= (line, start):
            self.next += 1
        return self.next < len(self.quoted) and self.quoted[self.next][:2] <= (line, start)


def _of_line(line: Line, place: int, break_: str, previous: Line | None, ranges: _Ranges) -> Iterator[Candidate]:
    if ranges.hold(place, 0):
        inside_from = 0
    else:
        if line.number:
            generated = read_number(line.number)
            generated.line, generated.start, generated.end, generated.break_ = place, 0, 0, "hard"
            generated.generated, generated.depth, generated.tail = True, line.depth, _tail(previous)
            generated.follows = _follows(line.text, 0)
            yield generated
            break_ = "mark"
        inside_from = 0
        while True:
            candidate = match_at(line.text, inside_from, whole=break_ != "mark" or bool(line.number))
            if candidate is None or (break_ == "mark" and candidate.family in (ARTICLE, CHAPTER, BULLET)):
                break
            candidate.line, candidate.break_ = place, break_
            candidate.depth = line.indent
            candidate.tail = _tail(previous) if break_ != "mark" else ""
            _judge_context(candidate, line.text, previous if break_ != "mark" else None)
            if (
                candidate.family == BULLET
                and line.text[0] == "o"
                and (break_ != "hard" or candidate.tail not in (":", ";"))
            ):
                break  # the preposition "o" at the start of a wrapped line
            yield candidate
            inside_from = candidate.end + (len(line.text[candidate.end :]) - len(line.text[candidate.end :].lstrip()))
            break_ = "mark"
            if candidate.family in (CHAPTER, ROMAN, MULTI) or inside_from >= len(line.text):
                break
    yield from _inside(line, place, inside_from, ranges)


def _inside(line: Line, place: int, start: int, ranges: _Ranges) -> Iterator[Candidate]:
    """Yield candidates within a line; a source without line breaks has all of its marks there."""
    text = line.text
    end = start
    while True:
        found = INSIDE.search(text, max(end, start + 1))
        if found is None:
            return
        at = found.start()
        candidate = match_at(text, at, whole=False)
        if candidate is None or ranges.hold(place, at):
            end = found.end()
            continue
        break_ = "inside"
        while candidate is not None:
            candidate.line, candidate.break_ = place, break_
            candidate.tail = text[:at].rstrip()[-1:] if break_ == "inside" else ""
            _judge_context(candidate, text, None, max(start, end))
            yield candidate
            end = candidate.end
            at = end + (len(text[end : end + 3]) - len(text[end : end + 3].lstrip()))
            candidate = match_at(text, at, whole=False) if at < len(text) else None
            if candidate is not None and candidate.family not in (DOT, PAREN, LETTER):
                candidate = None
            break_ = "mark"


def match_at(text: str, at: int, *, whole: bool) -> Candidate | None:
    """Return the candidate that begins at this character."""
    chapter = CHAPTER_MARK.match(text, at) if whole else None
    if chapter:
        kind = next(kind for kind in CHAPTERS if chapter.group(kind))
        number = chapter.group("n")
        return Candidate(0, at, chapter.end(), CHAPTER, number, key_of(number), key_of(number), "", kind=kind)
    for family, pattern in PATTERNS:
        if not whole and family in (ROMAN, MULTI, LETTER_DOT):
            continue
        found = pattern.match(text, at)
        if found is None or (family in (DOT, PAREN) and _is_no_number(text, found)):
            continue
        if family in (DOT, BARE) and MONTHS.match(text, found.end()):
            return None
        groups = found.groupdict()
        number = (groups.get("n") or groups.get("m") or "").replace(" ", "")
        if family == BULLET:
            return Candidate(0, at, found.end(), family, found.group(), None, None, "")
        if family == SIGN and number in ("l", "I"):
            number = "1"
        key = letter_key(number) if family in (LETTER, LETTER_DOT) and number else key_of(number) if number else None
        if family == MULTI:
            key = Key(int(number.split(".")[-1]))
        last = last_key(number) if family not in (LETTER, LETTER_DOT, MULTI) and number else key
        spelled = family in (SIGN, ARTICLE) and (found.group()[-1] == "." or found.end() == len(text))
        return Candidate(0, at, found.end(), family, number, key, last, "", spelled=spelled)
    return None


def _is_no_number(text: str, found: re.Match[str]) -> bool:
    """Refuse years, sums and numbers glued to a small letter ("24.kwietnia")."""
    return len(found.group("n") or "") > 3 or (
        text[found.end() : found.end() + 1].islower() and found.group()[-1] == "."
    )


def read_number(number: str) -> Candidate:
    """Read a number that the word processor generated: "§ 4.", "a)", "–", "Rozdział 2"."""
    candidate = match_at(f"{number.strip()} X", 0, whole=True)
    if candidate is None or candidate.end < len(number.strip()):
        if re.fullmatch(r"\W+|o", number):
            dashes = len(re.sub(r"\s", "", number)) if re.fullmatch(r"[\s–—-]+", number) else 0
            family = {1: DASH, 2: DOUBLE_DASH}.get(dashes, BULLET)
            return Candidate(0, 0, 0, family, number.strip() if family == BULLET else "", None, None, "")
        capital = re.fullmatch(r"\(?([A-Z])[.)]", number.strip())
        if capital:
            return Candidate(
                0,
                0,
                0,
                LETTER,
                capital.group(1),
                letter_key(capital.group(1).lower()),
                letter_key(capital.group(1).lower()),
                "",
            )
        return Candidate(0, 0, 0, BULLET, number.strip(), None, None, "")
    return candidate


def _tail(previous: Line | None) -> str:
    return COLON_NOTE.sub(":", previous.text.rstrip(" |"))[-1:] if previous is not None and previous.text else ""


def _follows(text: str, end: int) -> str:
    rest = text[end : end + 40].lstrip()
    if not rest:
        return "end"
    if REPEALED.match(rest):
        return "repealed"
    first = rest.lstrip("„\"”“(,'«")[:1]
    return "upper" if first.isupper() else "lower" if first.islower() else "digit" if first.isdigit() else "other"


def _judge_context(candidate: Candidate, text: str, previous: Line | None, headed_from: int = 0) -> None:
    candidate.follows = _follows(text, candidate.end)
    if candidate.break_ == "inside" and candidate.tail == "]" and HEADED.fullmatch(text, headed_from, candidate.start):
        candidate.break_ = "mark"  # "Art. 4. [Zadania] 1." begins ust. 1 as "Art. 4. 1." does
    if candidate.break_ == "inside":
        before = text[max(0, candidate.start - 30) : candidate.start]
    elif candidate.break_ == "mark":
        before = ""
    else:
        before = (
            previous.text[-30:] + " " if previous is not None and candidate.break_ in ("wrap", "maybe", "cut") else ""
        )
    rest = text[candidate.end : candidate.end + 30]
    if candidate.break_ == "inside" and REPEALED_BEFORE.search(before):
        candidate.tail = "."
    candidate.before_capitals = bool(CAPITALS_AFTER.match(text, candidate.end))
    candidate.after_capitals = candidate.break_ == "inside" and bool(CAPITALS.search(before))
    candidate.reference = bool(before and REFERENCE_BEFORE.search(before))
    if candidate.reference and candidate.family in (PAREN, LETTER) and LINKED_ITEMS.search(before):
        candidate.reference = False  # "a) … albo" at the end of a line, "b) …" on the next
    if candidate.family in (SIGN, ARTICLE) and REFERENCE_AFTER.match(rest) and not candidate.spelled:
        candidate.reference = True
    if candidate.family == DASH and candidate.at_start and previous is not None:
        candidate.linked = bool(LINKED_ITEMS.search(f" {previous.text[-30:]}"))
    if candidate.linked:
        candidate.reference = False
    if (
        candidate.family == DASH
        and candidate.break_ == "wrap"
        and (DEFINES.match(text, candidate.start) or candidate.tail == "-")
    ):
        candidate.reference = True
    if candidate.family == DASH and candidate.break_ == "mark" and REPEALED.match(text, candidate.start):
        candidate.reference = True
    if (
        candidate.family == LETTER
        and candidate.number not in "abcdefghijklłmnopqrstuvwxyz"
        and len(candidate.number) == 1
    ):
        candidate.reference = True
