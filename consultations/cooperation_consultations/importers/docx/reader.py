"""Walks a Word document as a reader sees it with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ..characters import RAISED_BRACKET, split_indent
from ..limits import Limits
from ..paragraphs import HIDDEN_TEXT_LEFT_OUT, N_, Cell, Document, Footnote, Paragraph
from ..refusals import damaged, too_complex, too_large
from .fields import FieldNumbers
from .indents import Indent
from .names import (
    ALTERNATE,
    CONTROL,
    CONTROL_CONTENT,
    INSERTED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    REMOVED,
    RUN_PROPERTIES,
    TABLE,
    WORD,
    chosen,
    has_any,
    switched_on,
    value,
)
from .notes import NoteMarks, note_bodies
from .numbering import Counters, Label, NumberedList, Numbering
from .package import Package
from .runs import Content, NoteReference, NumberField, RunReader, Text
from .styles import Styles
from .tables import cells

WRAPPERS = INSERTED | {WORD + "customXml"}
FOREIGN_PARTS = frozenset({WORD + "altChunk", WORD + "subDoc"})

FOREIGN_PART_LEFT_OUT = N_("The document embeds another document, which was not read. Copy its text into the document.")


class Story:
    """One flow of text with counts of its own: the body, the text boxes, the notes."""

    def __init__(
        self, place: str, found: list[Paragraph], styles: Styles, numbering: Numbering, limits: Limits
    ) -> None:
        self.place = place
        self.found = found
        self.counters = Counters(styles.language)
        self.runs = RunReader(styles, limits)
        self.fields = FieldNumbers(numbering, self.counters, autonum=[0] * 10)


class Reader:
    """Reads one package; `document` fills as it goes."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.document = Document()
        self._limits = limits
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._body = package.main().find(WORD + "body")
        if self._body is None:
            raise damaged()
        settings, section = package.part("settings"), self._body.find(WORD + "sectPr")
        self._marks = {kind: NoteMarks(kind, settings, section) for kind in ("footnote", "endnote")}
        self._bodies = {kind: note_bodies(package.part(f"{kind}s")) for kind in ("footnote", "endnote")}
        self._stories = {
            place: Story(place, found, self._styles, self._numbering, limits)
            for place, found in (
                ("body", self.document.paragraphs),
                ("textbox", self.document.paragraphs),
                ("footnote", []),
                ("endnote", []),
            )
        }
        self._tables = 0
        self._paragraphs = 0
        self._characters = 0

    def read(self) -> Document:
        """Read the body and the notes it refers to."""
        self._flow(self._body, self._stories["body"])
        return self.document

    def _flow(self, container: etree._Element, story: Story, cell: Cell | None = None, depth: int = 0) -> None:
        """Read the paragraphs of a container, with those of its tables and text boxes, in reading order."""
        blocks = list(self._blocks(container, depth))
        unfinished = Content()
        for position, block in enumerate(blocks):
            if block.tag == TABLE:
                self._table(block, story, depth + 1)
                continue
            properties = block.find(PARAGRAPH_PROPERTIES)
            content = unfinished.followed_by(story.runs.read(block, self._style_of(properties)))
            unfinished = Content()
            if _mark_removed(properties):
                # Without its mark a paragraph runs on into the next one, whose properties remain.
                if position + 1 < len(blocks) and blocks[position + 1].tag == PARAGRAPH:
                    unfinished = content
                    continue
                if not content.pieces and not content.boxes:
                    continue
            story.found.append(self._paragraph(content, properties, story, cell))
            for box in content.boxes:
                self._flow(box, self._stories["textbox"], cell, depth + 1)

    def _blocks(self, container: etree._Element, depth: int) -> Iterator[etree._Element]:
        if depth > self._limits.depth:
            raise too_complex()
        for child in container:
            if child.tag in (PARAGRAPH, TABLE):
                yield child
            elif child.tag in WRAPPERS:
                yield from self._blocks(child, depth + 1)
            elif child.tag == CONTROL:
                for content in child.findall(CONTROL_CONTENT):
                    yield from self._blocks(content, depth + 1)
            elif child.tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    yield from self._blocks(branch, depth + 1)
            elif child.tag in FOREIGN_PARTS:
                self._warn(FOREIGN_PART_LEFT_OUT)

    def _table(self, table: etree._Element, story: Story, depth: int) -> None:
        self._tables += 1
        index = self._tables
        for cell in cells(table, self._limits):
            place = Cell(index, cell.row, cell.column, cell.span, cell.continues)
            self._flow(cell.element, story, place, depth + 1)

    def _paragraph(
        self, content: Content, properties: etree._Element | None, story: Story, cell: Cell | None
    ) -> Paragraph:
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise too_complex()
        style_id = self._style_of(properties)
        place = self._numbering.place_of(properties, style_id)
        label = story.counters.advance(*place) if place else None
        text, field_number = self._text(content, story, place, style_id)
        text, white_space = split_indent(text.strip("\n").rstrip())
        hidden = not text and self._is_hidden(content, properties, style_id)
        if any(isinstance(piece, Text) and piece.hidden and piece.text.strip() for piece in content.pieces):
            self._warn(HIDDEN_TEXT_LEFT_OUT)
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise too_large(self._characters, self._limits.characters)
        return Paragraph(
            text=text,
            number="" if hidden else " ".join(part for part in (label.text if label else "", field_number) if part),
            number_format=_format(label, field_number),
            level=place[1] if place and label else None,
            style=self._styles.name(style_id),
            indent=self._indent(properties, style_id, place) + white_space,
            place=story.place,
            cell=cell,
            hidden=hidden,
        )

    def _text(
        self, content: Content, story: Story, place: tuple[NumberedList, int] | None, style_id: str | None
    ) -> tuple[str, str]:
        """The visible text, and the number of a field that stands before it."""
        text, field_number, after_note = "", "", False
        for piece in content.pieces:
            if isinstance(piece, NumberField):
                generated = story.fields.number(piece.instruction, place, self._styles.inherited(style_id, "outline"))
                if text.strip():
                    text += generated
                else:
                    field_number = f"{field_number} {generated}".strip()
            elif isinstance(piece, NoteReference):
                self._note(piece)
                after_note = True
                continue
            elif not piece.hidden:
                shown = piece.text
                if after_note and shown.startswith(RAISED_BRACKET):
                    # Polish acts print the mark as ¹⁾: the typed bracket belongs to it.
                    shown = shown[1:]
                    self.document.footnotes[-1] = replace(
                        self.document.footnotes[-1], mark=self.document.footnotes[-1].mark + ")"
                    )
                text += shown
            after_note = False
        return text, field_number

    def _note(self, reference: NoteReference) -> None:
        mark = reference.own_mark or self._marks[reference.kind].take()
        body = self._bodies[reference.kind].pop(reference.id, None)
        story = self._stories[reference.kind]
        story.found.clear()
        if body is not None:
            self._flow(body, story)
        paragraphs = tuple(_without_mark(story.found, mark))
        self.document.footnotes.append(Footnote(mark, paragraphs, source=len(self.document.paragraphs)))

    def _style_of(self, properties: etree._Element | None) -> str | None:
        own = None if properties is None else value(properties.find(WORD + "pStyle"))
        return own or self._styles.default

    def _is_hidden(self, content: Content, properties: etree._Element | None, style_id: str | None) -> bool:
        mark = None if properties is None else properties.find(RUN_PROPERTIES)
        own = None if mark is None else switched_on(mark.find(WORD + "vanish"))
        hidden_mark = self._styles.inherited(style_id, "hidden") if own is None else own
        return bool(hidden_mark) and not content.boxes

    def _indent(
        self, properties: etree._Element | None, style_id: str | None, place: tuple[NumberedList, int] | None
    ) -> int:
        in_list = place[0].levels[place[1]].indent if place and place[1] in place[0].levels else None
        indent = Indent.of(properties) or in_list or self._styles.inherited(style_id, "indent")
        return indent.characters if indent else 0

    def _warn(self, message: str) -> None:
        if message not in self.document.warnings:
            self.document.warnings.append(message)


def _mark_removed(properties: etree._Element | None) -> bool:
    return properties is not None and has_any(properties.find(RUN_PROPERTIES), REMOVED)


def _format(label: Label | None, field_number: str) -> str:
    if label and label.number_format:
        return label.number_format
    return "decimal" if field_number else ""


def _without_mark(paragraphs: list[Paragraph], mark: str) -> list[Paragraph]:
    """Take a bracket or an author's own mark off the note's first line: it is no word of the note."""
    if not paragraphs:
        return []
    first = paragraphs[0].text.removeprefix(RAISED_BRACKET)
    if not mark[:1].isalnum():
        first = first.removeprefix(mark)
    return [replace(paragraphs[0], text=first.lstrip()), *paragraphs[1:]]
