"""Walks an OpenDocument text as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from ..characters import RAISED_BRACKET, split_indent
from ..limits import Limits
from ..paragraphs import HIDDEN_TEXT_LEFT_OUT, Cell, Document, Footnote, Paragraph
from ..refusals import too_complex, too_large
from .levels import Level, label
from .lists import Count, Item, Lists, OpenList, outline_start
from .names import DRAW, HEADING, LIST, PARAGRAPH, TABLE, TEXT, whole_number
from .package import Package
from .runs import Content, Note, RunReader, text_boxes
from .styles import DEEPEST_LEVEL, Styles
from .tables import cells

SECTIONS = frozenset(
    TEXT + name
    for name in (
        "section", "index-body", "index-title", "table-of-content", "illustration-index", "table-index",
        "alphabetical-index", "user-index", "object-index", "bibliography",
    )
)  # fmt: skip
DEEPEST_TOLD_LEVEL = 8
NO_FORMAT = "none"
DEFAULT_LEVELS = {level: Level(bullet="•") for level in range(1, DEEPEST_LEVEL + 1)}


@dataclass(frozen=True, slots=True)
class Where:
    """The surroundings of a paragraph."""

    place: str = "body"
    cell: Cell | None = None
    depth: int = 0
    hidden: bool = False

    def deeper(self, place: str | None = None, cell: Cell | None = None, *, hidden: bool = False) -> Where:
        """One step into a list, section, cell or box."""
        return Where(place or self.place, cell or self.cell, self.depth + 1, self.hidden or hidden)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one paragraph."""

    text: str
    format_name: str
    level: int
    indent: int


class Reader:
    """Reads one package; `document` fills as it goes."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.document = Document()
        self._limits = limits
        self._body = package.body
        self._styles = Styles(package.roots)
        self._runs = RunReader(self._styles, limits)
        self._lists = Lists()
        self._outline = Count()
        self._found = self.document.paragraphs
        self._tables = 0
        self._paragraphs = 0
        self._characters = 0

    def read(self) -> Document:
        """Read the body with its notes."""
        self._flow(self._body, None, Where())
        return self.document

    def _flow(self, container: etree._Element, inside: OpenList | None, where: Where) -> None:
        if where.depth > self._limits.depth:
            raise too_complex()
        for child in container:
            if child.tag in (PARAGRAPH, HEADING):
                self._paragraph(child, inside, where)
            elif child.tag == LIST:
                self._list(child, inside, where)
            elif child.tag == TEXT + "numbered-paragraph":
                self._flow(child, self._lists.open_numbered_paragraph(child), where.deeper())
            elif child.tag in SECTIONS:
                self._flow(child, inside, where.deeper(hidden=child.get(TEXT + "display") == "none"))
            elif child.tag == TABLE + "table":
                self._table(child, where)
            elif child.tag.startswith(DRAW):
                for box in text_boxes(child):
                    self._flow(box, None, where.deeper("textbox"))

    def _list(self, element: etree._Element, parent: OpenList | None, where: Where) -> None:
        opened = self._lists.open(element, parent)
        for child in element:
            if child.tag == TEXT + "list-item":
                opened.item = Item.of(child)
                self._flow(child, opened, where.deeper())
            elif child.tag == TEXT + "list-header":
                opened.item = Item(numbered=False)
                self._flow(child, opened, where.deeper())

    def _table(self, table: etree._Element, where: Where) -> None:
        self._tables += 1
        index = self._tables
        for cell in cells(table, self._limits):
            place = Cell(index, cell.row, cell.column, cell.span, continues=cell.element is None)
            if cell.element is None:
                self._append(Paragraph("", place=where.place, cell=place))
            else:
                self._flow(cell.element, None, where.deeper(cell=place))

    def _paragraph(self, element: etree._Element, inside: OpenList | None, where: Where) -> None:
        style = element.get(TEXT + "style-name")
        number = self._number(element, style, inside)
        content = self._runs.read(element)
        text, white_space = split_indent(self._text(content).strip("\n").rstrip())
        hidden = where.hidden or content.hides_paragraph or (not text and self._all_hidden(content))
        if hidden and text:
            self._warn(HIDDEN_TEXT_LEFT_OUT)
        indent = self._styles.paragraph(style, "indent")
        if number and number.indent:
            indent = number.indent
        self._append(
            Paragraph(
                text="" if hidden else text,
                number=number.text if number and not hidden else "",
                number_format=number.format_name if number else "",
                level=min(number.level - 1, DEEPEST_TOLD_LEVEL) if number else None,
                style=self._styles.display_name(style),
                indent=(indent or 0) + white_space,
                place=where.place,
                cell=where.cell,
                hidden=hidden,
            )
        )
        for box in content.boxes:
            self._flow(box, None, where.deeper("textbox"))

    def _append(self, paragraph: Paragraph) -> None:
        self._paragraphs += 1
        self._characters += len(paragraph.text)
        if self._paragraphs > self._limits.paragraphs:
            raise too_complex()
        if self._characters > self._limits.characters:
            raise too_large(self._characters, self._limits.characters)
        self._found.append(paragraph)

    def _number(self, element: etree._Element, style: str | None, inside: OpenList | None) -> Number | None:
        is_heading = element.tag == HEADING
        if inside is not None:
            item = inside.item
            if not item.numbered:
                return None
            item.numbered = False  # the item's further paragraphs have no number
            name = item.style or inside.style or self._styles.paragraph(style, "list_style")
            levels = self._styles.lists.get(name or "") or (self._styles.outline if is_heading else DEFAULT_LEVELS)
            start = item.start
            if start is None and inside.restarts and inside.level in levels:
                start = levels[inside.level].start
            inside.restarts = False
            return self._counted(levels, inside.level, inside.count, start)
        if not is_heading or element.get(TEXT + "is-list-header") == "true":
            return None
        level = whole_number(element.get(TEXT + "outline-level"))
        levels = self._styles.outline
        numbered = level in levels and levels[level].number_format
        if not numbered or self._styles.paragraph(style, "list_style") is not None:
            return None
        return self._counted(levels, level, self._outline, outline_start(element))

    def _counted(self, levels: dict[int, Level], level: int, count: Count, start: int | None) -> Number | None:
        if level > DEEPEST_LEVEL:
            return None
        count.advance(levels, level, start)
        if level not in levels:
            return None
        own = levels[level]
        text = label(levels, level, count.counts, self._styles.language)
        return Number(text, "" if own.format_name == NO_FORMAT else own.format_name, level, own.indent)

    def _text(self, content: Content) -> str:
        text, after_note = "", False
        for piece in content.pieces:
            if isinstance(piece, Note):
                self._note(piece)
                after_note = True
                continue
            shown, hidden = piece
            if hidden:
                if shown.strip():
                    self._warn(HIDDEN_TEXT_LEFT_OUT)
                continue
            if after_note and shown.startswith(RAISED_BRACKET):
                # Polish acts print the mark as ¹⁾: the typed bracket belongs to it.
                shown = shown[1:]
                last = self.document.footnotes[-1]
                self.document.footnotes[-1] = replace(last, mark=last.mark + ")")
            text += shown
            after_note = False
        return text

    def _note(self, note: Note) -> None:
        runs, found = self._runs, self._found
        self._runs, self._found = RunReader(self._styles, self._limits), []
        if note.body is not None:
            self._flow(note.body, None, Where(note.kind))
        paragraphs = tuple(self._found)
        self._runs, self._found = runs, found
        self.document.footnotes.append(Footnote(note.mark, paragraphs, source=len(self.document.paragraphs)))

    @staticmethod
    def _all_hidden(content: Content) -> bool:
        texts = [piece for piece in content.pieces if not isinstance(piece, Note)]
        return bool(texts) and all(hidden for _, hidden in texts) and not content.boxes

    def _warn(self, message: str) -> None:
        if message not in self.document.warnings:
            self.document.warnings.append(message)
