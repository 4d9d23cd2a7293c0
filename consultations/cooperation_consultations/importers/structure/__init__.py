"""Reads paragraphs into a tree of legal units, with nothing lost and nothing guessed in silence.

The way: lines.py (paragraphs to lines) → debris.py (page headers aside) → frame.py (title, basis, provisions, attachments) → marks.py (candidates)
→ levels.py and sequence.py (which of them are units) → tree.py (the units) → words.py (the account).
"""

from .act import Act, Note, SetAside, Unit
from .read import read_act

__all__ = ["Act", "Note", "SetAside", "Unit", "read_act"]
