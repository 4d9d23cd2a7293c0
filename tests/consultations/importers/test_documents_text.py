"""What of a Word document is text, and where it stands."""

import pytest
from cooperation_consultations.importers import docx
from cooperation_consultations.importers.paragraphs import Cell

from .documents import LEGAL, make_docx, numbers, par, run, texts
from .test_documents_numbering import field

SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
HIDDEN = "<w:vanish/>"
FORMULA = "<m:r><m:t>m</m:t></m:r>"


def box(inner):
    """A text box as Word writes it, once for new readers and once for old ones."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_raised_digit_is_no_digit_of_the_number():
    assert texts(make_docx(par(run("§ 3") + run("1", SUPERSCRIPT) + run(".")))) == ["§ 3¹."]


def test_a_digit_raised_by_its_position_is_raised_too():
    assert texts(make_docx(par(run("§ 3") + run("1", '<w:position w:val="6"/>')))) == ["§ 3¹"]


def test_a_character_style_may_raise():
    styles = (
        '<w:style w:type="character" w:styleId="G"><w:name w:val="Górny"/><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    assert texts(make_docx(par(run("m") + run("2", '<w:rStyle w:val="G"/>')), styles=styles)) == ["m²"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\nb"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>", "e\u2011mail"),
        ("<w:r><w:t>wspól</w:t><w:softHyphen/><w:t>\u00adny</w:t></w:r>", "wspólny"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>', "–"),
        ('<w:r><w:t>a</w:t><w:sym w:char="D800"/><w:sym w:char="zz"/></w:r>', "a"),
        ("<w:smartTag><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:smartTag>", "a"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a"),
        ("<w:customXml><w:r><w:t>a</w:t></w:r></w:customXml>", "a"),
        (f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>", "a"),
        (f"<m:oMath><m:sSup><m:e>{FORMULA}</m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>", "m²"),
        (f"<m:oMath><m:f><m:num>{FORMULA}</m:num><m:den>{FORMULA}</m:den></m:f></m:oMath>", "m/m"),
        ('<w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', "a"),
    ],
)  # fmt: skip
def test_inline_content(inner, expected):
    assert texts(make_docx(par(inner))) == [expected]


def test_instructions_of_fields_are_no_text_but_results_are():
    assert texts(make_docx(par(run("zob. ") + field("REF x", "§ 5")))) == ["zob. § 5"]


def test_a_branch_that_is_not_understood_gives_way_to_the_fallback():
    emoji = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx/></mc:Choice>'
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(make_docx(par(emoji))) == ["☺"]


def test_empty_numbered_paragraphs_count():
    body = par("a", num=1, level=0) + par(num=1, level=0) + par("c", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("§ 1.", "a"), ("§ 2.", ""), ("§ 3.", "c")]


def test_hidden_paragraphs_count_but_are_not_shown():
    body = par("a", num=1, level=0) + par(run("b", HIDDEN), num=1, level=0, mark=HIDDEN) + par("c", num=1, level=0)
    document = docx.read_paragraphs(make_docx(body, numbering=LEGAL))
    assert [(q.number, q.text, q.hidden) for q in document.paragraphs] == [
        ("§ 1.", "a", False),
        ("", "", True),
        ("§ 3.", "c", False),
    ]
    assert document.warnings == ["The document has hidden text, which was left out."]


def test_controls_and_custom_xml_hold_paragraphs():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format(par("a"))
    custom = "<w:customXml>{}</w:customXml>".format(par("b"))
    assert texts(make_docx(control + custom)) == ["a", "b"]


def test_text_boxes_are_read_once_and_count_for_themselves():
    body = (
        par(run("a") + box(par("w ramce", num=1, level=0)), num=1, level=0)
        + par(box(par("druga ramka", num=1, level=0)))
        + par("b", num=1, level=0)
    )
    document = docx.read_paragraphs(make_docx(body, numbering=LEGAL))
    assert [(q.number, q.text, q.place) for q in document.paragraphs if q.text] == [
        ("§ 1.", "a", "body"),
        ("§ 1.", "w ramce", "textbox"),
        ("§ 2.", "druga ramka", "textbox"),
        ("§ 2.", "b", "body"),
    ]


def test_headers_and_footers_are_no_text_of_the_act():
    data = make_docx(par("a"), header=par("Projekt z dnia"), footer=par("Strona 1"))
    assert texts(data) == ["a"]


def test_an_embedded_document_is_told_about():
    document = docx.read_paragraphs(make_docx(par("a") + '<w:altChunk r:id="x"/>'))
    assert [warning.split(",")[0] for warning in document.warnings] == ["The document embeds another document"]


def test_cells_have_their_place_span_and_merge():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"

    rows = (
        cell("a", '<w:gridSpan w:val="2"/>') + cell("b", '<w:vMerge w:val="restart"/>'),
        cell("c") + cell("d") + cell("", "<w:vMerge/>"),
    )
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("e") + "</w:tr>"
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + before + "</w:tbl>"
    assert [(q.text, q.cell) for q in docx.read_paragraphs(make_docx(table)).paragraphs] == [
        ("a", Cell(1, 0, 0, 2)),
        ("b", Cell(1, 0, 2)),
        ("c", Cell(1, 1, 0)),
        ("d", Cell(1, 1, 1)),
        ("", Cell(1, 1, 2, continues=True)),
        ("e", Cell(1, 2, 1)),
    ]


def test_numbers_run_on_through_tables():
    cells = "".join(f"<w:tc>{par(text, num=1, level=0)}</w:tc>" for text in "bc")
    body = par("a", num=1, level=0) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + par("d", num=1, level=0)
    assert [number for number, _ in numbers(make_docx(body, numbering=LEGAL))] == ["§ 1.", "§ 2.", "§ 3.", "§ 4."]


NOTES = (
    f'<w:footnote w:type="separator" w:id="0">{par("-")}</w:footnote>'
    f'<w:footnote w:id="2">{par(run("⁾ Dz. U. poz. 1."))}{par("Drugi akapit.")}</w:footnote>'
    f'<w:footnote w:id="3">{par(run("* Niepubl."))}</w:footnote>'
)


def test_references_to_notes_are_no_text_and_notes_follow_them():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(")", SUPERSCRIPT)
    own_mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    body = par("a") + par(run("ustawy") + reference + run(" oraz") + own_mark + run(" kodeksu"))
    document = docx.read_paragraphs(make_docx(body, footnotes=NOTES))
    assert [q.text for q in document.paragraphs] == ["a", "ustawy oraz kodeksu"]
    assert [(n.mark, [q.text for q in n.paragraphs], n.source) for n in document.footnotes] == [
        ("1)", ["Dz. U. poz. 1.", "Drugi akapit."], 1),
        ("*", ["Niepubl."], 1),
    ]


def test_a_deleted_reference_takes_its_note_along():
    body = par(run("a") + '<w:del w:id="1"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>')
    assert docx.read_paragraphs(make_docx(body, footnotes=NOTES)).footnotes == []


def test_indents_are_told_in_characters():
    body = par("a", properties='<w:ind w:left="720" w:hanging="240"/>') + par(run("    b"))
    assert [(q.text, q.indent) for q in docx.read_paragraphs(make_docx(body)).paragraphs] == [("a", 4), ("b", 4)]


def test_styles_have_the_names_that_people_see():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/></w:style>'
    )
    paragraphs = docx.read_paragraphs(make_docx(par("a") + par("b", style="Nagwek1"), styles=styles)).paragraphs
    assert [q.style for q in paragraphs] == ["Normal", "heading 1"]


def test_strict_files_read_like_the_usual_ones():
    document = docx.read_paragraphs(make_docx("", document=STRICT))
    assert [q.text for q in document.paragraphs] == ["a"]


STRICT = (
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
    "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"
)
