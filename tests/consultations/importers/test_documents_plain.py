"""Plain text: lines, indents and the encodings of older files."""

from dataclasses import replace

import pytest
from cooperation_consultations.importers.limits import DEFAULT
from cooperation_consultations.importers.paragraphs import Paragraph, UnreadableSource
from cooperation_consultations.importers.text import decode, read_text
from hypothesis import given
from hypothesis import strategies as st

PANGRAM = "§ 1. Zażółć gęślą jaźń, ŻÓŁW ŚĆ ŹŃ"


def test_each_line_is_a_paragraph_with_its_indent():
    assert read_text("§ 1.\r\n\n   1) a \n\tb\u2028c\f") == [
        Paragraph("§ 1."),
        Paragraph(""),
        Paragraph("1) a", indent=3),
        Paragraph("b", indent=4),
        Paragraph("c"),
        Paragraph(""),
    ]


def test_nulls_and_controls_are_dropped():
    assert [q.text for q in read_text("a\0b\x07c\ufeff\u200bd")] == ["abcd"]


def test_a_soft_hyphen_inside_a_line_vanishes_and_at_its_end_becomes_a_hyphen():
    assert [q.text for q in read_text("wspól\u00adny War\u00ad\nmińsko")] == ["wspólny War-", "mińsko"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1250", "iso-8859-2"])
def test_polish_letters_survive_every_encoding(encoding):
    assert decode(PANGRAM.encode(encoding)) == PANGRAM


def test_quotation_marks_of_windows_are_kept():
    assert decode("„Mała” – §".encode("cp1250")) == "„Mała” – §"


def test_ten_megabytes_of_text_are_too_large():
    with pytest.raises(UnreadableSource) as caught:
        read_text("ab cd " * 1_700_000)
    assert caught.value.code == "document_too_large"
    assert str(caught.value).startswith("The document is too large (10 MB; at most 3 MB can be read).")


def test_too_many_lines_are_too_complex():
    with pytest.raises(UnreadableSource) as caught:
        read_text("a\n" * 10, replace(DEFAULT, lines=10))
    assert caught.value.code == "document_too_complex"


@given(st.text(max_size=300))
def test_no_word_is_lost(source):
    printable = "".join(x for x in source if x.isalnum())
    found = "".join(q.text for q in read_text(source))
    assert "".join(x for x in found if x.isalnum()) == printable


@given(st.binary(max_size=200))
def test_any_bytes_decode(data):
    assert isinstance(decode(data), str)
