"""What reading gives: a tree of units, what was set aside, notes, and the account of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

FORMAT = 1


@dataclass(slots=True)
class Unit:
    """A legal unit (jednostka redakcyjna) or a piece between units; read mark, heading, text, table, then children."""

    kind: str
    number: str = ""  # without sign: "5a", "3¹", "II", "a"; the ordinal of a tiret
    mark: str = ""  # exactly as in the source, "" when there is none
    heading: str = ""
    text: str = ""
    generated: bool = False  # the number came from the word processor's list and is in no text
    table: dict[str, Any] | None = None
    doubts: list[str] = field(default_factory=list)
    source: tuple[int, int] = (0, 0)  # first and last paragraph of the source
    children: list[Unit] = field(default_factory=list)
    id: str = ""

    def doubt(self, code: str) -> None:
        """Note a doubt once."""
        if code not in self.doubts:
            self.doubts.append(code)

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "number": self.number,
            "mark": self.mark,
            "generated": self.generated,
            "heading": self.heading,
            "text": self.text,
            "table": self.table,
            "doubts": list(self.doubts),
            "source": list(self.source),
            "children": [child.to_json() for child in self.children],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Unit:
        return cls(
            kind=data["kind"],
            number=data.get("number", ""),
            mark=data.get("mark", ""),
            heading=data.get("heading", ""),
            text=data.get("text", ""),
            generated=bool(data.get("generated", False)),
            table=data.get("table"),
            doubts=list(data.get("doubts", [])),
            source=tuple(data.get("source", (0, 0))),
            children=[cls.from_json(child) for child in data.get("children", [])],
            id=data.get("id", ""),
        )


@dataclass(slots=True)
class SetAside:
    """A piece of the source that is no part of the act, such as a page header; the editor can take it back."""

    text: str
    why: str
    source: tuple[int, int]
    id: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text, "why": self.why, "source": list(self.source)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> SetAside:
        return cls(text=data["text"], why=data["why"], source=tuple(data["source"]), id=data.get("id", ""))


@dataclass(slots=True)
class Note:
    """A footnote: its mark and text."""

    mark: str
    text: str
    source: tuple[int, int] = (0, 0)
    id: str = ""
    in_text: bool = True  # its words stand among the source's paragraphs; the document may keep notes apart

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "mark": self.mark, "text": self.text, "source": list(self.source)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Note:
        return cls(
            mark=data["mark"], text=data["text"], source=tuple(data.get("source", (0, 0))), id=data.get("id", "")
        )


@dataclass(slots=True)
class Act:
    """A draft act as read: the working draft that the editor repairs and that issuing freezes."""

    units: list[Unit] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    generated: list[str] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)  # msgids: what the reader of the document left unread
    paragraphs: list[list[str]] = field(default_factory=list)  # of the source: generated number and text

    def walk(self) -> Iterator[tuple[Unit, Unit | None]]:
        """Yield each unit with its parent, in the order of the document."""
        stack: list[tuple[Unit, Unit | None]] = [(unit, None) for unit in reversed(self.units)]
        while stack:
            unit, parent = stack.pop()
            yield unit, parent
            stack.extend((child, unit) for child in reversed(unit.children))

    def number_pieces(self) -> None:
        """Give ids u1…, s1…, n1… in the order of the document."""
        for place, (unit, _parent) in enumerate(self.walk(), 1):
            unit.id = f"u{place}"
        for place, piece in enumerate(self.set_aside, 1):
            piece.id = f"s{place}"
        for place, note in enumerate(self.notes, 1):
            note.id = f"n{place}"

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "units": [unit.to_json() for unit in self.units],
            "set_aside": [piece.to_json() for piece in self.set_aside],
            "notes": [note.to_json() for note in self.notes],
            "joined": list(self.joined),
            "generated": list(self.generated),
            "words": dict(self.words),
            "warnings": list(self.warnings),
            "paragraphs": [list(paragraph) for paragraph in self.paragraphs],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Act:
        """Build the act again.

        Raises:
            ValueError: the format is unknown.
        """
        if data.get("format") != FORMAT:
            raise ValueError(f"unknown format of a draft act: {data.get('format')!r}")
        return cls(
            units=[Unit.from_json(unit) for unit in data.get("units", [])],
            set_aside=[SetAside.from_json(piece) for piece in data.get("set_aside", [])],
            notes=[Note.from_json(note) for note in data.get("notes", [])],
            joined=list(data.get("joined", [])),
            generated=list(data.get("generated", [])),
            words=dict(data.get("words", {})),
            warnings=list(data.get("warnings", [])),
            paragraphs=[list(paragraph) for paragraph in data.get("paragraphs", [])],
        )
