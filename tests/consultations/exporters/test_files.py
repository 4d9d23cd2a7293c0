"""The table of remarks as files: nothing lost, nothing hidden let out, nothing that a spreadsheet would run."""

import io
import os
import shlex
import subprocess
import zipfile

import openpyxl
import pytest
from cooperation_consultations.domain import moderation
from cooperation_consultations.enums import Visibility
from cooperation_consultations.exporters import pdf
from cooperation_consultations.exporters.docx import write_docx
from cooperation_consultations.exporters.glyphs import spelled_out
from cooperation_consultations.exporters.kinds import front_of
from cooperation_consultations.exporters.pdf import write_pdf
from cooperation_consultations.exporters.rows import rows_of
from cooperation_consultations.exporters.spreadsheet import remarks_table
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_core.tables import write_xlsx
from django.utils import timezone
from django.utils.translation import override
from docx import Document
from pypdf import PdfReader

AWKWARD = "Zażółć 😀 漢字\x07 „ł” \n=1+1 ½ 🇵🇱"


@pytest.fixture
def consultation(site, superuser):
    """Four remarks: shown, hidden, withdrawn, and one that waits for staff."""
    consultation = ConsultationFactory(site=site)
    make_remark(consultation, text="=cmd|calc!A1", visibility=Visibility.PUBLISHED)
    hidden = make_remark(consultation, text="Obraźliwe słowa.")
    moderation.hide_remark(hidden, reason="narusza regulamin", at=timezone.now(), actor=superuser)
    gone = make_remark(consultation, text="Wycofane słowa.", visibility=Visibility.PUBLISHED)
    type(gone).objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    make_remark(consultation, text="Jeszcze nieoglądana.")
    return consultation


def pdf_text(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_public_rows_cost_one_query_for_each_chunk(consultation, django_assert_num_queries):
    with django_assert_num_queries(2):  # the second finds no more
        assert len(list(rows_of(consultation))) == 3


def test_public_rows_say_where_each_remark_stands(consultation):
    with override("en"):
        states = [row.state for row in rows_of(consultation)]
        assert states == ["published", "hidden: narusza regulamin", "withdrawn"]
        assert [row.state for row in rows_of(consultation, everything=True)][:3] == states


def test_public_rows_keep_numbers_and_drop_words_of_hidden_and_withdrawn_ones(consultation):
    rows = [(row.number, row.text) for row in rows_of(consultation)]
    assert rows == [(1, "=cmd|calc!A1"), (2, "(ukryta: narusza regulamin)"), (3, "")] or rows == [
        (1, "=cmd|calc!A1"),
        (2, "(hidden: narusza regulamin)"),
        (3, ""),
    ]


def test_rows_for_staff_hold_everything_and_mark_it(consultation):
    rows = {row.number: row for row in rows_of(consultation, everything=True)}
    assert [rows[number].text for number in (2, 3, 4)] == [
        "Obraźliwe słowa.",
        "Wycofane słowa.",
        "Jeszcze nieoglądana.",
    ]
    assert "narusza regulamin" in rows[2].state
    assert len({row.state for row in rows.values()}) == 4


def test_rows_are_read_in_a_constant_number_of_queries(consultation, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):  # a chunk is two queries, and one empty chunk ends it
        list(rows_of(consultation))


def test_a_formula_stays_text_in_the_spreadsheet(consultation):
    file = io.BytesIO()
    write_xlsx([remarks_table("Uwagi", rows_of(consultation), language="pl")], file)
    sheet = openpyxl.load_workbook(file).active
    header = [cell.value for cell in sheet[1]]
    cell = sheet.cell(row=2, column=len(header[: header.index("Treść uwagi") + 1]) if "Treść uwagi" in header else 8)
    assert cell.value == "=cmd|calc!A1"
    assert cell.data_type == "s"


def test_the_document_for_word_repeats_its_header_and_holds_every_row(consultation):
    file = io.BytesIO()
    write_docx(front_of(consultation, "pl"), rows_of(consultation), file)
    table = Document(io.BytesIO(file.getvalue())).tables[0]
    assert len(table.rows) == 4
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert table.rows[1].cells[5].text == "=cmd|calc!A1"


def test_characters_without_a_glyph_are_named_and_others_kept():
    shown = spelled_out(AWKWARD)
    assert "Zażółć" in shown
    assert "[grinning face]" in shown
    assert "\x07" not in shown
    assert "😀" not in shown


def test_one_emoji_does_not_cost_the_office_its_pdf(site):
    consultation = ConsultationFactory(site=site, title=f"Program {AWKWARD[:9]}")
    make_remark(consultation, text=AWKWARD.replace("\x07", ""), visibility=Visibility.PUBLISHED)
    file = io.BytesIO()
    assert write_pdf(front_of(consultation, "pl"), rows_of(consultation), file) == ".pdf"
    assert "grinning" in pdf_text(file.getvalue())


def test_a_consultation_without_remarks_has_its_files_too(site):
    consultation = ConsultationFactory(site=site)
    written, set_in_type = io.BytesIO(), io.BytesIO()
    write_docx(front_of(consultation, "pl"), rows_of(consultation), written)
    assert Document(io.BytesIO(written.getvalue())).tables == []
    write_pdf(front_of(consultation, "pl"), rows_of(consultation), set_in_type)
    assert len(PdfReader(io.BytesIO(set_in_type.getvalue())).pages) == 1


def test_many_remarks_go_into_volumes(consultation, monkeypatch):
    monkeypatch.setattr(pdf, "ROWS_PER_VOLUME", 2)
    file, told = io.BytesIO(), []
    assert write_pdf(front_of(consultation, "pl"), rows_of(consultation), file, told.append) == ".zip"
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["01.pdf", "02.pdf"]
    assert told == [2, 3]


def test_the_typesetter_says_what_is_wrong(tmp_path, monkeypatch, consultation):
    monkeypatch.setattr(pdf, "SECONDS_PER_VOLUME", 0.01)
    with pytest.raises(pdf.TypesettingFailed, match="more than"):
        write_pdf(front_of(consultation, "pl"), rows_of(consultation), io.BytesIO())


@pytest.mark.skipif("PDFUA_COMMAND" not in os.environ, reason="PDFUA_COMMAND names no PDF/UA checker (veraPDF runs it)")
def test_the_pdf_is_accessible(consultation, tmp_path):
    target = tmp_path / "table.pdf"
    with target.open("wb") as file:
        write_pdf(front_of(consultation, "pl"), rows_of(consultation), file)
    checked = subprocess.run(
        [*shlex.split(os.environ["PDFUA_COMMAND"]), str(target)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
