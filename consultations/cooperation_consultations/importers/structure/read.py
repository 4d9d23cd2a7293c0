"""The whole way from paragraphs to an act."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from .. import kinds
from ..paragraphs import Footnote, Paragraph
from ..words import account
from .act import Act, Note, SetAside, Unit
from .debris import set_debris_aside, set_page_starts_aside
from .footnotes import set_footnotes_aside
from .frame import Zone, cut_frame, zones_of
from .level import Habits
from .lines import Layout, Line, clean, lines_of
from .marks import opens_provisions
from .quotes import quotations
from .tables import gather_text_tables, tables_of
from .text import Joiner
from .tree import Grower

HAS_SIGNS = re.compile(r"(?:Â?§|Art\.|&|•)\s?\d+[a-z]?(?:\s?\.|\s*$|\s+[A-ZĄĆĘŁŃÓŚŹŻ])")

SIGNS_INSIDE = re.compile(r"(?<=[.:;] )(?:§ ?\d+[a-z]?\.? (?:\d+\. )?[A-ZŁŚŻ]|Art\. ?\d+[a-z]?\.? [\[A-ZŁŚŻ\d])")


def read_act(paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote] = ()) -> Act:
    """Read a draft act.

    Args:
        paragraphs: the source as a reader of documents gives it.
        footnotes: notes that the document keeps apart from its text.

    Returns:
        The act; `words["lost"]` and `words["out_of_order"]` are counted on the result, not assumed.
    """
    lines = sorted([*lines_of(paragraphs), *tables_of(paragraphs)], key=lambda line: line.source)
    layout = Layout.of(lines)
    first = next(
        (place for place, line in enumerate(lines) if line.table is None and opens_provisions(line)), len(lines)
    )
    lines = lines[:first] + gather_text_tables(lines[first:])
    has_signs = any(HAS_SIGNS.match(line.number or line.text) for line in lines)
    notes = [
        Note(note.mark, "\n".join(clean(p.text) for p in note.paragraphs), (note.source, note.source), in_text=False)
        for note in footnotes
    ]
    notes += _loose_notes(paragraphs)
    lines, printed_notes = set_footnotes_aside(lines)
    pages: list[SetAside] = []
    set_page_starts_aside(lines, pages)
    lines, aside = set_debris_aside(lines, layout, has_signs)
    aside = pages + aside
    aside += [
        SetAside(clean(p.text), "hidden", (i, i)) for i, p in enumerate(paragraphs) if p.hidden and p.text.strip()
    ]
    lines = cut_frame(lines, aside)
    joiner = Joiner.of(lines, layout)
    act = Act(notes=notes + printed_notes)
    quoted = {place for q in quotations(lines) if q.wording for place in range(q.line + (q.start > 0), q.last_line + 1)}
    for zone in zones_of(lines, quoted):
        _read_zone(zone, joiner, act)
    act.generated = [paragraph.number for paragraph in paragraphs if paragraph.number and not paragraph.hidden]
    _check_generated(act, lines)
    _check_attachments(act)
    _check_end(act)
    _check_empty(act)
    act.set_aside = sorted(aside, key=lambda piece: piece.source)
    act.joined = joiner.joined
    act.number_pieces()
    act.words = account(act, paragraphs, footnotes)
    return act


def _loose_notes(paragraphs: Sequence[Paragraph]) -> list[Note]:
    return [
        Note("", clean(p.text), (i, i))
        for i, p in enumerate(paragraphs)
        if p.place in ("footnote", "endnote") and p.text.strip()
    ]


def _read_zone(zone: Zone, joiner: Joiner, act: Act) -> None:
    if zone.kind == "justification":
        unit = _of_lines(kinds.JUSTIFICATION, zone.header, joiner, as_mark=True)
        for piece in joiner.pieces(zone.body, (0, 0), (len(zone.body), 0), ()):
            kind = kinds.TABLE if piece.table is not None else kinds.PLAIN
            table = {"rows": piece.table["rows"]} if piece.table is not None else None
            unit.children.append(Unit(kind, text=piece.text, table=table, source=piece.source))
        _keep_generated_numbers(unit, zone.body)
        act.units.append(unit)
        return
    roots = act.units
    attachment: Unit | None = None
    if zone.kind == "attachment":
        attachment = _of_lines(kinds.ATTACHMENT, zone.header, joiner, as_mark=True)
        attachment.number = zone.number
        roots.append(attachment)
        roots = attachment.children
    if zone.preface:
        roots.append(_of_lines(kinds.PLAIN, zone.preface, joiner))
    if zone.title:
        roots.append(_of_lines(kinds.ACT_TITLE, zone.title, joiner))
    if zone.basis:
        roots.append(_of_lines(kinds.LEGAL_BASIS, zone.basis, joiner))
    grower = Grower(joiner, _habits(zone.body, joiner.layout), roots, attachment)
    grower.grow(zone.body, title_wanted=attachment is not None)
    if zone.signature:
        roots.append(_of_lines(kinds.SIGNATURE, zone.signature, joiner))


def _keep_generated_numbers(unit: Unit, lines: Sequence[Line]) -> None:
    """Give plain paragraphs the numbers that the word processor shows before them."""
    by_source = {child.source[0]: child for child in unit.children}
    for line in lines:
        child = by_source.get(line.source)
        if line.number and child is not None and not child.generated:
            child.number, child.generated = line.number.strip(" .)("), True


def _of_lines(kind: str, lines: Sequence[Line], joiner: Joiner, *, as_mark: bool = False) -> Unit:
    if kind == kinds.LEGAL_BASIS:
        text = "\n".join(piece.text for piece in joiner.pieces(lines, (0, 0), (len(lines), 0), ()))
    else:  # headings and signatures keep their lines
        text = joiner.heading(lines)
    unit = Unit(kind, source=(lines[0].source, lines[-1].last))
    if as_mark:
        unit.mark = text
    else:
        unit.text = text
    return unit


def _habits(lines: Sequence[Line], layout: Layout) -> Habits:
    """Find out whether the zone's paragraphs bear a sign, in the text or in generated numbers."""
    whole = [line.number or line.text for line in lines if line.table is None]
    signed = any(HAS_SIGNS.match(text) for text in whole)
    if not signed:
        signed = any(len(text) > 60 and SIGNS_INSIDE.search(text) for text in whole)
    return Habits(sign_lost=not signed, wrapped=layout.wrapped)


def _check_generated(act: Act, lines: Sequence[Line]) -> None:
    """Doubt units in which the word processor's numbers stand that no unit shows, such as a numbered title."""
    shown = {unit.source[0] for unit, _parent in act.walk() if unit.generated}
    hidden = {line.source for line in lines if line.number} - shown
    places = sorted(hidden)
    for unit, _parent in act.walk():
        first = bisect_left(places, unit.source[0])
        if first < len(places) and places[first] <= unit.source[1]:
            unit.doubt("number_not_shown")


def _check_attachments(act: Act) -> None:
    seen: set[str] = set()
    for unit in act.units:
        if unit.kind == kinds.ATTACHMENT:
            if unit.number in seen:
                unit.doubt("attachment_repeated")
            seen.add(unit.number)


def _check_empty(act: Act) -> None:
    """Doubt numbers without any text of their own: some sources print the number after its text."""
    previous: Unit | None = None
    for unit, _parent in act.walk():
        if unit.kind in kinds.EDITORIAL and not (
            unit.text or unit.heading or unit.children or unit.table or unit.doubts[-1:] == ["cut_off"]
        ):
            unit.doubt("number_after_text")
            if not unit.generated and previous is not None and previous.kind in kinds.EDITORIAL:
                previous.doubt("number_after_text")
        previous = unit


def _check_end(act: Act) -> None:
    """Doubt the very last unit of the provisions when its sentence has no end."""
    last = None
    for unit, _parent in act.walk():
        last = unit
    if last is not None and last.kind in kinds.EDITORIAL and last.text.rstrip()[-1:] not in tuple('.;!?”)"…'):
        last.doubt("cut_off")
