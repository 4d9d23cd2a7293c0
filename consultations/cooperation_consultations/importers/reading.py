"""Reads a source of any readable kind into an act."""

from __future__ import annotations

from collections.abc import Sequence

from .paragraphs import Footnote, Paragraph
from .structure import Act, Note, SetAside, Unit, read_act


def read_source(data: bytes | str, name: str = "") -> Act:
    """Read a pasted text, a DOCX or an ODT.

    Args:
        data: the file, or text as pasted.
        name: the file's name, which helps to tell its kind.

    Raises:
        UnreadableSource: the file is of another kind, damaged, encrypted or too large.
    """
    from .text import decode, read_text

    if isinstance(data, str):
        return _read_paragraphs(read_text(data))
    from .sniff import kind_of

    kind = kind_of(data, name)
    if kind == "text":
        return _read_paragraphs(read_text(decode(data)))
    if kind == "docx":
        from .docx import read_paragraphs
    else:
        from .odt import read_paragraphs
    document = read_paragraphs(data)
    act = _read_paragraphs(document.paragraphs, document.footnotes)
    act.warnings = [str(warning) for warning in document.warnings]
    return act


def _read_paragraphs(paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote] = ()) -> Act:
    """Read the act and keep the paragraphs beside it: the editor shows the source next to the units."""
    act = read_act(paragraphs, footnotes)
    act.paragraphs = [[paragraph.number, paragraph.text] for paragraph in paragraphs]
    return act


__all__ = ["Act", "Note", "SetAside", "Unit", "read_act", "read_source"]
