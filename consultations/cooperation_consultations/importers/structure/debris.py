"""What is on the page but not in the act: page numbers, headers of journals, footers of the office's system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .act import SetAside
from .lines import Layout, Line

WHOLE_LINE = [
    ("page_header", r"©\s*Kancelaria Sejmu(?:\s+s\.\s*\d+\s?/\s?\d+)?(?:\s+\d{4}-\d{2}-\d{2})?"),
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
INSIDE = re.compile(
    r"(?:Id:\s*[0-9A-Fa-f][0-9A-Fa-f -]{7,}\.?\s*(?:Podpisany|Projekt|Uchwalony|Przyjęty|Wersja \w+)?(?:\s*Strona\s+\d+(?:\s*z\s*\d+)?)?)"
    r"|©\s*Kancelaria Sejmu\s+s\.\s*\d+/\d+(?:\s+\d{4}-\d{2}-\d{2})?"
)
LONGEST = 160  # no header or footer is longer
LONE_NUMBER = re.compile(r"\d{1,3}")
PAGE_END = re.compile(r"©\s*Kancelaria Sejmu|Dziennik (?:Ustaw|Urzędowy)\b.*Poz\. ?\d+")


def set_debris_aside(lines: list[Line], layout: Layout, has_signs: bool) -> tuple[list[Line], list[SetAside]]:
    """Part the lines into those of the act and those set aside.

    Args:
        lines: all lines of the body.
        layout: how lines break.
        has_signs: the act marks its paragraphs by § or Art., so that a number alone on a line is none of them.
    """
    kept: list[Line] = []
    aside: list[SetAside] = []
    for place, line in enumerate(lines):
        why = _why(line, lines, place) if line.table is None and not line.number else None
        if why is None and has_signs and LONE_NUMBER.fullmatch(line.text) and not line.number:
            why = "page_number" if _is_page_number(lines, place, layout) else None
        if why:
            aside.append(SetAside(line.text, why, (line.source, line.source)))
        else:
            kept.extend(_without_inside(line, aside))
    return kept, aside


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
    """A number alone is a page number unless it is the start or a cell of something: a mark wants a sentence before it."""
    before = lines[place - 1].text if place else ""
    if re.search(r"(?:§|[Aa]rt\.|Rozdział|ROZDZIAŁ|[Nn]r|poz\.|ust\.|pkt|dnia|\|)$", before):
        return False
    after = lines[place + 1].text if place + 1 < len(lines) else ""
    return not (LONE_NUMBER.fullmatch(before) or LONE_NUMBER.fullmatch(after) or before.endswith(":"))


def _without_inside(line: Line, aside: list[SetAside]) -> Iterable[Line]:
    """Yield the line without footers that were printed into it; what stood around them stays in order."""
    if "Id:" not in line.text and "©" not in line.text:
        yield line
        return
    start = 0
    first = True
    for found in INSIDE.finditer(line.text):
        why = "page_header" if found.group()[0] == "©" else "office_footer"
        aside.append(SetAside(found.group().strip(), why, (line.source, line.source)))
        text = line.text[start : found.start()].strip()
        if text:
            yield replace(line, text=text) if first else replace(line, text=text, cut=True, number="", gap=False)
            first = False
        start = found.end()
    text = line.text[start:].strip()
    if text:
        yield replace(line, text=text) if first else replace(line, text=text, broken=True, number="", gap=True)
