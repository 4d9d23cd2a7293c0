"""Characters that the report's typeface cannot show.

PDF/UA refuses a page with a character that has no glyph, and one emoji in one remark must not cost an office its
report: such a character is written out by its name, so that nothing is lost.
"""

import re
import unicodedata
from functools import lru_cache

import typst

# Latin with its extensions, Greek, Cyrillic and general punctuation are in every typeface that comes with typst.
_ORDINARY = re.compile(r"[^\n\t\x20-\x7e\xa0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u2010-\u2027\u202f-\u203a]")
_PROBE = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#sys.inputs.text'


def spelled_out(text: str) -> str:
    """Return the text with every character that cannot be shown replaced by its Unicode name in brackets."""
    return _ORDINARY.sub(lambda match: _shown(match[0]), text)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Cn", "Co"):
        return f"[U+{ord(character):04X}]"
    if category in ("Cf", "Mn", "Me"):  # joiners, direction marks, accents: they show nothing by themselves
        return character if category == "Mn" and _has_glyph("a" + character) else ""
    return character if _has_glyph(character) else f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def _has_glyph(text: str) -> bool:
    try:
        typst.compile(_PROBE, sys_inputs={"text": text}, pdf_standards="ua-1", ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True
