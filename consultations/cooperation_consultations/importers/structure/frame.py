"""The frame of an act: title, legal basis, provisions, signature, attachments, explanatory statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .act import SetAside
from .lines import SENTENCE_END, Line, cut_line

ATTACHMENT = re.compile(
    r"Z\s?a\s?[łl]\s?[ąa]\s?c\s?z\s?n\s?i\s?k\b(?:\s*(?:nr|numer|№)\.?\s*(?P<number>\d+[a-z]?|[IVX]+|[A-Z])?\b)?", re.I
)
ATTACHED_TO = re.compile(
    r"(?:uchwał[ay]|zarządzeni[ea])\s+nr\b|do\s+(?:\w+\s+)?(?:uchwa|zarządzeni|regulamin|program|statut|ustaw|rozporządzeni|zasad|projekt|obwieszczeni|decyzj|postanowieni)\w*",
    re.I,
)
SAYS_SOMETHING = re.compile(
    r"\b(?:stanowi\w*|określa\w*|zawiera\w*|otrzymuj\w*|jest|są|zmieni\w*|dodaje|"
    r"uchyla|traci|wprowadza\w*|przedstawia\w*|się)\b"
)
GENITIVES = "Rady Wójta Burmistrza Prezydenta Starosty Zarządu Sejmiku Marszałka Powiatu Gminy Miasta"
OFFICES = "|".join([*GENITIVES.split(), *GENITIVES.upper().split()])
ATTACHMENT_GOES_ON = re.compile(rf"(?:do\s|z dnia\b|dnia \d|Nr\b|nr\b|NR\b|w sprawie\b|(?:{OFFICES})\b)")
JUSTIFICATION = re.compile(
    r"(?:U\s?Z\s?A\s?S\s?A\s?D\s?N\s?I\s?E\s?N\s?I\s?E|Uzasadnienie|U z a s a d n i e n i e)(?=\s|$|:)"
)
BASIS = re.compile(
    r"(?:Działając\s+)?(?:[Nn]a|NA)\s+[Pp](?:odstawie|ODSTAWIE)\b|W\s+wykonaniu\s+(?:art|uchwał)|Stosownie\s+do\s+art"
)
ENACTS = re.compile(
    r"(?:co\s+nast\w{0,3}puje|następująco|(?:uchwala|postanawia|zarządza)(?:\s+się)?)\s*[:;.]?\s*[-–—]?\s*$", re.I
)
ENACTED = (
    r"co\s+nast\w{0,3}puje|"
    r"\b(?:(?:uchwala|zarządza|postanawia)(?:\ssię)?|zarządzam|o następującej treści|w następującym brzmieniu)\s?(?=:)"
)
ENACTS_INSIDE = re.compile(rf"(?:{ENACTED})\s*[:;.]*\s*", re.I)
ACT_NAME = re.compile(
    r"(?:\W*(?:projekt|p r o j e k t)\W*\s)?\W*(?:uchwał[ay]|u c h w a [łl] a|zarządzeni[ea]|z a r z ą d z e n i e|"
    r"ustawa|rozporządzenie|obwieszczenie)\b",
    re.I,
)
OFFICE = (
    r"(?:Przewodnicząc[ya]|PRZEWODNICZĄC[YA]|Wiceprzewodnicząc[ya]|WICEPRZEWODNICZĄC[YA]|Wójt|WÓJT|Burmistrz|BURMISTRZ|"
    r"Prezydent|PREZYDENT|Starosta|STAROSTA|Marszałek|MARSZAŁEK|Skarbnik|Sekretarz|Zarząd Powiatu:)"
)
SIGNATURE = re.compile(OFFICE + r"(?![a-ząćęłńóśźż])")
SIGNATURE_INSIDE = re.compile(
    r"(?:(?<=[.!”])|(?<=podjęcia)|(?<=podpisania)|(?<=ogłoszenia))\s+(?="
    + OFFICE
    + r"(?![a-ząćęłńóśźż])[^.;:§]{3,110}$)"
)
CUTS = re.compile(
    rf"(?<=[\w.)”\"|])(?<!Działając)\s*(?=(?:Działając )?[Nn]a podstawie art\.[^§]{{10,1500}}?(?:{ENACTED}))"
    r"|(?<=\s)(?=(?:ZAŁĄCZNIK|Załącznik)(?: (?:[Nn]r|NR) ?\d+)? (?:do|DO|Do) "
    r"(?:UCHWAŁY|[Uu]chwały|ZARZĄDZENIA|[Zz]arządzenia) (?:[Nn]r|NR))"
    r"|(?<=[\w.”\"])(?=Na podstawie art\.)|(?<=\w )(?=1\. Na podstawie art\.)"
    r"|(?<=\s)(?=UZASADNIENIE(?:\s|$))|(?<=\w )(?=Uzasadnienie [A-ZŁŚŻ])"
    r"|(?:(?<=\s)|(?<=[.;a-ząćęłńóśźż]))(?=(?:ROZDZIAŁ|Rozdział|R o z d z i a ł|DZIAŁ|Dział) "
    r"(?:[IVXL]{1,6}[A-Za-z]?|\d{1,2}[a-z]?)\b(?! (?:ust|pkt|ustawy|§)))"
)
PAGE_BEFORE = re.compile(
    r"(\d{1,3}) (?=(?:Załącznik|ZAŁĄCZNIK|Rozdział|ROZDZIAŁ|Uzasadnienie|UZASADNIENIE|"
    r"UCHWAŁA|Uchwała|ZARZĄDZENIE|Zarządzenie)\b)"
)
DATE_END = re.compile(r"z dnia[ .…][^§]{0,40}?\d{4}\s*r(?:\.{1,2}(?=[A-ZŁŚŻ])|(?:\.{1,2}|oku)?(?=\s|$))")
LONG = 200
TITLE_LINES = 14


@dataclass(slots=True)
class Zone:
    """A stretch of the source with a numbering of its own."""

    kind: str  # act | attachment | justification
    header: list[Line] = field(default_factory=list)  # lines that name the zone
    number: str = ""
    preface: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    basis: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)


def cut_frame(lines: Sequence[Line], aside: list[SetAside]) -> list[Line]:
    """Cut lines in which several parts of the frame run together, as in sources that lost their line breaks."""
    result: list[Line] = []
    for line in lines:
        page = PAGE_BEFORE.match(line.text) if line.table is None else None
        if page:
            aside.append(SetAside(page.group(1), "page_number", (line.source, line.source)))
            line.text = line.text[page.end() :]
        if len(line.text) < 60 or line.table is not None:
            result.append(line)
            continue
        places = {
            found.end() for found in CUTS.finditer(line.text) if found.end() and not _is_quoted(line.text, found.end())
        }
        if BASIS.search(line.text):
            places |= {
                end
                for end in map(re.Match.end, ENACTS_INSIDE.finditer(line.text, 0, 6000))
                if re.search(r"\w", line.text[end:])
            }
        result.extend(cut_line(line, sorted(places)))
    return result


def _is_quoted(text: str, place: int) -> bool:
    """Say whether a Polish quotation is open just before this place."""
    before = text[max(0, place - 3000) : place]
    return before.count("„") > before.count("”") + before.count("“") and before.rstrip()[-1:] in "„"


def zones_of(lines: Sequence[Line], quoted: set[int]) -> list[Zone]:
    """Part the act into zones; `quoted` are the places of lines inside quoted new wording, where no zone can begin."""
    starts: list[tuple[int, str]] = []
    for place, line in enumerate(lines):
        if line.table is not None or place in quoted:
            continue
        if _is_attachment_header(lines, place):
            starts.append((place, "attachment"))
        elif _is_justification_header(line):
            starts.append((place, "justification"))
    if starts and starts[0] == (0, "attachment") and _draft_follows(lines, starts):
        return _zones_of_attached_draft(lines, starts)
    bounds = [(0, "act"), *starts] if not starts or starts[0][0] > 0 else starts
    ends = [place for place, _ in bounds[1:]] + [len(lines)]
    return [_zone(kind, lines[start:end]) for (start, kind), end in zip(bounds, ends, strict=True) if end > start]


def _draft_follows(lines: Sequence[Line], starts: list[tuple[int, str]]) -> bool:
    """Say whether an attachment is a whole draft act, as in orders that put drafts to consultation."""
    end = starts[1][0] if len(starts) > 1 else len(lines)
    head = lines[1 : min(end, 30)]
    return any(ACT_NAME.match(line.text) for line in head) and any(BASIS.match(line.text) for line in head)


def _zones_of_attached_draft(lines: Sequence[Line], starts: list[tuple[int, str]]) -> list[Zone]:
    title = next(place for place, line in enumerate(lines) if place and ACT_NAME.match(line.text))
    while title > 1 and re.match(r"\W*p\s?r\s?o\s?j\s?e\s?k\s?t\W*$", lines[title - 1].text, re.I):
        title -= 1
    rest = [(place, kind) for place, kind in starts if place > title]
    ends = [place for place, _ in rest] + [len(lines)]
    zones = [_zone("act", lines[title : ends[0]])]
    zones[0].preface = list(lines[:title])
    zones += [_zone(kind, lines[start:end]) for (start, kind), end in zip(rest, ends[1:], strict=True)]
    return zones


def _is_attachment_header(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    found = ATTACHMENT.match(line.text)
    if not found or line.text[0].islower() or line.number:
        return False
    rest = line.text[found.end() :].strip(" .:|")
    neighbours = [other.text for other in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])]
    if any(ATTACHMENT.match(text) for text in neighbours) and not ATTACHED_TO.match(rest):
        return False  # a list of attachments
    if place and lines[place - 1].text.endswith(":") and not ATTACHED_TO.match(rest) and rest:
        return False
    if not rest:
        return True
    if ATTACHED_TO.match(rest):
        head = DATE_END.search(rest)
        return not SAYS_SOMETHING.search(rest[: head.end()] if head else rest[:LONG])
    return bool(found.group("number")) and len(rest) < 160 and rest[-1] not in ";,." and not SAYS_SOMETHING.search(rest)


def _is_justification_header(line: Line) -> bool:
    found = JUSTIFICATION.match(line.text)
    if not found or line.number:
        return False
    rest = line.text[found.end() :].strip(" :")
    if found.group()[:2] == "Uz" and rest and not line.cut and not (rest[0].isupper() and len(rest) > 80):
        return len(rest) < 250 and bool(ATTACHED_TO.match(rest)) and not SAYS_SOMETHING.search(rest)
    return not (rest and rest[0].islower() and not ATTACHED_TO.match(rest))


def _zone(kind: str, lines: Sequence[Line]) -> Zone:
    zone = Zone(kind)
    body = list(lines)
    if kind == "attachment":
        body = _take_header(zone, body)
    elif kind == "justification":
        body = _take_justification_header(zone, body)
    else:
        body = _take_title_and_basis(zone, body)
    if kind != "justification":
        body = _take_signature(zone, body)
    zone.body = body
    return zone


def _take_header(zone: Zone, lines: list[Line]) -> list[Line]:
    found = ATTACHMENT.match(lines[0].text)
    zone.number = (found.group("number") or "") if found else ""
    first = lines[0]
    date = DATE_END.search(first.text)
    if date and date.end() < len(first.text) and ATTACHED_TO.search(first.text[: date.end()]):
        head, tail = cut_line(first, [date.end()])
        zone.header.append(head)
        return [tail, *lines[1:]]
    own_title = (
        found and first.text[found.end() :].strip() and not ATTACHED_TO.match(first.text[found.end() :].strip(" .:|"))
    )
    zone.header.append(first)
    place = 1
    while not own_title and place < min(len(lines), 7) and lines[place].table is None:
        text = lines[place].text
        if not ATTACHMENT_GOES_ON.match(text) or text.rstrip()[-1:] in ":;" or ENACTS.search(text):
            break
        date = DATE_END.match(text)
        if date and date.end() < len(text):  # the title is glued to the date
            head, tail = cut_line(lines[place], [date.end()])
            zone.header.append(head)
            return [tail, *lines[place + 1 :]]
        zone.header.append(lines[place])
        place += 1
        if re.match(r"z dnia\b", text):
            break
    return lines[place:]


def _take_justification_header(zone: Zone, lines: list[Line]) -> list[Line]:
    first = lines[0]
    found = JUSTIFICATION.match(first.text)
    rest = first.text[found.end() :].strip() if found else ""
    if rest and not ATTACHED_TO.match(rest):
        pieces = cut_line(first, [found.end()])
        zone.header.append(pieces[0])
        return [*pieces[1:], *lines[1:]]
    zone.header.append(first)
    return lines[1:]


def _take_title_and_basis(zone: Zone, lines: list[Line]) -> list[Line]:
    from .marks import opens_provisions

    place = 0
    while place < len(lines) and lines[place].table is None:
        line = lines[place]
        if BASIS.match(line.text) or opens_provisions(line):
            break
        if place >= TITLE_LINES or (len(line.text) > 350 and line.text.endswith(".")):
            break
        place += 1
    else:
        if place and not any(ACT_NAME.match(line.text) for line in lines[:place]):
            place = 1  # no act at all: its first line is its title, the rest is text
    zone.title = lines[:place]
    if place >= len(lines) or not BASIS.match(lines[place].text):
        return lines[place:]
    end = place
    while end < len(lines):
        if ENACTS.search(lines[end].text) or lines[end].text.endswith(":"):
            end += 1
            break
        if end > place and (opens_provisions(lines[end]) or end - place > 20):
            break
        end += 1
    zone.basis = lines[place:end]
    return lines[end:]


def _take_signature(zone: Zone, lines: list[Line]) -> list[Line]:
    """Part the signature from the end of the zone: short lines from the name of an office on."""
    if not lines or lines[-1].table is not None:
        return lines
    inside = SIGNATURE_INSIDE.search(lines[-1].text, max(0, len(lines[-1].text) - 160))
    if inside:
        pieces = cut_line(lines[-1], [inside.end()])
        zone.signature = pieces[1:]
        return [*lines[:-1], pieces[0]]
    for place in range(len(lines) - 1, max(-1, len(lines) - 9), -1):
        line = lines[place]
        if line.table is not None or len(line.text) > 100 or line.number:
            return lines
        if SIGNATURE.match(line.text) and line.text[-1] not in SENTENCE_END + ",":
            before = lines[place - 1].text if place else ""
            if SIGNATURE.match(before) or before[-1:] in (":", ","):
                continue
            zone.signature = lines[place:]
            return lines[:place]
    return lines
