"""Footnotes printed at the end of a page: they look like points and are none."""

from __future__ import annotations

import re

from .act import Note
from .debris import PAGE_END
from .lines import Line

NOTE_START = re.compile(
    r"(?P<mark>\d{1,3}|\*{1,3})\)?\s?\)\s?"
    r"(?=Niniejsz|Zmian|Obecnie|W brzmieniu|Dodan|Ze zmian|Uchylon|Utraci|Wszed|Wchodzi|Zdanie|Na podstawie|Odnośnik|"
    r"Minister|Tytuł|Obowiązuj|Użyt|W związku z|Przepis|Art\.|Ust\.|Pkt|Przez|Oznaczenie|Traci|Stosownie|Patrz|Zob)"
)
CALL = r"[^\W\d_,.”)]\s?{mark}\)"
LOOK_BACK = 30


def set_footnotes_aside(lines: list[Line]) -> tuple[list[Line], list[Note]]:
    """Part printed footnotes from the lines: at a page's end, with a call (`ustawy1)`) in the text above them."""
    ends = [place for place, line in enumerate(lines) if PAGE_END.match(line.text)]
    notes: list[Note] = []
    gone: set[int] = set()
    previous = 0
    for end in [*ends, len(lines)]:
        start = _first_note(lines, max(previous, end - LOOK_BACK), end, previous) if ends else None
        if start is not None:
            notes.extend(_notes(lines[start:end]))
            gone.update(range(start, end))
        previous = end + 1
    return [line for place, line in enumerate(lines) if place not in gone], notes


def _first_note(lines: list[Line], start: int, end: int, page: int) -> int | None:
    for place in range(start, end):
        found = NOTE_START.match(lines[place].text)
        if found and lines[place].table is None:
            above = " ".join(line.text for line in lines[max(0, page - 60) : place])
            if re.search(CALL.format(mark=re.escape(found.group("mark"))), above):
                return place
    return None


def _notes(lines: list[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        found = NOTE_START.match(line.text)
        if found:
            mark = line.text[: found.end()].strip()
            notes.append(Note(mark, line.text[found.end() :].strip(), (line.source, line.source)))
        elif notes:
            notes[-1].text = f"{notes[-1].text}\n{line.text}".strip()
            notes[-1].source = (notes[-1].source[0], line.source)
    return notes
