"""The table of remarks as a Word document that an office can edit and put into its file."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import IO

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .layout import Front, column_names
from .rows import RemarkRow

WIDTHS = (9, 23, 32, 27, 40, 66, 23, 53)  # millimetres, together an A4 page on its side
# XML 1.0 has no place for these; the domain refuses them in new remarks, old ones must not break a file.
_NOT_IN_XML = dict.fromkeys([*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF])


def write_docx(
    front: Front, rows: Iterable[RemarkRow], file: IO[bytes], progress: Callable[[int], None] = lambda done: None
) -> str:
    """Write the table into ``file`` and return its suffix; ``progress`` is told how many rows are written."""
    document = Document()
    _lay_out(document, front)
    document.add_heading(front.title, level=0)
    document.add_paragraph(front.office)
    for name, value in front.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)
    table, pattern = _empty_table(document)
    count = 0
    for count, row in enumerate(rows, start=1):
        table._tbl.append(_filled(pattern, _cells(row)))
        if count % 500 == 0:
            progress(count)
    if not count:
        table._tbl.getparent().remove(table._tbl)
        document.add_paragraph(_("No remarks were submitted."))
    document.add_paragraph(front.footer)
    document.save(file)
    progress(count)
    return ".docx"


def _lay_out(document, front: Front) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(14)
    document.styles["Normal"].font.size = Pt(9)
    document.core_properties.title = front.title
    document.core_properties.author = front.office
    document.core_properties.language = front.language
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(properties.makeelement(qn("w:lang"), {qn("w:val"): front.language}))


def _empty_table(document):
    """Return a table with its header row, and a row to copy: filling a copy is linear where ``add_row`` is not."""
    names = column_names()
    table = document.add_table(rows=2, cols=len(names), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    header = table.rows[0]
    for cell, name, width in zip(header.cells, names, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(name).bold = True
    repeat = header._tr.get_or_add_trPr()
    repeat.append(repeat.makeelement(qn("w:tblHeader"), {}))
    pattern = table.rows[1]
    for cell, width in zip(pattern.cells, WIDTHS, strict=True):
        cell.width = Mm(width)
    table._tbl.remove(pattern._tr)
    return table, pattern._tr


def _filled(pattern, cells: list[list[str]]):
    row = deepcopy(pattern)
    for cell, paragraphs in zip(row.findall(qn("w:tc")), cells, strict=True):
        blank = cell.find(qn("w:p"))
        for text in paragraphs:
            paragraph = deepcopy(blank)
            run = paragraph.makeelement(qn("w:r"), {})
            for place, line in enumerate(text.translate(_NOT_IN_XML).split("\n")):
                if place:
                    run.append(run.makeelement(qn("w:br"), {}))
                words = run.makeelement(qn("w:t"), {qn("xml:space"): "preserve"})
                words.text = line
                run.append(words)
            paragraph.append(run)
            cell.append(paragraph)
        cell.remove(blank)
    return row


def _cells(row: RemarkRow) -> list[list[str]]:
    when = formats.date_format(timezone.localtime(row.received_at), "SHORT_DATETIME_FORMAT")
    remark = [row.text]
    if row.proposed_wording:
        remark.append(_("Proposed wording: %(text)s") % {"text": row.proposed_wording})
    if row.reasons:
        remark.append(_("Reasons: %(text)s") % {"text": row.reasons})
    position = [row.answer_reasons]
    if row.changed_unit:
        position.append(_("Change: %(text)s") % {"text": row.changed_unit})
    return [
        [str(row.number)],
        [when, row.channel],
        [row.author],
        [row.unit],
        [row.quotation],
        remark,
        [row.decision],
        position,
    ]
