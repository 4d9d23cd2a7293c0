"""Every number of the sample files is the one that a reader of the document sees."""

import json
import re

import pytest
from cooperation_consultations.importers import docx, odt

from .documents import DATA

READERS = {".docx": docx.read_paragraphs, ".odt": odt.read_paragraphs}
TOKEN = re.compile(r"T\d{3}")
FILES = sorted(file.name.removesuffix(".labels.json") for file in DATA.glob("*.labels.json"))


def visible_numbers(name):
    """The number before each token: the generated one, or what is typed in the text."""
    file = DATA / name
    document = READERS[file.suffix](file.read_bytes())
    found = {}
    for paragraph in document.paragraphs:
        token = TOKEN.search(paragraph.text)
        if token and not paragraph.hidden:
            typed = " ".join(paragraph.text[: token.start()].split()) if name.startswith("d_typed") else ""
            found[token[0]] = paragraph.number or typed
    return found


def test_all_sample_files_are_tried():
    assert len(FILES) == 13


@pytest.mark.parametrize("name", FILES)
def test_every_label_is_right(name):
    expected = dict(json.loads((DATA / f"{name}.labels.json").read_text(encoding="utf-8")))
    found = visible_numbers(name)
    assert {token: found.get(token) for token in expected} == expected
