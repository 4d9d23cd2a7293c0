"""Builds small DOCX and ODT files whose XML stands in the test that reads them."""

import io
import zipfile
from pathlib import Path

from cooperation_consultations.importers import docx, odt

DATA = Path(__file__).resolve().parent.parent / "data" / "documents"
WORD_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_NAMES = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPEN_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
LEGAL_LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-prefix="§ " style:num-suffix="." style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="1"/>'
    '<text:list-level-style-number text:level="3" style:num-suffix=")" style:num-format="a"/></text:list-style>'
    '<text:list-style style:name="L2">'
    '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="I"/></text:list-style>'
)


def zipped(parts):
    """A ZIP of parts by name, the first one stored plainly as ODF wants its mimetype."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def relationships(targets):
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONSHIP}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE_NAMES}/relationships">{inner}</Relationships>'


def make_docx(body, *, main_type=MAIN_TYPE, extra=None, document=None, **parts):
    """A DOCX with this body; `parts` are the inner XML of styles, numbering, footnotes, endnotes, settings."""
    wrapped = {f"word/{kind}.xml": f"<w:{kind} {WORD_NAMES}>{inner}</w:{kind}>" for kind, inner in parts.items()}
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE_NAMES}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
            "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": relationships([(kind, f"{kind}.xml") for kind in parts]),
            "word/document.xml": document or f"<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>",
            **wrapped,
            **(extra or {}),
        }
    )


def make_odt(body, *, styles="", mimetype="application/vnd.oasis.opendocument.text", extra=None, content=None):
    """An ODT with this text; `styles` are automatic styles."""
    content = content or (
        f"<office:document-content {OPEN_NAMES}><office:automatic-styles>{LEGAL_LIST}{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": mimetype, "content.xml": content, **(extra or {})})


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text="", *, num=None, level=None, style=None, mark="", properties=""):
    """A w:p; `text` may be inner XML."""
    inner = text if text.startswith("<") or not text else run(text)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    levelled = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbered = "" if num is None and level is None else levelled + ("" if num is None else f'<w:numId w:val="{num}"/>')
    in_list = f"<w:numPr>{numbered}</w:numPr>" if numbered else ""
    return f"<w:p><w:pPr>{styled}{in_list}{properties}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def lvl(index, text, number_format="decimal", *, start=1, more=""):
    started = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{started}<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{identifier}">{more}{"".join(levels)}</w:abstractNum>'


def num(identifier, of, *overrides):
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(level, *, start=None, inner=""):
    started = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{level}">{started}{inner}</w:lvlOverride>'


LEGAL = abstract(0, lvl(0, "§ %1."), lvl(1, "%2)"), lvl(2, "%3)", "lowerLetter"), lvl(3, "–", "bullet")) + num(1, 0)


def item(*inner, start=None):
    started = "" if start is None else f' text:start-value="{start}"'
    return f"<text:list-item{started}>{''.join(inner)}</text:list-item>"


def olist(*items, style="L1", more=""):
    styled = f' text:style-name="{style}"' if style else ""
    return f"<text:list{styled} {more}>{''.join(items)}</text:list>"


def p(text="", style=""):
    styled = f' text:style-name="{style}"' if style else ""
    return f"<text:p{styled}>{text}</text:p>"


def numbers(data):
    """(number, text) of every paragraph that shows something."""
    reader = odt if b"mimetype" in data[:60] else docx
    return [(q.number, q.text) for q in reader.read_paragraphs(data).paragraphs if q.text or q.number]


def texts(data):
    return [text for _, text in numbers(data)]
