"""The inline content of a paragraph: visible text, note references, numbering fields, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..characters import from_symbol_font, superscript, visible
from ..limits import Limits
from ..refusals import too_complex
from .fields import numbers_itself
from .names import (
    ALTERNATE,
    CONTROL,
    CONTROL_CONTENT,
    FALLBACK,
    INSERTED,
    MATH,
    REMOVED,
    RUN_PROPERTIES,
    TEXT_BOX,
    WORD,
    chosen,
    number,
    switched_on,
    value,
)
from .styles import Styles

WRAPPERS = INSERTED | {WORD + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo")}
DRAWINGS = frozenset({WORD + "drawing", WORD + "pict", WORD + "object"})
NOTE_REFERENCES = {WORD + "footnoteReference": "footnote", WORD + "endnoteReference": "endnote"}
RAISED_BY = 4  # half-points from which a raised run is a superscript


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text, seen or hidden."""

    text: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference to a footnote or endnote; it is no text of the paragraph."""

    kind: str
    id: str
    own_mark: str  # typed by the author ("*"), "" when Word numbers it


@dataclass(frozen=True, slots=True)
class NumberField:
    """A field whose number must be computed."""

    instruction: str


@dataclass(slots=True)
class Content:
    """What one paragraph holds, in order, and the text boxes anchored in it."""

    pieces: list[Text | NoteReference | NumberField] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def followed_by(self, other: Content) -> Content:
        """Both contents as one: what a deleted paragraph mark leaves."""
        return Content(self.pieces + other.pieces, self.boxes + other.boxes)


@dataclass(slots=True)
class OpenField:
    """A field between its begin and end marks; it has an instruction first, then perhaps a result."""

    instruction: str = ""
    in_result: bool = False
    has_result: bool = False


class RunReader:
    """Reads the runs of one story; fields may stay open from one paragraph to the next."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self._styles = styles
        self._limits = limits
        self._fields: list[OpenField] = []
        self._content = Content()
        self._style_id: str | None = None

    def read(self, paragraph: etree._Element, style_id: str | None) -> Content:
        """Collect a paragraph's content as it looks with all changes accepted."""
        self._content = Content()
        self._style_id = style_id
        self._inline(paragraph, 0)
        # An instruction left open would swallow the rest of the document.
        self._fields = [opened for opened in self._fields if opened.in_result]
        return self._content

    def _inline(self, parent: etree._Element, depth: int) -> None:
        if depth > self._limits.depth:
            raise too_complex()
        for child in parent:
            tag = child.tag
            if tag == WORD + "r":
                self._run(child, depth)
            elif tag in WRAPPERS:
                self._inline(child, depth + 1)
            elif tag == WORD + "fldSimple":
                self._simple_field(child, depth)
            elif tag == CONTROL:
                for content in child.findall(CONTROL_CONTENT):
                    self._inline(content, depth + 1)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._inline(branch, depth + 1)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self._add(math_text(child), hidden=False)

    def _simple_field(self, element: etree._Element, depth: int) -> None:
        before = len(self._content.pieces)
        self._inline(element, depth + 1)
        if len(self._content.pieces) == before and numbers_itself(element.get(WORD + "instr", "")):
            self._content.pieces.append(NumberField(element.get(WORD + "instr", "").strip()))

    def _run(self, run: etree._Element, depth: int) -> None:
        properties = run.find(RUN_PROPERTIES)
        hidden = self._is_hidden(properties)
        raised = self._is_raised(properties)
        self._run_content(run, hidden=hidden, raised=raised, depth=depth)

    def _run_content(self, parent: etree._Element, *, hidden: bool, raised: bool, depth: int) -> None:
        if depth > self._limits.depth:
            raise too_complex()
        custom_mark: tuple[str, str] | None = None
        for child in parent:
            tag = child.tag
            if tag in NOTE_REFERENCES:
                reference = (NOTE_REFERENCES[tag], child.get(WORD + "id", ""))
                if switched_on_attribute(child, "customMarkFollows"):
                    custom_mark = reference
                else:
                    self._content.pieces.append(NoteReference(*reference, own_mark=""))
            elif tag == WORD + "fldChar":
                self._field_mark(child.get(WORD + "fldCharType", ""))
            elif tag == WORD + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += child.text or ""
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._run_content(branch, hidden=hidden, raised=raised, depth=depth + 1)
            elif tag in DRAWINGS:
                self._content.boxes.extend(text_boxes(child))
            elif tag == WORD + "ruby":
                for base in child.iterfind(f"{WORD}rubyBase/{WORD}r"):
                    self._run(base, depth + 1)
            else:
                text = run_text(child)
                if custom_mark and text.strip():
                    self._content.pieces.append(NoteReference(*custom_mark, own_mark=text.strip()))
                    custom_mark = None
                else:
                    self._add(superscript(text) if raised else text, hidden=hidden)
        if custom_mark:
            self._content.pieces.append(NoteReference(*custom_mark, own_mark="*"))

    def _add(self, text: str, *, hidden: bool) -> None:
        if not text or any(not opened.in_result for opened in self._fields):
            return
        for opened in self._fields:
            opened.has_result = True
        self._content.pieces.append(Text(text, hidden))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            if not closed.has_result and numbers_itself(closed.instruction):
                self._content.pieces.append(NumberField(closed.instruction.strip()))

    def _is_hidden(self, properties: etree._Element | None) -> bool:
        if properties is not None:
            own = switched_on(properties.find(WORD + "vanish"))
            if own is not None:
                return own
            styled = self._styles.inherited(value(properties.find(WORD + "rStyle")), "hidden")
            if styled is not None:
                return bool(styled)
        return bool(self._styles.inherited(self._style_id, "hidden"))

    def _is_raised(self, properties: etree._Element | None) -> bool:
        vertical = None
        if properties is not None:
            vertical = value(properties.find(WORD + "vertAlign"))
            if vertical is None:
                vertical = self._styles.inherited(value(properties.find(WORD + "rStyle")), "vertical")
            if vertical is None and (number(properties.find(WORD + "position")) or 0) >= RAISED_BY:
                return True
        if vertical is None:
            vertical = self._styles.inherited(self._style_id, "vertical")
        return bool(vertical == "superscript")


def switched_on_attribute(element: etree._Element, name: str) -> bool:
    """A toggle that is an attribute, such as w:customMarkFollows."""
    return element.get(WORD + name) in ("1", "true", "on")


def run_text(element: etree._Element) -> str:
    """The text of one child of a run; "" for what is no text."""
    match element.tag.removeprefix(WORD):
        case "t":
            return visible(from_symbol_font(element.text or ""))
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n"  # page and column breaks too: the words around them stay apart
        case "noBreakHyphen":
            return "\u2011"
        case "sym":
            code = _hexadecimal(element.get(WORD + "char"))
            return from_symbol_font(chr(code)) if (code and code < 0xD800) or 0xE000 <= code < 0x110000 else ""
    return ""


def text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each once although Word writes it for old readers again."""
    for child in drawing:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from text_boxes(branch)
        elif child.tag != FALLBACK and child.tag not in REMOVED:
            yield from text_boxes(child)


def math_text(element: etree._Element) -> str:
    """A formula on one line, powers raised and fractions with a slash."""
    tag = element.tag
    if tag == MATH + "t":
        return visible(element.text or "")
    if tag == MATH + "f":
        numerator, denominator = element.find(MATH + "num"), element.find(MATH + "den")
        if numerator is not None and denominator is not None:
            return f"{math_text(numerator)}/{math_text(denominator)}"
    text = "".join(math_text(child) for child in element if child.tag not in REMOVED)
    return superscript(text) if tag == MATH + "sup" else text


def _hexadecimal(text: str | None) -> int:
    try:
        return int(text or "", 16)
    except ValueError:
        return 0
