"""OpenDocument texts: lists as LibreOffice counts them, and what is text."""

import pytest
from cooperation_consultations.importers import odt
from cooperation_consultations.importers.paragraphs import Cell

from .documents import OPEN_NAMES, item, make_odt, numbers, olist, p, texts


def labels(body, **more):
    return [number for number, _ in numbers(make_odt(body, **more))]


def test_inner_lists_count_on_the_next_level():
    inner = olist(item(p("x")), item(p("y"), olist(item(p("z")), style=None)), style=None)
    assert labels(olist(item(p("a"), inner), item(p("b")))) == ["§ 1.", "1)", "2)", "a)", "§ 2."]


def test_a_new_list_starts_anew():
    assert labels(olist(item(p("a"))) + p("x") + olist(item(p("b")))) == ["§ 1.", "", "§ 1."]


def test_a_list_continues_the_one_that_it_names():
    body = olist(item(p("a")), more='xml:id="k"') + olist(item(p("b")), style="L2")
    assert labels(body + olist(item(p("c")), more='text:continue-list="k"')) == ["§ 1.", "I.", "§ 2."]


def test_continued_numbering_continues_the_list_just_before():
    continued = olist(item(p("b")), more='text:continue-numbering="true"')
    assert labels(olist(item(p("a"))) + p("x") + continued) == ["§ 1.", "", "§ 2."]


def test_continued_numbering_does_not_reach_over_a_list_of_another_style():
    continued = olist(item(p("b")), more='text:continue-numbering="true"')
    assert labels(olist(item(p("a"))) + olist(item(p("x")), style="L2") + continued) == ["§ 1.", "I.", "§ 1."]


def test_lists_that_continue_a_deleted_one_count_together():
    body = (
        olist(item(p("a")), more='text:continue-list="x"') + p("z") + olist(item(p("b")), more='text:continue-list="x"')
    )
    assert labels(body) == ["§ 1.", "", "§ 2."]


def test_repeated_ids_do_not_matter():
    body = olist(item(p("a")), more='xml:id="k"') + olist(item(p("b")), more='xml:id="k"')
    assert labels(body) == ["§ 1.", "§ 1."]


def test_an_item_without_text_is_only_a_wrapper():
    wrapped = item(olist(item(p("x")), style=None))
    assert labels(olist(item(p("a")), wrapped, wrapped, item(p("b")))) == ["§ 1.", "1)", "2)", "§ 2."]


def test_a_second_inner_list_in_an_item_starts_anew():
    inner = olist(item(p("x")), style=None)
    assert labels(olist(item(p("a"), inner, p("dalej"), inner))) == ["§ 1.", "1)", "", "1)"]


def test_a_second_inner_list_may_go_on():
    inner = olist(item(p("x")), style=None)
    going_on = olist(item(p("x")), style=None, more='text:continue-numbering="true"')
    assert labels(olist(item(p("a"), inner, going_on))) == ["§ 1.", "1)", "2)"]


def test_an_item_sets_the_count():
    assert labels(olist(item(p("a")), item(p("b"), start=5), item(p("c")))) == ["§ 1.", "§ 5.", "§ 6."]


def test_only_the_first_paragraph_of_an_item_has_the_number():
    assert labels(olist(item(p("a"), p("b")), item(p("c")))) == ["§ 1.", "", "§ 2."]


def test_a_list_header_has_no_number():
    header = f"<text:list-header>{p('h')}</text:list-header>"
    assert labels(olist(header, item(p("a")))) == ["", "§ 1."]


def test_empty_items_count():
    assert labels(olist(item(p("a")), item(p()), item(p("c")))) == ["§ 1.", "§ 2.", "§ 3."]


def test_an_item_may_have_a_style_of_its_own():
    own = f'<text:list-item text:style-override="L2">{p("b")}</text:list-item>'
    assert labels(olist(item(p("a")), own)) == ["§ 1.", "II."]


def test_numbered_paragraphs_name_their_list_and_level():
    body = "".join(
        f'<text:numbered-paragraph text:list-id="n" text:level="{level}" text:style-name="L1">{p("x")}'
        "</text:numbered-paragraph>"
        for level in (1, 2, 2, 1)
    )
    assert labels(body) == ["§ 1.", "1)", "2)", "§ 2."]


LEVEL = '<text:list-style style:name="X"><text:list-level-style-number text:level="1" {}/></text:list-style>'


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('style:num-format="a" text:start-value="27" style:num-letter-sync="true"', "aa"),
        ('style:num-format="a" text:start-value="28"', "ab"),
        ('style:num-format="A" style:num-suffix=")" text:start-value="28" style:num-letter-sync="true"', "BB)"),
        ('style:num-format="I" text:start-value="14"', "XIV"),
        ('style:num-format="01, 02, 03, ..."', "01"),
        ('style:num-format="1st"', "1."),
        ('style:num-format="First"', "Pierwszy"),
        ('style:num-format="One"', "Jeden"),
        ('style:num-format="①, ②, ③, ..."', "①"),
        ('style:num-format="1" style:num-list-format="Art. %1%." style:num-prefix="x"', "Art. 1."),
        ('style:num-format="" style:num-suffix=")"', ")"),
        ('style:num-format="1" text:start-value="many"', "1"),
    ],
)
def test_formats(attributes, expected):
    assert labels(olist(item(p("a")), style="X"), styles=LEVEL.format(attributes)) == [expected]


def test_display_levels_show_the_counts_above():
    style = (
        '<text:list-style style:name="X"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="." '
        'text:display-levels="2"/>'
        "</text:list-style>"
    )
    body = olist(item(p("a"), olist(item(p("b")), style=None)), style="X")
    assert labels(body, styles=style) == ["1", "1.a."]


def test_a_bullet_shows_its_sign_once_although_it_is_its_suffix_too():
    style = (
        '<text:list-style style:name="X"><text:list-level-style-bullet text:level="1" text:bullet-char="–" '
        'style:num-suffix="–"/></text:list-style>'
    )
    assert labels(olist(item(p("a")), style="X"), styles=style) == ["–"]


OUTLINE = (
    f"<office:document-styles {OPEN_NAMES}><office:styles><text:outline-style style:name='O'>"
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Rozdział "/>'
    '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    '<style:style style:name="Bez" style:family="paragraph" style:list-style-name=""/>'
    "</office:styles></office:document-styles>"
)


def test_headings_count_by_the_outline():
    def heading(text, level=1, more=""):
        return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'

    body = (
        heading("a")
        + heading("b", 2)
        + heading("c", more='text:is-list-header="true"')
        + heading("d", more='text:style-name="Bez"')
        + heading("e")
        + heading("f", more='text:restart-numbering="true" text:start-value="7"')
    )
    assert numbers(make_odt(body, extra={"styles.xml": OUTLINE})) == [
        ("Rozdział 1", "a"),
        ("", "b"),
        ("", "c"),
        ("", "d"),
        ("Rozdział 2", "e"),
        ("Rozdział 7", "f"),
    ]


RAISED = (
    '<style:style style:name="G" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)
HIDDEN = (
    '<style:style style:name="H" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def test_raised_digits_are_superscripts():
    assert texts(make_odt(p('§ 3<text:span text:style-name="G">1</text:span>.'), styles=RAISED)) == ["§ 3¹."]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('a<text:s text:c="3"/>b', "a   b"),
        ('a<text:s text:c="1000000000"/>b', "a" + " " * 100 + "b"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a \n <text:span> b</text:span>", "a b"),
        ("a<text:bookmark-start/>b<text:soft-page-break/>c", "abc"),
        ('a<text:hidden-text text:is-hidden="true">x</text:hidden-text>', "a"),
        ("a<office:annotation><text:p>x</text:p></office:annotation>", "a"),
        ("<text:a>odsyłacz</text:a> <text:bookmark-ref>§ 5</text:bookmark-ref>", "odsyłacz § 5"),
        ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>", "a"),
    ],
)
def test_inline_content(inner, expected):
    assert texts(make_odt(p(inner))) == [expected]


def test_hidden_paragraphs_and_sections_count_but_are_not_shown():
    hidden_section = f'<text:section text:display="none">{olist(item(p("c")), more=CONTINUED)}</text:section>'
    body = (
        olist(item(p("a")), item(p("b", "H")), more='xml:id="k"') + hidden_section + olist(item(p("d")), more=CONTINUED)
    )
    document = odt.read_paragraphs(make_odt(body, styles=HIDDEN))
    assert [(q.number, q.text, q.hidden) for q in document.paragraphs] == [
        ("§ 1.", "a", False),
        ("", "", True),
        ("", "", True),
        ("§ 4.", "d", False),
    ]
    assert document.warnings == ["The document has hidden text, which was left out."]


CONTINUED = 'text:continue-list="k"'


def test_deleted_text_is_kept_elsewhere_and_not_read():
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>usunięte</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="d"/>nowe<text:change-end text:change-id="d"/>'
    assert texts(make_odt(changes + p(f'a <text:change text:change-id="c"/>{inserted}'))) == ["a nowe"]


def test_text_in_shapes_stands_after_its_anchor():
    frame = f"<draw:frame><draw:text-box>{olist(item(p('w ramce')))}</draw:text-box></draw:frame>"
    document = odt.read_paragraphs(make_odt(olist(item(p(f"a{frame}")))))
    assert [(q.number, q.text, q.place) for q in document.paragraphs] == [
        ("§ 1.", "a", "body"),
        ("§ 1.", "w ramce", "textbox"),
    ]


def test_notes_are_no_text_of_their_paragraph():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('Dz. U. poz. 1.')}</text:note-body></text:note><text:span text:style-name='G'>)</text:span>"
    )
    document = odt.read_paragraphs(make_odt(p("x") + p(f"ustawy{note} oraz"), styles=RAISED))
    assert [q.text for q in document.paragraphs] == ["x", "ustawy oraz"]
    assert [(n.mark, [q.text for q in n.paragraphs], n.source) for n in document.footnotes] == [
        ("1)", ["Dz. U. poz. 1."], 1)
    ]


def test_cells_have_their_place_and_repeats_are_unrolled():
    def cell(text, more=""):
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        "<table:table-header-rows><table:table-row>"
        + cell("a", 'table:number-columns-spanned="2"')
        + covered
        + cell("b", 'table:number-rows-spanned="2"')
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("c", 'table:number-columns-repeated="2"')
        + covered
        + "</table:table-row>"
    )
    paragraphs = odt.read_paragraphs(make_odt(f"<table:table>{rows}</table:table>")).paragraphs
    assert [(q.text, q.cell) for q in paragraphs] == [
        ("a", Cell(1, 0, 0, 2)),
        ("b", Cell(1, 0, 2)),
        ("c", Cell(1, 1, 0)),
        ("c", Cell(1, 1, 1)),
        ("", Cell(1, 1, 2, continues=True)),
    ]


def test_indexes_and_sections_hold_paragraphs():
    inner = f"<text:table-of-content-source/><text:index-body>{p('a')}</text:index-body>"
    index = f"<text:table-of-content>{inner}</text:table-of-content>"
    assert texts(make_odt(index + f"<text:section>{p('b')}</text:section>")) == ["a", "b"]


def test_flat_files_are_read_like_packed_ones():
    body = f"<office:body><office:text>{p('a')}</office:text></office:body>"
    flat = f"<office:document {OPEN_NAMES}>{body}</office:document>"
    assert [q.text for q in odt.read_paragraphs(flat.encode()).paragraphs] == ["a"]


def test_automatic_styles_have_the_names_of_their_parents():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Nagłówek"/>'
    named = (
        f"<office:document-styles {OPEN_NAMES}><office:styles><style:style style:name='Nagłówek' "
        "style:family='paragraph' style:display-name='Nagłówek 1'/></office:styles></office:document-styles>"
    )
    paragraphs = odt.read_paragraphs(make_odt(p("a", "P1"), styles=styles, extra={"styles.xml": named})).paragraphs
    assert [q.style for q in paragraphs] == ["Nagłówek 1"]
