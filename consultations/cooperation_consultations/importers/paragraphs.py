"""What every reader of documents gives: paragraphs as a person sees them, generated numbers beside the text."""

from __future__ import annotations

from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a message for translation; the Django layer translates it, since nothing here knows Django."""
    return message


HIDDEN_TEXT_LEFT_OUT = N_("The document has hidden text, which was left out.")


class UnreadableSource(Exception):
    """A source that is refused, with a stable code and a message that says what to do."""

    def __init__(self, code: str, message: str, params: dict[str, object] | None = None) -> None:
        self.code = code
        self.message = message
        self.params = params or {}
        super().__init__(code, message, self.params)

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a paragraph in a table; tables are counted through the document from 1, rows and columns from 0."""

    table: int
    row: int
    column: int
    span: int = 1
    continues: bool = False  # vertically merged into the row above


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its own text, and apart from it the number that the word processor puts in front."""

    text: str  # line breaks as "\n", superscripts as Unicode ("3¹"), never the generated number
    number: str = ""  # "§ 4.", "a)", "–" as shown, "" for none
    number_format: str = ""  # decimal, lowerLetter, upperRoman, bullet, …; "" for none
    level: int | None = None  # list level 0…8
    style: str = ""  # the style's name as people see it ("Heading 1")
    indent: int = 0  # leading white space in characters, where the source tells
    place: str = "body"  # body | textbox | footnote | endnote
    cell: Cell | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote: the mark in the running text and the paragraphs below the line."""

    mark: str
    paragraphs: tuple[Paragraph, ...]
    source: int = 0  # index of the paragraph that refers to it


@dataclass(slots=True)
class Document:
    """All that a reader found; warnings are msgids about what was left unread."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
