"""The inline content of a paragraph: visible text, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..characters import superscript, visible
from ..limits import Limits
from ..refusals import too_complex
from .names import DRAW, HEADING, LIST, OFFICE, PARAGRAPH, TEXT, whole_number
from .styles import Styles

WHITE_SPACE = re.compile(r"[ \t\r\n]+")
SHAPES = frozenset(
    DRAW + name
    for name in (
        "text-box", "custom-shape", "rect", "ellipse", "circle", "caption", "polygon", "polyline", "path", "line",
        "connector", "measure",
    )
)  # fmt: skip
NO_TEXT = frozenset(
    TEXT + name
    for name in (
        "hidden-text", "tracked-changes", "soft-page-break", "number", "ruby-text", "script", "change", "change-start",
        "change-end", "reference-mark-start", "reference-mark-end", "toc-mark", "toc-mark-start", "toc-mark-end",
        "alphabetical-index-mark", "user-index-mark", "bookmark", "bookmark-start", "bookmark-end",
    )
)  # fmt: skip
MOST_SPACES = 100


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote where the text refers to it."""

    mark: str
    kind: str
    body: etree._Element | None


@dataclass(slots=True)
class Content:
    """What one paragraph holds, in order, and the text boxes anchored in it."""

    pieces: list[tuple[str, bool] | Note] = field(default_factory=list)  # text and whether it is hidden
    boxes: list[etree._Element] = field(default_factory=list)
    hides_paragraph: bool = False


class RunReader:
    """Reads the content of one paragraph after the other."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self._styles = styles
        self._limits = limits
        self._content = Content()
        self._after_space = True

    def read(self, paragraph: etree._Element) -> Content:
        """Collect a paragraph's content; what was deleted under tracking is kept elsewhere in the file."""
        self._content = Content()
        self._after_space = True
        style = paragraph.get(TEXT + "style-name")
        self._inline(
            paragraph,
            hidden=bool(self._styles.paragraph(style, "hidden")),
            raised=bool(self._styles.paragraph(style, "raised")),
            depth=0,
        )
        return self._content

    def _inline(self, parent: etree._Element, *, hidden: bool, raised: bool, depth: int) -> None:
        if depth > self._limits.depth:
            raise too_complex()
        self._flow(parent.text, hidden=hidden, raised=raised)
        for child in parent:
            self._child(child, hidden=hidden, raised=raised, depth=depth)
            self._flow(child.tail, hidden=hidden, raised=raised)

    def _child(self, child: etree._Element, *, hidden: bool, raised: bool, depth: int) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            self._add(" " * min(max(whole_number(child.get(TEXT + "c")), 0), MOST_SPACES), hidden=hidden)
        elif tag == TEXT + "tab":
            self._add("\t", hidden=hidden)
        elif tag == TEXT + "line-break":
            self._add("\n", hidden=hidden)
            self._after_space = True
        elif tag == TEXT + "note":
            self._note(child)
        elif tag == TEXT + "span":
            style = child.get(TEXT + "style-name")
            own_hidden, own_raised = self._styles.text(style, "hidden"), self._styles.text(style, "raised")
            self._inline(
                child,
                hidden=hidden if own_hidden is None else own_hidden,
                raised=raised if own_raised is None else own_raised,
                depth=depth + 1,
            )
        elif tag == TEXT + "hidden-paragraph":
            self._content.hides_paragraph |= child.get(TEXT + "is-hidden") == "true"
        elif tag.startswith(DRAW):
            self._content.boxes.extend(text_boxes(child))
        elif tag not in NO_TEXT and not tag.startswith(OFFICE):
            self._inline(child, hidden=hidden, raised=raised, depth=depth + 1)

    def _flow(self, text: str | None, *, hidden: bool, raised: bool) -> None:
        """Add running text, in which white space of any length is one space, across elements too."""
        if not text:
            return
        collapsed = visible(WHITE_SPACE.sub(" ", text))
        if self._after_space:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self._add(superscript(collapsed) if raised else collapsed, hidden=hidden)
            self._after_space = collapsed.endswith(" ")

    def _add(self, text: str, *, hidden: bool) -> None:
        if text:
            self._content.pieces.append((text, hidden))
            self._after_space = False

    def _note(self, element: etree._Element) -> None:
        citation = element.find(TEXT + "note-citation")
        self._content.pieces.append(
            Note(
                mark="" if citation is None else "".join(citation.itertext()).strip(),
                kind="endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote",
                body=element.find(TEXT + "note-body"),
            )
        )
        self._after_space = False


def text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost shapes of a drawing that hold paragraphs."""
    if drawing.tag in SHAPES and any(child.tag in (PARAGRAPH, HEADING, LIST) for child in drawing):
        yield drawing
        return
    for child in drawing:
        yield from text_boxes(child)
