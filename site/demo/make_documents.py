"""Makes the demo's Word documents (needs python-docx; only the results are used).

``draft_programme.docx`` holds the text of ``draft_programme.txt`` with numbering that Word generates: the marks of
chapters, paragraphs, sections, points and letters are in numbering.xml and in no text, so that the import can be tried.
"""

import re
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
YEAR = 2026
CHAPTER, PARAGRAPH, SECTION, POINT, LETTER, DASH, DOUBLE_DASH = range(7)
LEVELS = (  # format, text and indent in centimetres; the § runs through the chapters
    ("decimal", "Rozdział %1", 0.0),
    ("decimal", "§ %2.", 0.0),
    ("decimal", "%3.", 0.0),
    ("decimal", "%4)", 0.7),
    ("lowerLetter", "%5)", 1.4),
    ("bullet", "–", 2.1),
    ("bullet", "– –", 2.8),
)
MARKS = (
    (CHAPTER, r"Rozdział \d+"),
    (PARAGRAPH, r"§ \d+\.\s*"),
    (SECTION, r"\d+\. "),
    (POINT, r"\d+\) "),
    (LETTER, r"[a-z]\) "),
    (DOUBLE_DASH, r"– – "),
    (DASH, r"– "),
)
COMMON_PARTS = ("– z poszanowaniem", "– przy czym ostateczną")


def element(tag, **attributes):
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_numbering(document):
    """Add one multi-level list and return the function that starts the given levels anew and tells its id."""
    numbering = document.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId=90)
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for i, (form, text, indent) in enumerate(LEVELS):
        level = element("w:lvl", ilvl=i)
        level.append(element("w:start", val=1))
        level.append(element("w:numFmt", val=form))
        if i == PARAGRAPH:
            level.append(element("w:lvlRestart", val=0))
        if i == POINT:
            level.append(element("w:suff", val="tab"))
        level.append(element("w:lvlText", val=text))
        level.append(element("w:lvlJc", val="left"))
        properties = element("w:pPr")
        properties.append(
            element(
                "w:ind", left=round((indent + 0.7) * 567) if i > PARAGRAPH else 0, hanging=397 if i > PARAGRAPH else 0
            )
        )
        level.append(properties)
        abstract.append(level)
    numbering.insert(0, abstract)
    made = []

    def start(levels):
        number = element("w:num", numId=90 + len(made))
        number.append(element("w:abstractNumId", val=90))
        for i, first in levels.items():
            override = element("w:lvlOverride", ilvl=i)
            override.append(element("w:startOverride", val=first))
            number.append(override)
        numbering.append(number)
        made.append(number)
        return 89 + len(made)

    return start


def numbered(paragraph, level, number):
    properties = paragraph._p.get_or_add_pPr()
    reference = element("w:numPr")
    reference.append(element("w:ilvl", val=level))
    reference.append(element("w:numId", val=number))
    properties.append(reference)


def centred(document, text, bold=True):
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold
    return paragraph


def new_document():
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11)
    style.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    document.core_properties.author = "Demonstracja"
    document.core_properties.language = "pl-PL"
    return document


def add_table(document, rows, widths=None):
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for i, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = i == 0
    for column, width in enumerate(widths or ()):
        for row in table.rows:
            row.cells[column].width = Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))


def split_mark(line):
    """The list level of a line and its text without the mark; (None, line) where the mark is typed, not generated."""
    if line.startswith(COMMON_PARTS):
        return None, line
    for level, pattern in MARKS:
        if match := re.match(pattern, line):
            return level, line[match.end() :].strip()
    return None, line


def programme():
    """The draft programme as an office would type it: generated numbers, one typed ``§ 5a.``, a true table."""
    document = new_document()
    start = add_numbering(document)
    anew = dict.fromkeys(range(len(LEVELS)), 1)
    main = current = start(anew)
    rows = []
    lines = (
        (HERE / "draft_programme.txt").read_text(encoding="utf-8").format(year=YEAR, next_year=YEAR + 1).splitlines()
    )
    for line in filter(None, lines):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            add_table(document, rows, (1.2, 7.5, 4, 3.3))
            rows = []
        if line.startswith("Załącznik nr"):
            main = current = start(anew)
            paragraph = document.add_paragraph(line)
            paragraph.alignment, paragraph.paragraph_format.page_break_before = WD_ALIGN_PARAGRAPH.RIGHT, True
            continue
        level, text = split_mark(line)
        last = document.paragraphs[-1] if document.paragraphs else None
        if level is None and line.startswith("§ 5a. 1."):
            document.add_paragraph(line)
            current = start({SECTION: 2})  # its first section is typed in the same line
        elif level is None:
            title = line.isupper() or line.startswith(("z dnia", "w sprawie", "UCHWAŁA", "HARMONOGRAM", "PROGRAM "))
            chapter = last is not None and last.style.name == "Heading 2"
            centred(document, line) if title or chapter else document.add_paragraph(line)
        elif level == CHAPTER:
            numbered(document.add_paragraph(style="Heading 2"), CHAPTER, main)
        elif level == PARAGRAPH and text.startswith("1. "):
            current = main
            numbered(document.add_paragraph(), PARAGRAPH, main)
            numbered(document.add_paragraph(text[3:]), SECTION, main)
        else:
            current = main if level == PARAGRAPH else current
            numbered(document.add_paragraph(text), level, current)
    document.save(HERE / "draft_programme.docx")


def remark_form():
    document = new_document()
    document.add_heading("Formularz uwag", 1)
    document.add_paragraph(
        "Formularz można wypełnić ręcznie albo na komputerze i przesłać na adres "
        "dialog@urzad.przyklad.example lub oddać w kancelarii. "
        "Uwagę można też zgłosić wprost przy przepisie, na stronie konsultacji."
    )
    document.add_paragraph("Tytuł konsultacji: ……………………………………………………………………")
    add_table(
        document,
        [
            ["Lp.", "Przepis (np. § 7 ust. 2)", "Proponowana zmiana", "Uzasadnienie"],
            *[[f"{i}", "\n\n\n", "", ""] for i in range(1, 5)],
        ],
        (1.2, 4, 6, 5),
    )
    document.add_heading("Kto zgłasza", 2)
    for text in (
        "Osoba albo organizacja i funkcja: ………………………………………………",
        "Adres e-mail lub pocztowy do odpowiedzi: ………………………………………",
        "☐ Zgadzam się na ujawnienie mojego imienia i nazwiska przy uwadze.",
    ):
        document.add_paragraph(text)
    document.add_paragraph(
        "Nie podawaj numeru PESEL ani danych innych osób. "
        "Informacja o danych osobowych jest na stronie serwisu i w kancelarii. "
        "Formularz jest przykładem przygotowanym na potrzeby pokazu."
    )
    document.save(HERE / "documents" / "formularz_uwag.docx")


def summary():
    document = new_document()
    document.add_heading("Program współpracy: o co chodzi?", 1)
    document.add_paragraph("Streszczenie prostym językiem. Tekst przykładowy, przygotowany na potrzeby pokazu.")
    for heading, texts in (
        (
            "Co to jest",
            (
                "Program mówi, jak województwo będzie współpracować z organizacjami społecznymi w przyszłym roku.",
                "Mówi też, na co organizacje mogą dostać pieniądze.",
            ),
        ),
        (
            "Co nowego",
            (
                "Urząd ma pisać prosto.",
                "Organizacja dołoży najwyżej 10% kosztów.",
                "Błąd w ofercie będzie można poprawić.",
                "Urząd napisze, dlaczego oferta wygrała albo przegrała.",
            ),
        ),
        ("Ile to kosztuje", ("Razem 6 480 000 zł.", "Najwięcej na sport, pomoc społeczną i kulturę.")),
        (
            "Co możesz zrobić",
            (
                "Przeczytaj projekt i napisz, co zmienić.",
                "Nie potrzebujesz konta.",
                "Na każdą uwagę dostaniesz odpowiedź.",
            ),
        ),
    ):
        document.add_heading(heading, 2)
        for text in texts:
            document.add_paragraph(text, style="List Bullet")
    document.save(HERE / "documents" / "streszczenie_programu.docx")


def partnership_card():
    document = new_document()
    document.add_heading("Karta partnerstwa", 1)
    document.add_paragraph("Wypełnijcie ją wspólnie na pierwszym spotkaniu. Jedna strona wystarczy.")
    questions = (
        "Czyj problem rozwiązujemy?",
        "Po czym poznamy, że się udało?",
        "Co wnosi urząd?",
        "Co wnosi organizacja?",
        "Kto podejmuje decyzje i jak?",
        "Kto za co płaci i kiedy?",
        "Co zrobimy, gdy się nie zgodzimy?",
        "Kiedy spotykamy się znowu?",
    )
    add_table(document, [["Pytanie", "Nasza odpowiedź"], *[[q, "\n\n"] for q in questions]], (6, 10))
    document.save(HERE / "documents" / "karta_partnerstwa.docx")


if __name__ == "__main__":
    (HERE / "documents").mkdir(exist_ok=True)
    for make in (programme, remark_form, summary, partnership_card):
        make()
