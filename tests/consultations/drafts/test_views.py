"""The draft editor's pages in the admin, as a browser without JavaScript and the editor's script meet them."""

import html
import json

import pytest
from cooperation_consultations.admin.base import desk_url
from cooperation_consultations.admin.drafts_words import doubt_text
from cooperation_consultations.factories import ConsultationFactory
from cooperation_consultations.models import Consultation, DraftVersion, WorkingDraft
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupSitePermission

from . import trees

NAMES = ["edit", "import", "tree", "units", "preview", "issue"]


def address(name, consultation, *args):
    return reverse(f"cooperation_consultations_drafts:{name}", args=[consultation.pk, *args])


@pytest.fixture
def editor(site, django_user_model):
    """A member of staff who may change the consultations of one site, and nothing else."""
    group = Group.objects.create(name="Redakcja")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_consultation", content_type__model="consultation")
    GroupSitePermission.objects.create(group=group, site=site, permission=change)
    user = django_user_model.objects.create_user("redaktorka", password="haslo")
    user.groups.add(group)
    return user


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def draft(make_draft):
    return make_draft()


def send(client, consultation, **body):
    return client.post(address("operations", consultation), json.dumps(body), content_type="application/json")


@pytest.mark.parametrize("name", NAMES)
def test_each_page_opens_for_the_sites_editor_and_for_nobody_of_another_site(
    staff, draft, consultation, other_site, name
):
    assert staff.get(address(name, consultation)).status_code == 200
    assert staff.get(address(name, ConsultationFactory(site=other_site))).status_code == 404


def test_without_a_draft_the_editor_leads_to_the_form_for_a_source(staff, consultation):
    assert staff.get(address("edit", consultation)).headers["Location"] == address("import", consultation)
    assert staff.get(address("tree", consultation)).status_code == 404


def test_pasted_text_is_read_and_shown(staff, consultation):
    answer = staff.post(address("import", consultation), {"text": "§ 1. Program określa cele."}, follow=True)
    assert answer.redirect_chain == [(address("edit", consultation), 302)]
    assert "draft-data" in answer.content.decode()
    assert WorkingDraft.objects.get().updated_by.username == "redaktorka"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"text": " "}, "text"),
        ({"file": SimpleUploadedFile("akt.pdf", b"%PDF-1.7\n")}, "file"),
        ({"file": SimpleUploadedFile("akt.docx", b"")}, "file"),
        ({"text": "§ 1. Tekst.", "file": SimpleUploadedFile("akt.txt", b"tekst")}, None),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_the_text_stays(staff, consultation, data, field):
    answer = staff.post(address("import", consultation), data)
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field or "__all__"])
    assert form["text"].value() == data.get("text")
    assert WorkingDraft.objects.count() == 0


def test_a_text_too_large_for_the_site_gets_a_sentence(staff, consultation, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = staff.post(address("import", consultation), {"text": "§ 1. " + "słowo " * 1000})
    assert answer.status_code == 413
    assert list(answer.context["form"].errors) == ["text"]


def test_a_second_source_replaces_the_draft_only_when_asked(staff, draft, consultation):
    answer = staff.post(address("import", consultation), {"text": "§ 1. Inny akt."})
    assert list(answer.context["form"].errors) == ["replace"]
    staff.post(address("import", consultation), {"text": "§ 1. Inny akt.", "replace": "on"})
    assert WorkingDraft.objects.get().source_text == "§ 1. Inny akt."


def test_reading_needs_the_forms_token(editor, consultation):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(address("import", consultation), {"text": "§ 1. Tekst."}).status_code == 403


def test_the_script_gets_the_plain_steps_of_its_repairs(staff, draft, consultation):
    answer = send(staff, consultation, revision=0, operations=[{"op": "join", "id": "u6"}, {"op": "raise", "id": "u1"}])
    body = answer.json()
    assert (answer.status_code, body["revision"], body["applied"]) == (200, 1, 1)
    assert [step["do"] for step in body["changes"]] == ["remove", "set", "set"]
    assert body["refusal"]["code"] == "raise_top"
    assert body["words"]["units"] + body["words"]["set_aside"] == body["words"]["source"]
    assert body["history"] == {"can_undo": True, "can_redo": False}


def test_undo_and_redo_answer_with_their_steps(staff, draft, consultation):
    send(staff, consultation, revision=0, operations=[{"op": "join", "id": "u6"}])
    assert [step["do"] for step in send(staff, consultation, revision=1, turn="undo").json()["changes"]] == [
        "set",
        "set",
        "add",
    ]
    assert send(staff, consultation, revision=2, turn="redo").json()["revision"] == 3


def test_an_outdated_page_gets_the_present_state(staff, draft, consultation):
    send(staff, consultation, revision=0, operations=[{"op": "join", "id": "u6"}])
    answer = send(staff, consultation, revision=0, operations=[{"op": "raise", "id": "u4"}])
    assert (answer.status_code, answer.json()["refusal"]["code"]) == (409, "draft_changed")
    assert answer.json()["state"]["revision"] == 1
    assert answer.json()["state"]["tree"] == WorkingDraft.objects.get().tree


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"revision": true, "turn": "undo"}',
        b'{"revision": 0}',
        b'{"revision": 0, "operations": []}',
        b'{"revision": 0, "turn": "back"}',
        b"\xff",
    ],
)
def test_a_body_of_the_wrong_shape_is_refused(staff, draft, consultation, body):
    answer = staff.post(address("operations", consultation), body, content_type="application/json")
    assert (answer.status_code, answer.json()["refusal"]["code"]) == (400, "body_malformed")


def test_a_unit_is_repaired_by_a_form(staff, draft, consultation):
    page = address("unit", consultation, "u7")
    assert "§ 2" in staff.get(page).content.decode()
    answer = staff.post(page, {"op": "retype", "kind": "art", "revision": 0})
    assert answer.headers["Location"] == page
    assert WorkingDraft.objects.get().tree["units"][2]["kind"] == "art"


def test_a_unit_that_a_form_joined_away_leads_to_the_list(staff, draft, consultation):
    answer = staff.post(address("unit", consultation, "u6"), {"op": "join", "revision": 0})
    assert answer.headers["Location"] == address("units", consultation)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"op": "renumber", "number": "§ 3"}, "number"),
        ({"op": "split", "before": "nie ma takich słów"}, "before"),
        ({"op": "divide", "mark": "§ 4."}, "mark"),
        ({"op": "nonsense"}, "__all__"),
        ({"op": "retype", "kind": "art", "revision": 9}, "__all__"),
    ],
)
def test_a_refused_repair_stays_on_the_form_with_its_reason(staff, draft, consultation, data, field):
    answer = staff.post(address("unit", consultation, "u7"), {"revision": 0, **data})
    assert list(answer.context["form"].errors) == [field]
    assert WorkingDraft.objects.get().revision == 0


def test_a_form_splits_a_unit_before_words_of_its_text(staff, draft, consultation):
    staff.post(address("unit", consultation, "u7"), {"op": "split", "before": "z dniem", "revision": 0})
    assert [unit["text"] for unit in WorkingDraft.objects.get().tree["units"][2:]] == [
        "Uchwała wchodzi w życie",
        "z dniem podjęcia.",
    ]


def test_forms_take_back_and_undo(staff, draft, consultation):
    staff.post(address("unit", consultation, "s1"), {"op": "take_back", "revision": 0})
    assert WorkingDraft.objects.get().tree["set_aside"] == []
    staff.post(address("turn", consultation), {"turn": "undo"})
    assert len(WorkingDraft.objects.get().tree["set_aside"]) == 1


def test_a_version_is_issued_after_a_look_at_the_list(staff, make_draft, consultation):
    act = trees.small_act()
    act["units"][2]["doubts"] = ["level_unsure"]
    make_draft(act)
    page = address("issue", consultation)
    assert str(doubt_text("level_unsure")) in html.unescape(staff.get(page).content.decode())
    answer = staff.post(page, {"revision": 0, "note": ""})
    assert list(answer.context["form"].errors) == ["accept_problems"]
    answer = staff.post(page, {"revision": 0, "note": "", "accept_problems": "on"})
    assert answer.headers["Location"] == desk_url("overview", consultation.pk)
    assert DraftVersion.objects.get().issued_by.username == "redaktorka"


def test_an_unsure_unit_is_put_before_the_editor_who_decides(staff, draft, consultation):
    page = address("issue", consultation)
    staff.post(page, {"revision": 0})
    act = trees.small_act()
    act["units"][2]["text"] = "Wykonanie powierza się wójtowi gminy."
    draft.tree = act
    draft.save()
    assert staff.get(page).context["form"].fields["same_u7"].choices[1][0] == "par_2"
    staff.post(page, {"revision": 0, "note": "Nowe brzmienie § 2.", "same_u7": "par_2"})
    assert DraftVersion.objects.get(number=2).changes == [{"what": "changed", "old": ["par_2"], "new": ["par_2"]}]


def test_the_uploaded_file_comes_back_as_an_attachment_that_no_browser_runs(staff, consultation):
    staff.post(address("import", consultation), {"file": SimpleUploadedFile("projekt.txt", "§ 1. Tekst.".encode())})
    answer = staff.get(address("source", consultation))
    assert b"".join(answer.streaming_content) == "§ 1. Tekst.".encode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="projekt.txt"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    answer.close()


@pytest.mark.parametrize("units", [20, 60])
def test_the_list_of_units_keeps_its_budget_of_queries(
    staff, make_draft, consultation, units, django_assert_max_num_queries
):
    make_draft(trees.large_act(units))
    staff.get(address("units", consultation))
    with django_assert_max_num_queries(20):
        staff.get(address("units", consultation))


def test_an_editor_without_the_permission_meets_nothing(client, draft, consultation, editor):
    GroupSitePermission.objects.all().delete()
    client.force_login(editor)
    assert client.get(address("edit", consultation)).status_code == 404
    assert Consultation.objects.filter(pk=consultation.pk).exists()
