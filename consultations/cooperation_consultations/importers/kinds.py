"""The fixed list of kinds of legal units, their rank, and how each begins an eid (docs/reference/draft-units.md)."""

from __future__ import annotations

from .paragraphs import N_

ACT_TITLE = "tytul_aktu"
LEGAL_BASIS = "podstawa"
BOOK = "ksiega"
PART = "czesc"
TITLE = "tytul"
DIVISION = "dzial"
CHAPTER = "rozdzial"
SECTION = "oddzial"
ARTICLE = "art"
PARAGRAPH = "par"
SUBSECTION = "ust"
POINT = "pkt"
LETTER = "lit"
INDENT = "tiret"
DOUBLE_INDENT = "podwojny_tiret"
COMMON_PART = "cz_wspolna"
ATTACHMENT = "zalacznik"
JUSTIFICATION = "uzasadnienie"
PLAIN = "akapit"
TABLE = "tabela"
SIGNATURE = "podpis"
QUOTATION = "cytat"
FOOTNOTE = "przypis"

LABELS = {
    ACT_TITLE: N_("title of the act"),
    LEGAL_BASIS: N_("legal basis"),
    BOOK: N_("book"),
    PART: N_("part"),
    TITLE: N_("title"),
    DIVISION: N_("division"),
    CHAPTER: N_("chapter"),
    SECTION: N_("section"),
    ARTICLE: N_("article"),
    PARAGRAPH: N_("paragraph (§)"),
    SUBSECTION: N_("subsection (ust.)"),
    POINT: N_("point (pkt)"),
    LETTER: N_("letter (lit.)"),
    INDENT: N_("indent (tiret)"),
    DOUBLE_INDENT: N_("double indent (podwójne tiret)"),
    COMMON_PART: N_("common part of an enumeration"),
    ATTACHMENT: N_("attachment"),
    JUSTIFICATION: N_("explanatory statement"),
    PLAIN: N_("plain paragraph"),
    TABLE: N_("table"),
    SIGNATURE: N_("signature"),
    QUOTATION: N_("quoted new wording"),
    FOOTNOTE: N_("note"),
}
ALL = tuple(LABELS)

# From the widest to the narrowest; a unit stands only inside a wider one.
SYSTEMATISING = (BOOK, PART, TITLE, DIVISION, CHAPTER, SECTION)
EDITORIAL = (ARTICLE, PARAGRAPH, SUBSECTION, POINT, LETTER, INDENT, DOUBLE_INDENT)
LIST_ITEMS = (POINT, LETTER, INDENT, DOUBLE_INDENT)
RANK = {kind: place for place, kind in enumerate((ATTACHMENT, *SYSTEMATISING, *EDITORIAL))}

EID_STEM = {
    ACT_TITLE: "tytul",
    BOOK: "ksiega",
    TITLE: "tyt",
    CHAPTER: "rozdz",
    SECTION: "oddz",
    INDENT: "tir",
    DOUBLE_INDENT: "dtir",
    ATTACHMENT: "zal",
}


def eid_stem(kind: str) -> str:
    """Return the word with which the eid of this kind begins: `rozdz` for rozdzial, mostly the code itself."""
    return EID_STEM.get(kind, kind)
