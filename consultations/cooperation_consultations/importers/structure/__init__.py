"""Reads paragraphs into a tree of legal units, with nothing lost and nothing guessed in silence.

The way: lines.py (paragraphs to lines) → debris.py, footnotes.py, tables.py (what is no running text) → frame.py
(title, basis, provisions, attachments) → marks.py (candidate marks) → ways.py, lists.py, sequence.py (which of them
are units) → tree.py (the units) → words.py (the account).
"""

from .act import Act, Note, SetAside, Unit
from .read import read_act

__all__ = ["Act", "Note", "SetAside", "Unit", "read_act"]
