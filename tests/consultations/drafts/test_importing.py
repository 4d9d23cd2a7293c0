from pathlib import Path

import pytest
from cooperation_consultations.domain import drafts
from cooperation_consultations.models import WorkingDraft
from cooperation_core.errors import DomainError
from django.conf import settings

ACT = """UCHWAŁA NR 1
Rady Gminy
z dnia 1 marca 2026 r.
w sprawie programu współpracy

§ 1. Program określa:
1) cele;
2) zasady.

§ 2. Uchwała wchodzi w życie z dniem podjęcia.
"""


@pytest.fixture
def imports(consultation, now):
    def run(data=ACT, **more):
        return drafts.import_draft(consultation, data=data, at=now, actor=None, **more)

    return run


def test_pasted_text_becomes_a_tree_beside_its_paragraphs(imports):
    draft = imports()
    marks = [unit["mark"] for unit in draft.tree["units"] if unit["kind"] == "par"]
    assert marks == ["§ 1.", "§ 2."]
    assert [child["mark"] for child in draft.tree["units"][-2]["children"]] == ["1)", "2)"]
    assert ["", "§ 1. Program określa:"] in draft.paragraphs
    assert (draft.tree["words"]["lost"], draft.source_text, draft.revision) == (0, ACT, 1)
    assert "paragraphs" not in draft.tree


def test_a_second_source_waits_for_the_word_to_replace(imports):
    imports()
    with pytest.raises(DomainError) as refusal:
        imports("§ 1. Inny akt.")
    assert (refusal.value.code, refusal.value.field) == ("draft_exists", "replace")
    assert WorkingDraft.objects.get().source_text == ACT


def test_a_replaced_draft_comes_back_by_undo_with_its_repairs_and_goes_by_redo(imports, now):
    first = imports()
    par = first.tree["units"][-1]["id"]
    drafts.apply(first, {"op": "retype", "id": par, "kind": "art"}, base_revision=1, at=now, actor=None)
    repaired = WorkingDraft.objects.get().tree
    imports("§ 1. Inny akt.", replace=True)
    other = WorkingDraft.objects.get().tree
    edit = drafts.undo(first, base_revision=3, at=now, actor=None)
    assert edit.replaced
    assert (WorkingDraft.objects.get().tree, WorkingDraft.objects.get().source_text) == (repaired, ACT)
    drafts.undo(first, base_revision=4, at=now, actor=None)
    assert WorkingDraft.objects.get().tree["units"][-1]["kind"] == "par"
    drafts.redo(first, base_revision=5, at=now, actor=None)
    drafts.redo(first, base_revision=6, at=now, actor=None)
    assert WorkingDraft.objects.get().tree == other


def test_an_uploaded_file_is_kept_privately(imports):
    draft = imports(ACT.encode(), name="../../projekt.txt")
    assert Path(settings.MEDIA_ROOT) not in Path(draft.source_file.path).parents
    with draft.source_file.open() as kept:
        assert kept.read() == ACT.encode()
    assert draft.source_name == "projekt.txt"


@pytest.mark.parametrize(
    ("data", "name", "field"),
    [(b"%PDF-1.7\n", "akt.pdf", "file"), (b"", "akt.docx", "file"), ("", "", "text"), ("  \n ", "", "text")],
)
def test_what_cannot_be_read_is_refused_at_its_field_and_stores_nothing(imports, data, name, field):
    with pytest.raises(DomainError) as refusal:
        imports(data, name=name)
    assert refusal.value.code.startswith("document_")
    assert refusal.value.field == field
    assert WorkingDraft.objects.count() == 0
