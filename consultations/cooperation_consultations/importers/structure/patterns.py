"""The shapes of marks, and the words around a number that speak of something else than a unit of this act."""

from __future__ import annotations

import re

from .. import kinds

# Families of marks: what a reader sees, not yet what it means.
ARTICLE, SIGN, DOT, BARE, PAREN, LETTER, LETTER_DOT = "article", "sign", "dot", "bare", "paren", "letter", "letter_dot"
DASH, DOUBLE_DASH, BULLET, MULTI, ROMAN, CHAPTER = "dash", "double_dash", "bullet", "multi", "roman", "chapter"

UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
LOWER = "a-ząćęłńóśźż"
N = r"(?P<n>\d{1,4}(?:[a-z]{1,2}(?![a-ząćęłńóśźż]))?[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\s?[–-]\s?\d{1,4}[a-z]{0,2}(?=\.|\)))?)"
SIGNS = r"(?:Â?§|&(?=\s?\d)|¤|\$(?=\s?\d)|(?:Paragraf|PARAGRAF|Par\.)(?=\s?\d))"
CHAPTERS = {
    kinds.BOOK: r"KSI[ĘE]GA|Księga",
    kinds.PART: r"CZĘŚĆ|Część|C z ę ś ć",
    kinds.TITLE: r"TYTUŁ|Tytuł|T y t u ł",
    kinds.DIVISION: r"DZIA[ŁL]|Dzia[łl]|D Z I A Ł|D z i a ł",
    kinds.CHAPTER: r"ROZDZIA[ŁL]|Rozdzia[łl]|R O Z D Z I A Ł|R o z d z i a ł",
    kinds.SECTION: r"ODDZIA[ŁL]|Oddzia[łl]|O D D Z I A Ł|O d d z i a ł",
}
CHAPTER_NUMBER = r"[IVXLC]+[a-zA-Z]?|\d{1,3}[a-z]{0,2}|PIERWSZA|DRUGA|TRZECIA|CZWARTA|PIĄTA|OGÓLNA|SZCZEGÓLNA|WOJSKOWA"
CHAPTER_MARK = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in CHAPTERS.items()) + r")\s*(?:[Nn]r\s*)?"
    rf"(?P<n>{CHAPTER_NUMBER})(?![\w-])\s?[.:]?(?:\s?[–—-](?=\s))?"
)
PATTERNS = [
    (ARTICLE, re.compile(rf"(?:Art|ART)\.?\s?{N}(?:\s?\.|(?=\s|$))")),
    (SIGN, re.compile(rf"{SIGNS}\s?{N}(?:\s?[.)]+|:)?")),
    (SIGN, re.compile(r"§\s?(?P<n>[lI])(?:\.|(?=\s|$))")),  # a "1" that a reader of scans took for a letter
    (SIGN, re.compile(rf"[•·▪●&]\s*{N}(?:\.|(?=\s|$))")),
    (MULTI, re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})(?:\.|\)|(?=\s))\s?(?!\d)")),
    (DOT, re.compile(rf"{N}\s?\.\.?(?!\d)")),
    (PAREN, re.compile(rf"{N}\s?(?:\)\.?|/)(?!\d)|\((?P<m>\d{{1,2}})\)")),
    (LETTER, re.compile(rf"(?P<n>[{LOWER}]|[a-z]{{2}})\s?(?:\)\.?|/(?=\s))")),
    (LETTER_DOT, re.compile(r"(?P<n>[a-z])\.(?=\s)")),
    (DOUBLE_DASH, re.compile(r"[–—-]\s?[–—-](?=\s|\w)")),
    (DASH, re.compile(r"[–—−-](?=\s|[^\W\d])")),
    (
        BULLET,
        re.compile(
            r"[•·▪●○◦■□*➢✓\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076](?=\s|\w)|o(?=\s(?!ile|któr|co\b)[a-ząćęłńóśźż])"
        ),
    ),
    (ROMAN, re.compile(rf"(?P<n>[IVX]{{1,6}})\s?[.)](?=\s|[{UPPER}])")),
    (BARE, re.compile(rf"{N}(?=\s[{UPPER}„\"]|\s\d{{1,2}}\.|$)")),
]
INSIDE = re.compile(
    rf"(?:(?<=\s)|(?<=[:;.]))(?:{SIGNS}\s?\d|Art\.\s?\d|\d{{1,3}}[a-z]{{0,2}}(?:[–-]\d{{1,3}}[a-z]{{0,2}})?\s?[.)/]|"
    rf"(?<=\s)\(?[{LOWER}]{{1,2}}\)|(?<=[:;,.]\s)[–—•▪-]\s|"
    rf"(?<=\s)\d{{1,3}}(?=\s(?:[{UPPER}]{{2}}|[{UPPER}][{LOWER}]{{2}}|1\.\s?[{UPPER}])))"
)
# An abbreviation keeps its full stop before a number ("ust. 2"); after a whole word a full stop ends the sentence.
REFERENCE_BEFORE = re.compile(
    r"(?:(?:^|[\s(])(?:(?:art|ust|pkt|lit|poz|nr|Nr|NR|par|str|s|tab|zał|rozdz|t|ww|godz|ok)\.?|"
    r"w|z|i|oraz|lub|albo|a|do|od|ze|dnia|nie|niż|na|po|za|o|co|ponad|około|najmniej|łącznie|tiret|"
    r"ustęp\w*|punkt\w*|paragraf\w*|artykuł\w*|rozdzia\w+|załącznik\w*|numer\w*|zdani\w+)|"
    r"[–,-]\s?\d+\w?\s?[,–-]|§)\s*$"
)
CAPITALS = re.compile(rf"[{UPPER}]{{4,}}\s*$")
CAPITALS_AFTER = re.compile(rf"\s*[{UPPER}]{{4,}} [{UPPER}]{{2,}}")
LINKED_ITEMS = re.compile(r"(?<!lit\. \w)(?<!lit\.\w)(?<!pkt \d) (?:i|oraz|lub|albo|a)\s*$")
REFERENCE_AFTER = re.compile(
    r"\s?(?:(?:ust|pkt|lit|zd|tiret|poz)\b|[,;]?\s?(?:i|oraz|lub|albo)\s+(?:§|\d|art|ust|pkt)|[,;]\s?§|[)\]]|"
    r"(?:uchwały|ustawy|statutu|regulaminu|programu|załącznika|zarządzenia|rozporządzenia|Kodeksu|Konstytucji)\b|niniejsze)"
)
MONTHS = re.compile(
    r"\s?(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    r"r\.|roku|zł|proc|%|[IVX]+\.?\s)"
)
REPEALED = re.compile(r"\s*[-–(\[]*\s*(?:uchylon|skreślon|pominięt|utracił|stracił|nie obowiązuje)", re.I)
REPEALED_BEFORE = re.compile(r"(?:uchylon|skreślon|pominięt)\w+\)\s*$")
DEFINES = re.compile(
    r"[–—-]\s?(?:rozumie się|należy (?:przez to )?rozumieć|oznacza|(?:Kodeks|Prawo|Ordynacja|Karta|Przepisy)\b)"
)
