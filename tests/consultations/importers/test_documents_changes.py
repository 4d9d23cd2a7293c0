"""Tracked changes of Word: the view with all of them accepted counts."""

from cooperation_consultations.importers import docx

from .documents import LEGAL, make_docx, numbers, par, run, texts

DELETED = '<w:del w:id="1" w:author="a"/>'
INSERTED = '<w:ins w:id="1" w:author="a"/>'
MOVED_AWAY = '<w:moveFrom w:id="1" w:author="a"/>'


def deleted(text):
    return f'<w:del w:id="2"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(inner):
    return f'<w:ins w:id="3">{inner}</w:ins>'


def test_inserted_text_counts_and_deleted_text_does_not():
    assert texts(make_docx(par(run("ma ") + deleted("nie ") + inserted(run("zawsze "))))) == ["ma zawsze"]


def test_text_that_was_inserted_and_deleted_again_is_gone():
    assert texts(make_docx(par(run("a") + inserted(deleted("b")) + run("c")))) == ["ac"]


def test_a_deleted_paragraph_takes_no_number():
    body = par("a", num=1, level=0) + par(deleted("b"), num=1, level=0, mark=DELETED) + par("c", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("§ 1.", "a"), ("§ 2.", "c")]


def test_an_inserted_paragraph_takes_a_number():
    body = par(inserted(run("a")), num=1, level=0, mark=INSERTED) + par("b", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("§ 1.", "a"), ("§ 2.", "b")]


def test_a_deleted_mark_joins_to_the_next_paragraph_whose_properties_survive():
    body = par("pierwsza ", num=1, level=0, mark=DELETED) + par("druga", num=1, level=1) + par("c", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("1)", "pierwsza druga"), ("§ 2.", "c")]


def test_several_deleted_marks_join_all():
    body = par("a", mark=DELETED) + par("b", mark=DELETED) + par("c")
    assert texts(make_docx(body)) == ["abc"]


def test_a_deleted_mark_before_a_table_keeps_the_paragraph_out_of_it():
    body = par("przed", mark=DELETED) + f"<w:tbl><w:tr><w:tc>{par('w tabeli')}</w:tc></w:tr></w:tbl>"
    assert texts(make_docx(body)) == ["przed", "w tabeli"]


def test_a_deleted_paragraph_before_a_table_takes_no_number():
    table = f"<w:tbl><w:tr><w:tc>{par('w tabeli')}</w:tc></w:tr></w:tbl>"
    body = par(deleted("a"), num=1, level=0, mark=DELETED) + table + par("b", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("", "w tabeli"), ("§ 1.", "b")]


def test_a_moved_paragraph_counts_where_it_went():
    moved_from = f'<w:moveFrom w:id="5">{run("przeniesiony")}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="6">{run("przeniesiony")}</w:moveTo>'
    body = par(moved_from, num=1, level=0, mark=MOVED_AWAY) + par("b", num=1, level=0) + par(moved_to, num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("§ 1.", "b"), ("§ 2.", "przeniesiony")]


def test_former_numbering_is_past():
    past = (
        '<w:pPrChange w:id="7"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    body = par("a", properties=past) + par("b", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("", "a"), ("§ 1.", "b")]


def test_deleted_rows_and_cells_are_gone():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = (
        row.format(DELETED, "", par("a"), par("b"))
        + row.format("", '<w:cellDel w:id="8"/>', par("c"), par("d"))
        + row.format(INSERTED, "", par("e"), par("f"))
    )
    paragraphs = docx.read_paragraphs(make_docx(f"<w:tbl>{table}</w:tbl>")).paragraphs
    assert [(q.text, q.cell.row, q.cell.column) for q in paragraphs] == [("d", 0, 0), ("e", 1, 0), ("f", 1, 1)]


def test_a_field_deleted_under_tracking_swallows_nothing():
    broken = '<w:del w:id="9"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    body = par(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{broken}') + par("dalej")
    assert texts(make_docx(body)) == ["dalej"]
