"""Odd files: each is refused with one stable code and one message, fast and within little memory."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from cooperation_consultations.importers import docx, odt
from cooperation_consultations.importers.limits import DEFAULT
from cooperation_consultations.importers.paragraphs import UnreadableSource
from cooperation_consultations.importers.sniff import kind_of
from hypothesis import given, settings
from hypothesis import strategies as st

from .documents import DATA, OPEN_NAMES, WORD_NAMES, make_docx, make_odt, p, par, zipped

READERS = {"docx": docx.read_paragraphs, "odt": odt.read_paragraphs}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ODD_FILES = {
    "bomb_cols.odt": "document_too_complex",
    "bomb_emptyp.docx": "document_too_complex",
    "bomb_nest.docx": "document_too_complex",
    "doc97.docx": "document_legacy_word",
    "enc.docx": "document_encrypted",
    "macro.docm": "document_with_macros",
    "odt_as.docx": "document_misnamed",
    "truncated.docx": "document_damaged",
    "xxe.docx": "document_external_entities",
}
ODF = "application/vnd.oasis.opendocument"
MEASURE = r"""
import json, re, sys, time
from cooperation_consultations.importers import docx, odt
from cooperation_consultations.importers.paragraphs import UnreadableSource
from cooperation_consultations.importers.sniff import kind_of
began, code = time.process_time(), ""
data = open(sys.argv[1], "rb").read()
try:
    {"docx": docx, "odt": odt}[kind_of(data, sys.argv[1])].read_paragraphs(data)
except UnreadableSource as refusal:
    code = refusal.code
memory = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024
print(json.dumps({"code": code, "seconds": time.process_time() - began, "memory": memory}))
"""


def read(data, name=""):
    """Read a document as the importer does."""
    return READERS[kind_of(data, name)](data)


def refusal(data, name=""):
    with pytest.raises(UnreadableSource) as caught:
        read(data, name)
    assert str(caught.value).count("%(") == 0
    return caught.value.code


def test_every_odd_file_is_known():
    assert sorted(file.name for file in (DATA / "odd").iterdir()) == sorted([*ODD_FILES, "strict.docx"])


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
@pytest.mark.parametrize("name", ODD_FILES)
def test_odd_files_are_refused_in_a_second_and_150_megabytes(name):
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, DATA / "odd" / name],
        env={"PYTHONPATH": str(DATA.parents[3] / "consultations")},
        capture_output=True,
        check=True,
    )
    measured = json.loads(told.stdout)
    assert measured["code"] == ODD_FILES[name]
    assert measured["seconds"] < 1
    assert measured["memory"] < 150


def test_a_strict_file_is_read():
    data = (DATA / "odd" / "strict.docx").read_bytes()
    usual = (DATA / "a1_legal.docx").read_bytes()
    assert read(data, "strict.docx").paragraphs == read(usual).paragraphs


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "document_empty"),
        (b"%PDF-1.7\n", "a.docx", "document_is_pdf"),
        (b"\n%PDF-1.7\n", "a.pdf", "document_is_pdf"),
        (b"{\\rtf1\\ansi a}", "a.doc", "document_is_rtf"),
        (b"\xef\xbb\xbf {\\rtf1 a}", "a.rtf", "document_is_rtf"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "document_legacy_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "document_encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "document_not_recognised"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", "document_not_recognised"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a.docx", "document_not_recognised"),
        (bytes(range(256)) * 4, "a.bin", "document_not_recognised"),
        (b"<!DOCTYPE html><html></html>", "a.doc", "document_not_recognised"),
        (b"<p>Uchwa\xc5\x82a</p>", "a.txt", "document_not_recognised"),
        (b'<?xml version="1.0"?><pkg:package/>', "a.xml", "document_not_recognised"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.doc", "document_not_recognised"),
        (b"PK\x03\x04" + b"x" * 60, "a.docx", "document_damaged"),
        (zipped({"a.txt": "x"}), "a.zip", "document_not_recognised"),
        (zipped({"umowa.docx": make_docx(par("a"))}), "a.docx", "document_not_recognised"),
        ("§ 1. Ala ma kota.".encode(), "a.docx", "document_misnamed"),
        (make_docx(par("a")), "a.odt", "document_misnamed"),
        (make_docx(par("a")), "a.TXT", "document_misnamed"),
        (make_odt(p("a"), mimetype=f"{ODF}.spreadsheet"), "a.ods", "document_not_recognised"),
        (make_odt(p("a"), mimetype="application/vnd.sun.xml.writer"), "a.sxw", "document_not_recognised"),
        (make_docx(par("a"), main_type="application/vnd.ms-excel.sheet.main+xml"), "a.xlsx", "document_not_recognised"),
        (
            make_docx(par("a"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
            "a.docm",
            "document_with_macros",
        ),
        (
            make_docx(par("a"), main_type="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
            "a.dotm",
            "document_with_macros",
        ),
        (make_docx(par("a"), extra={"word/vbaProject.bin": "x"}), "a.docx", "document_with_macros"),
        (make_odt(p("a"), extra={"Basic/Standard/Modul1.xml": "x"}), "a.odt", "document_with_macros"),
        (make_odt(p("a"), extra={"META-INF/manifest.xml": "<encryption-data/>"}), "a.odt", "document_encrypted"),
        (make_docx("", document="<w:document"), "a.docx", "document_damaged"),
        (make_docx("", document=f"<w:document {WORD_NAMES}/>"), "a.docx", "document_damaged"),
        (zipped({"[Content_Types].xml": "<x>wordprocessingml</x>"}), "a.docx", "document_damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", "document_damaged"),
        (make_docx(par()), "a.docx", "document_without_text"),
        (make_odt(p()), "a.odt", "document_without_text"),
        (make_docx(par("a"), document=b"\xff\xfe\0"), "a.docx", "document_damaged"),
        (make_docx("", document='<?xml version="1.0" encoding="UTF-7"?><a/>'), "a.docx", "document_damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_code(data, name, code):
    assert refusal(data, name) == code


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (make_docx(par("a")), "a.docx", "docx"),
        (make_docx(par("a")), "", "docx"),
        (make_odt(p("a")), "a.ODT", "odt"),
        (make_odt(p("a"), mimetype=f"{ODF}.text-template"), "a.ott", "odt"),
        (make_odt(p("a"), extra={"Basic/script-lc.xml": "x"}), "a.odt", "odt"),
        (f"<?xml version='1.0'?>\n<office:document {OPEN_NAMES}>".encode(), "a.fodt", "odt"),
        (b"PKP ustala, co nast\xeapuje", "a.txt", "text"),
        (b"BM 1/2026", "", "text"),
        (b"<projekt> \xc2\xa7 1", "", "text"),
        ("§ 1".encode("utf-16"), "a.txt", "text"),
        ("Uchwala".encode("utf-16-le"), "a.txt", "text"),
        (b"Uchwa\xb3a", "uchwala.md", "text"),
        (b"a\0" + b"tekst" * 100, "a.txt", "text"),
    ],
)
def test_kinds_are_told_by_content(data, name, kind):
    assert kind_of(data, name) == kind


DTD = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused_in_every_encoding(encoding):
    document = f'<?xml version="1.0"?>{DTD}<w:document {WORD_NAMES}><w:body>{par("&c;")}</w:body></w:document>'
    assert refusal(make_docx("", document=document.encode(encoding))) == "document_external_entities"


def test_document_types_in_other_parts_are_refused_too():
    data = make_docx(par("a"), extra={"word/_rels/document.xml.rels": f"{DTD}<Relationships/>"})
    assert refusal(data) == "document_external_entities"


def test_a_part_in_utf16_is_read():
    document = (
        f'<?xml version="1.0" encoding="UTF-16"?><w:document {WORD_NAMES}><w:body>{par("ąę")}</w:body></w:document>'
    )
    assert [q.text for q in read(make_docx("", document=document.encode("utf-16"))).paragraphs] == ["ąę"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc>" * 70 + par("a") + "</w:tc></w:tr></w:tbl>" * 70,
        "<w:sdt><w:sdtContent>" * 125 + par("a") + "</w:sdtContent></w:sdt>" * 125,
        "<w:p>" + "<w:smartTag>" * 125 + "<w:r/>" + "</w:smartTag>" * 125 + "</w:p>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999999"/></w:tcPr>' + par("a") + "</w:tc></w:tr></w:tbl>",
        "<w:p/>" * 40_001,
        "<w:r/>" * 500_001,
    ],
)
def test_word_files_past_the_limits_are_too_complex(body):
    assert refusal(make_docx(body)) == "document_too_complex"


@pytest.mark.parametrize(
    "body",
    [
        "<text:section>" * 125 + p("a") + "</text:section>" * 125,
        "<text:p>" + "<text:span>" * 125 + "a" + "</text:span>" * 125 + "</text:p>",
        f'<table:table><table:table-row table:number-rows-repeated="1000000">{p("a")}</table:table-row></table:table>',
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="99999999999999999999"/>'
        "</table:table-row></table:table>",
        "<table:table>"
        + '<table:table-row table:number-rows-repeated="900"><table:table-cell table:number-columns-repeated="900"/>'
        "</table:table-row></table:table>",
        "<text:p/>" * 40_001,
    ],
)
def test_open_documents_past_the_limits_are_too_complex(body):
    assert refusal(make_odt(body)) == "document_too_complex"


def test_a_part_that_unpacks_into_too_much_is_too_large():
    assert refusal(make_docx(par("a"), extra={"word/styles.xml": b" " * (DEFAULT.part_bytes + 1)}, styles="")) == (
        "document_too_large"
    )


def test_a_package_that_unpacks_into_too_much_is_too_large():
    with pytest.raises(UnreadableSource) as caught:
        docx.read_paragraphs(make_docx(par("a" * 1000)), replace(DEFAULT, unpacked_bytes=1000))
    assert caught.value.code == "document_too_large"


def test_a_package_of_too_many_parts_is_too_complex():
    data = make_docx(par("a"), extra={f"x{n}": "" for n in range(DEFAULT.parts)})
    assert refusal(data) == "document_too_complex"


def test_too_much_text_is_too_large():
    with pytest.raises(UnreadableSource) as caught:
        docx.read_paragraphs(make_docx(par("a" * 60) * 2), replace(DEFAULT, characters=100))
    assert caught.value.code == "document_too_large"


def test_a_file_past_the_upload_limit_is_too_large():
    assert refusal(b"a" * (DEFAULT.upload_bytes + 1), "a.txt") == "document_too_large"


def test_a_package_that_lies_about_its_sizes_is_damaged():
    stream = io.BytesIO(make_docx(par("a" * 5000)))
    with zipfile.ZipFile(stream) as archive:
        entry = archive.getinfo("word/document.xml")
    data = stream.getvalue().replace(entry.file_size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert refusal(data) == "document_damaged"


def test_a_locked_zip_is_encrypted():
    data = bytearray(make_docx(par("a")))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + flags] |= 1
            start += 4
    assert refusal(bytes(data)) == "document_encrypted"


@pytest.mark.parametrize("name", ["a1_legal.docx", "c_tracked.docx", "b_lists.odt"])
@given(cut=st.integers(0, 100), flipped=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 255)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_damaged_files_are_read_or_refused_and_nothing_else(name, cut, flipped):
    data = bytearray((DATA / name).read_bytes())
    for place, bits in flipped:
        data[place % len(data)] ^= bits
    del data[len(data) - cut * len(data) // 100 :]
    assert outcome(bytes(data)) in OUTCOMES


OUTCOMES = {
    "read", "document_empty", "document_damaged", "document_not_recognised", "document_encrypted", "document_too_large",
    "document_too_complex", "document_without_text",
}  # fmt: skip


def outcome(data):
    try:
        read(data)
    except UnreadableSource as refused:
        return refused.code
    return "read"


TAGS = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "rPr", "numPr", "numId", "ilvl", "ins", "del")


@given(st.recursive(st.sampled_from(TAGS), lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4))))
@settings(max_examples=150, deadline=None)
def test_elements_in_any_order_are_read_or_refused(tree):
    def written(node):
        if isinstance(node, str):
            return f'<w:{node} w:val="1">x</w:{node}>'
        return f"<w:{node[0]}>{''.join(map(written, node[1]))}</w:{node[0]}>"

    data = make_docx(par("a") + written(tree))
    assert docx.read_paragraphs(data).paragraphs[0].text == "a"
