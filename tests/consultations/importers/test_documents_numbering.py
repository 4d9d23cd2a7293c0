"""Numbers that Word computes, one trap of its lists a test."""

import pytest

from .documents import LEGAL, abstract, lvl, make_docx, num, numbers, override, par


def labels(data):
    return [number for number, _ in numbers(data)]


def test_levels_count_under_each_other_and_restart():
    body = "".join(par(f"T{n}", num=1, level=level) for n, level in enumerate((0, 1, 2, 2, 3, 1, 2, 0, 1)))
    assert labels(make_docx(body, numbering=LEGAL)) == ["§ 1.", "1)", "a)", "b)", "–", "2)", "a)", "§ 2.", "1)"]


def test_lists_of_one_abstract_list_count_together():
    body = par("a", num=1, level=0) + par("b", num=2, level=0) + par("c", num=1, level=0)
    assert labels(make_docx(body, numbering=LEGAL + num(2, 0))) == ["§ 1.", "§ 2.", "§ 3."]


def test_start_override_acts_at_the_first_use_only():
    numbering = LEGAL + num(2, 0, override(0, start=1))
    body = par("a", num=1, level=0) + "".join(par(x, num=2, level=0) for x in "bc") + par("d", num=1, level=0)
    assert labels(make_docx(body, numbering=numbering)) == ["§ 1.", "§ 1.", "§ 2.", "§ 3."]


def test_start_override_serves_later_restarts_of_its_level():
    numbering = LEGAL + num(2, 0, override(1, start=5))
    body = "".join(par("x", num=2, level=level) for level in (0, 1, 1, 0, 1))
    assert labels(make_docx(body, numbering=numbering)) == ["§ 1.", "5)", "6)", "§ 2.", "5)"]


def test_two_overrides_for_one_level_are_merged():
    numbering = LEGAL + num(2, 0, override(0, start=7), override(0))
    assert labels(make_docx(par("a", num=2, level=0), numbering=numbering)) == ["§ 7."]


def test_an_override_may_redefine_a_level():
    numbering = LEGAL + num(2, 0, override(0, inner=lvl(0, "Art. %1.")))
    assert labels(make_docx(par("a", num=2, level=0), numbering=numbering)) == ["Art. 1."]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Punkt"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Punkt dalszy"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Bez"/><w:basedOn w:val="A"/><w:pPr><w:numPr>'
    '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Niżej"/><w:basedOn w:val="A"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
)


def test_a_style_numbers_on_the_level_that_names_it():
    numbering = abstract(0, lvl(0, "§ %1."), lvl(1, "%2)", more='<w:pStyle w:val="A"/>')) + num(1, 0)
    assert labels(make_docx(par("a", style="A"), numbering=numbering, styles=STYLES)) == ["1)"]


def test_a_style_inherits_its_list_and_may_switch_it_off():
    body = par("a", style="A") + par("b", style="B") + par("c", style="C") + par("d", style="B")
    assert labels(make_docx(body, numbering=LEGAL, styles=STYLES)) == ["§ 1.", "§ 2.", "", "§ 3."]


def test_a_style_may_change_only_the_level_of_its_base():
    assert labels(make_docx(par("a", style="A") + par("d", style="D"), numbering=LEGAL, styles=STYLES)) == [
        "§ 1.",
        "a)",
    ]


def test_a_paragraph_may_change_only_the_level_of_its_style():
    body = par("a", style="A") + par("b", style="A", level=1)
    assert labels(make_docx(body, numbering=LEGAL, styles=STYLES)) == ["§ 1.", "1)"]


def test_a_paragraph_may_leave_the_list_of_its_style():
    assert labels(make_docx(par("a", style="A", num=0), numbering=LEGAL, styles=STYLES)) == [""]


def test_styles_based_on_each_other_end():
    styles = STYLES.replace('<w:name w:val="Punkt"/>', '<w:name w:val="Punkt"/><w:basedOn w:val="B"/>')
    assert labels(make_docx(par("a", style="B"), numbering=LEGAL, styles=styles)) == ["§ 1."]


def test_a_list_that_points_to_a_list_style_has_its_levels():
    numbering = (
        abstract(0, lvl(0, "§ %1."), more='<w:styleLink w:val="Lista"/>')
        + abstract(1, more='<w:numStyleLink w:val="Lista"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert labels(make_docx(par("a", num=2, level=0), numbering=numbering)) == ["§ 1."]


def test_legal_numbering_is_all_arabic():
    numbering = abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2.", more="<w:isLgl/>")) + num(1, 0)
    assert labels(make_docx(par("a", num=1, level=0) + par("b", num=1, level=1), numbering=numbering)) == ["I.", "1.1."]


@pytest.mark.parametrize(("restart", "expected"), [(None, "1)"), (0, "2)"), (1, "1)")])
def test_a_level_may_go_on_counting_under_the_next_paragraph(restart, expected):
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    numbering = abstract(0, lvl(0, "§ %1."), lvl(1, "%2)", more=more)) + num(1, 0)
    body = "".join(par("x", num=1, level=level) for level in (0, 1, 0, 1))
    assert labels(make_docx(body, numbering=numbering))[-1] == expected


def test_a_level_that_restarts_only_after_the_first_ignores_the_second():
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%2)"), lvl(2, "%3", more='<w:lvlRestart w:val="1"/>')) + num(1, 0)
    body = "".join(par("x", num=1, level=level) for level in (0, 1, 2, 1, 2, 0, 2))
    assert labels(make_docx(body, numbering=numbering)) == ["1.", "1)", "1", "2)", "2", "2.", "1"]


def test_a_number_format_may_hide_in_an_alternative():
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert labels(make_docx(par("a", num=1, level=0), numbering=abstract(0, level) + num(1, 0))) == ["001."]


def test_a_missing_start_is_nought():
    numbering = abstract(0, lvl(0, "%1.", start=None)) + num(1, 0)
    assert labels(make_docx(par("a", num=1, level=0) + par("b", num=1, level=0), numbering=numbering)) == ["0.", "1."]


def test_after_z_come_aa_and_bb():
    numbering = abstract(0, lvl(0, "%1)", "lowerLetter", start=26)) + num(1, 0)
    assert labels(make_docx(par("x", num=1, level=0) * 3, numbering=numbering)) == ["z)", "aa)", "bb)"]


@pytest.mark.parametrize(
    ("number_format", "language", "expected"),
    [
        ("ordinal", "pl-PL", ["1.", "2.", "3."]),
        ("ordinal", "en-GB", ["1st", "2nd", "3rd"]),
        ("cardinalText", "pl-PL", ["Jeden", "Dwa", "Trzy"]),
        ("ordinalText", "pl-PL", ["Pierwszy", "Drugi", "Trzeci"]),
        ("ordinalText", "en-US", ["First", "Second", "Third"]),
        ("decimalZero", "pl-PL", ["01", "02", "03"]),
        ("upperRoman", "pl-PL", ["I", "II", "III"]),
        ("decimalEnclosedCircle", "pl-PL", ["①", "②", "③"]),
        ("chicago", "pl-PL", ["*", "†", "‡"]),
        ("none", "pl-PL", ["", "", ""]),
        ("aiueo", "pl-PL", ["1", "2", "3"]),
    ],
)
def test_formats_are_written_in_the_language_of_the_document(number_format, language, expected):
    styles = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    numbering = abstract(0, lvl(0, "%1", number_format)) + num(1, 0)
    assert labels(make_docx(par("x", num=1, level=0) * 3, numbering=numbering, styles=styles)) == expected


@pytest.mark.parametrize(
    ("sign", "expected"), [("\uf02d", "–"), ("\uf0b7", "•"), ("\uf0a7", "▪"), ("-", "-"), ("\uf012", "•")]
)
def test_bullets_show_the_sign_of_their_font(sign, expected):
    numbering = abstract(0, lvl(0, sign, "bullet")) + num(1, 0)
    assert labels(make_docx(par("x", num=1, level=0), numbering=numbering)) == [expected]


def test_non_breaking_spaces_in_a_number_are_plain_ones():
    numbering = abstract(0, lvl(0, "§\u00a0%1.\u00a0")) + num(1, 0)
    assert labels(make_docx(par("x", num=1, level=0), numbering=numbering)) == ["§ 1."]


def test_a_child_before_its_parent_shows_the_parents_first_count():
    numbering = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2.")) + num(1, 0)
    assert labels(make_docx(par("x", num=1, level=1), numbering=numbering)) == ["1.1."]


def test_unknown_lists_and_levels_number_nothing():
    body = par("a", num=9, level=0) + par("b", num=1, level=7)
    assert labels(make_docx(body, numbering=LEGAL)) == ["", ""]


def test_malformed_numbers_number_nothing():
    numbering = LEGAL.replace('w:ilvl w:val="0"', 'w:ilvl w:val="x"') + '<w:num w:numId="2"/>'
    assert labels(make_docx(par("a", num=2, level="x"), numbering=numbering)) == [""]


ARABIC = r"AUTONUM \* Arabic"
BRACKETED = r"AUTONUM \s )"


def field(instruction, result=""):
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_autonum_fields_count_through_the_document():
    body = f"<w:p>{field(ARABIC)}<w:r><w:t> tekst</w:t></w:r></w:p>"
    assert numbers(make_docx(body * 3)) == [("1.", "tekst"), ("2.", "tekst"), ("3.", "tekst")]


def test_autonum_takes_its_own_separator():
    assert numbers(make_docx(f"<w:p>{field(BRACKETED)}<w:r><w:t>a</w:t></w:r></w:p>")) == [("1)", "a")]


def test_listnum_fields_count_on_their_levels():
    instructions = (r"LISTNUM NumberDefault \l 1", r"LISTNUM NumberDefault \l 2", r"LISTNUM NumberDefault \l 2")
    body = "".join(f"<w:p>{field(i)}<w:r><w:t>x</w:t></w:r></w:p>" for i in instructions)
    assert numbers(make_docx(body)) == [("1)", "x"), ("a)", "x"), ("b)", "x")]


def test_listnum_with_a_start_begins_there():
    body = "".join(
        f"<w:p>{field(i)}<w:r><w:t>x</w:t></w:r></w:p>"
        for i in (r"LISTNUM LegalDefault \l 1 \s 4", r"LISTNUM LegalDefault \l 2")
    )
    assert numbers(make_docx(body)) == [("4.", "x"), ("4.1.", "x")]


def test_listnum_in_the_middle_of_a_line_is_part_of_the_line():
    body = f"<w:p><w:r><w:t>albo </w:t></w:r>{field('LISTNUM')}<w:r><w:t> tak</w:t></w:r></w:p>"
    assert numbers(make_docx(body)) == [("", "albo 1) tak")]


def test_listnum_without_a_name_goes_on_under_its_paragraph():
    body = par(f"{field('LISTNUM')}<w:r><w:t>x</w:t></w:r>", num=1, level=0)
    assert numbers(make_docx(body, numbering=LEGAL)) == [("§ 1. 1)", "x")]


def test_a_stored_result_is_believed():
    body = f"<w:p>{field('AUTONUM', '7.')}<w:r><w:t> tekst</w:t></w:r></w:p>"
    assert numbers(make_docx(body)) == [("", "7. tekst")]
