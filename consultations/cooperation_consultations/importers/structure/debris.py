"""What is on the page but not in the act: page numbers, headers of journals, footers of the office's system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .act import SetAside
from .lines import Layout, Line

WHOLE_LINE = [
    ("page_header", r"©\s*Kancelaria Sejmu(?:\s+s\.(?:\s*\d+\s?/\s?\d+)?)?(?:\s+\d{4}-\d{2}-\d{2})?"),
    ("page_header", r"\d{4}-\d{2}-\d{2}"),
    ("page_header", r"\d{1,2}\.\d{1,2}\.\d{4}"),
    ("page_number", r"[-–—]\s?\d{1,4}\s?[-–—]"),
    ("page_number", r"(?:[Ss]trona|[Ss]tr\.|s\.)\s?\d{1,4}(?:\s?(?:z|/)\s?\d{1,4})?"),
    ("page_number", r"\d{1,4}\s?/\s?\d{1,4}"),
    ("journal_header", r"D\s?Z\s?I\s?E\s?N\s?N\s?I\s?K\s+U\s?R\s?Z\s?Ę\s?D\s?O\s?W\s?Y(?:\s+WOJEW[ÓO]DZTWA\s+[\w-]+)?"),
    ("journal_header", r"WOJEW[ÓO]DZTWA\s+[A-ZĄĆĘŁŃÓŚŹŻ-]+(?:KIEGO|ckiego)"),
    (
        "journal_header",
        r"Dziennik Urzędowy(?: Województwa [\w-]+)?\s*[-–—]?\s*\d*\s*[-–—]?\s*(?:Nr \d+)?,?\s*(?:Poz\.\s?\d+)?",
    ),
    ("journal_header", r"Dziennik Ustaw\s*[-–—]\s*\d+\s*[-–—]\s*(?:Nr \d+,?\s*)?Poz\.\s?\d+"),
    ("journal_header", r"Dz\.\s?U\.\s?(?:z )?\d{4}(?: r\.)?(?: Nr \d+)? [Pp]oz\. \d+"),
    (
        "journal_header",
        r"[A-ZŁŚŻ][\w-]+(?: [A-ZŁŚŻ][\w-]+)?, dnia \d{1,2} \w+ \d{4} r(?:\.|oku),?\s*(?:Nr \d+\s*)?(?:[Pp]oz\.?\s*\d*)",
    ),
    ("journal_header", r"(?:Elektronicznie )?[Pp]odpisany przez:?.*"),
    ("journal_header", r"Data:? ?\d{1,2}\.\d{1,2}\.\d{4} ?\d{0,2}:?\d{0,2}:?\d{0,2}"),
    ("office_footer", r"Id:\s*[0-9A-Fa-f][0-9A-Fa-f -]{7,}\.?\s*(?:\w+)?(?:\s+Strona\s+\d+)?"),
]
WHOLE_LINE = [(why, re.compile(pattern + r"\s*\|?")) for why, pattern in WHOLE_LINE]
JOURNAL_PLACE = (
    r"[\w ]{3,30}, dnia \d{1,2} \w+ \d{4} r\.(?:\s(?:Nr \d+\s)?Poz\.?(?:\s?\d+)?)?|"
    r"(?:[–—-]\s)?\d+\s(?:[–—-]\s)?Poz\.?(?:\s?\d+)?"
)
FOOTER_STATE = r"Podpisany|Projekt|Uchwalony|Przyjęty|Wersja \w+"
INSIDE = re.compile(
    r"(?:\d{1,3}\s)?(?:DZIENNIK URZĘDOWY|Dziennik Urzędowy)\s(?:WOJEWÓDZTWA|Województwa)\s[\w-]+(?:KIEGO|kiego)\s"
    rf"(?:{JOURNAL_PLACE})"
    rf"|(?:Id:\s*[0-9A-Fa-f][0-9A-Fa-f -]{{7,}}\.?\s*(?:{FOOTER_STATE})?(?:\s*Strona\s+\d+(?:\s*z\s*\d+)?)?)"
    r"|©\s*Kancelaria Sejmu\s+s\.\s*\d+/\d+(?:\s+\d{4}-\d{2}-\d{2})?"
)
PAGE_LENGTH = 700  # characters of a page that stands on one line
LONGEST = 160  # no header or footer is longer
SOURCES_NOTE = re.compile(r"Opracowano na (?:podstawie|podst\.)")
SOURCES_LINE = re.compile(r"(?:[\d\s.,;:()-]|\b(?:z|r|Nr|nr|poz|Dz|U|t|j|tj|oraz|i|zm|późn|ze)\b)+")
LINES_OF_PAGE, SERIES = 15, 3  # so many lines at least between page numbers, so many numbers make a series
MARGIN_LINES = 4
LONE_NUMBER = re.compile(r"\d{1,3}")
PAGE_END = re.compile(r"\d+/\d+$|©\s*Kancelaria Sejmu|Dziennik (?:Ustaw|Urzędowy)\b.*Poz\. ?\d+")


def set_debris_aside(lines: list[Line], layout: Layout, has_signs: bool) -> tuple[list[Line], list[SetAside]]:
    """Part the lines into those of the act and those set aside.

    Args:
        lines: all lines of the body.
        layout: how lines break.
        has_signs: the act marks its paragraphs by § or Art., so that a number alone on a line is none of them.
    """
    kept: list[Line] = []
    aside: list[SetAside] = []
    sources_note = False
    series, margin = _page_series(lines), _turned_margin(lines)
    for place, line in enumerate(lines):
        why = _why(line, lines, place) if line.table is None and not line.number else None
        # The list of changes that statutes print in the margin.
        sources_note = bool(SOURCES_NOTE.match(line.text)) or (
            sources_note and line.table is None and bool(SOURCES_LINE.fullmatch(line.text))
        )
        if sources_note and why is None:
            why = "page_header"
        if place in margin:
            why = "page_header"
        if why is None and has_signs and LONE_NUMBER.fullmatch(line.text) and not line.number:
            why = "page_number" if place in series or _is_page_number(lines, place, layout) else None
        if why:
            aside.append(SetAside(line.text, why, (line.source, line.source)))
        else:
            kept.extend(_without_inside(line, aside))
    return kept, aside


def set_page_starts_aside(lines: list[Line], aside: list[SetAside]) -> None:
    """Set aside the numbers that a converter of pages prints before and after each page's text.

    Each page is one long line there, and its number is its place among them.
    """
    texts = [line for line in lines if line.table is None]
    long_ones = [line for line in texts if len(line.text) > PAGE_LENGTH]
    for pages in (texts, long_ones):  # the last page of a part may be short
        numbered = [place for place, line in enumerate(pages, 1) if line.text.startswith(f"{place} ")]
        if len(long_ones) > 1 and len(numbered) > 1 and len(numbered) >= len(pages) - 1:
            break
    else:
        return
    for place in numbered:
        line = pages[place - 1]
        line.text = line.text[len(f"{place} ") :].lstrip()
        aside.append(SetAside(str(place), "page_number", (line.source, line.source)))
        if re.search(rf"[^\W\d_][;,.]? {place}$", line.text):
            line.text = line.text[: -len(f" {place}")].rstrip()
            aside.append(SetAside(str(place), "page_number", (line.source, line.source)))


def _page_series(lines: list[Line]) -> set[int]:
    """Return the places of lone numbers that count the pages one by one, a page or so of lines apart."""
    lone = [
        (place, int(line.text))
        for place, line in enumerate(lines)
        if line.table is None and not line.number and LONE_NUMBER.fullmatch(line.text)
    ]
    found: list[tuple[int, int]] = []
    for place, number in lone:
        if found and number == found[-1][1] + 1 and place - found[-1][0] >= LINES_OF_PAGE:
            found.append((place, number))
        elif len(found) < SERIES and number in (1, 2):
            found = [(place, number)]
    return {place for place, _number in found} if len(found) >= SERIES else set()


def _turned_margin(lines: list[Line]) -> set[int]:
    """Return the places of a note that stood upright in the margin: lines of a letter or two beside a page header."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and len(lines[end].text) <= 2 and lines[end].table is None and not lines[end].number:
            end += 1
        beside = lines[max(0, start - 1) : start] + lines[end : end + 1]
        if end - start >= MARGIN_LINES and any(PAGE_END.match(line.text) for line in beside):
            found.update(range(start, end))
        start = max(end, start + 1)
    return found


def _why(line: Line, lines: list[Line], place: int) -> str | None:
    if len(line.text) > LONGEST:
        return None
    for why, pattern in WHOLE_LINE:
        if not pattern.fullmatch(line.text):
            continue
        if why == "page_header" and line.text[0].isdigit():  # a bare date: only beside another header
            beside = lines[max(0, place - 1) : place] + lines[place + 1 : place + 2]
            if not any(PAGE_END.match(other.text) for other in beside):
                return None
        if line.text.startswith("WOJEW") and not (place and lines[place - 1].text.upper().endswith("URZĘDOWY")):
            return None
        return why
    return None


def _is_page_number(lines: list[Line], place: int, layout: Layout) -> bool:
    """Say whether a number alone is a page number: it is none when a line leads to it or others stand beside it."""
    before = lines[place - 1].text if place else ""
    if re.search(r"(?:§|[Aa]rt\.|Rozdział|ROZDZIAŁ|[Nn]r|poz\.|ust\.|pkt|dnia|\|)$", before):
        return False
    after = lines[place + 1].text if place + 1 < len(lines) else ""
    return not (LONE_NUMBER.fullmatch(before) or LONE_NUMBER.fullmatch(after) or before.endswith(":"))


def _without_inside(line: Line, aside: list[SetAside]) -> Iterable[Line]:
    """Yield the line without footers that were printed into it; what stood around them stays in order."""
    if not any(sign in line.text for sign in ("Id:", "©", "Dziennik Urz", "DZIENNIK URZ")):
        yield line
        return
    start = 0
    first = True
    for found in INSIDE.finditer(line.text):
        why = {"©": "page_header", "I": "office_footer"}.get(found.group()[0], "journal_header")
        aside.append(SetAside(found.group().strip(), why, (line.source, line.source)))
        text = line.text[start : found.start()].strip()
        if text:
            yield replace(line, text=text) if first else replace(line, text=text, cut=True, number="", gap=False)
            first = False
        start = found.end()
    text = line.text[start:].strip()
    if text:
        yield replace(line, text=text) if first else replace(line, text=text, broken=True, number="", gap=True)
