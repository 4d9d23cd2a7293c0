import pytest
from cooperation_core.registry import document_guards
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, GroupCollectionPermission, PageViewRestriction


@pytest.fixture
def document(db):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    found = Document(title="Uchwała", collection=root)
    found.file.save("uchwała.html", ContentFile(b"<script>alert(1)</script>"))
    found.save()
    return found


@pytest.fixture
def page(site, document):
    home = site.root_page.specific
    page = home.add_child(instance=type(home)(title="Strona", slug="strona", live=False))
    page.lead = "Akapit"
    page.body = [("prose", f'<p><a linktype="document" id="{document.pk}">plik</a></p>')]
    page.save_revision()
    return page


def fetch(client, document):
    response = client.get(document.url)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def test_a_document_of_no_page_is_for_nobody_who_guesses(client, site, document):
    assert fetch(client, document).status_code == 404


def test_a_document_is_public_while_a_published_page_shows_it(client, page, document):
    assert fetch(client, document).status_code == 404
    page.latest_revision.publish()
    assert fetch(client, document).status_code == 200
    page.refresh_from_db()
    page.unpublish()
    assert fetch(client, document).status_code == 404


def test_a_document_in_the_draft_of_a_published_page_is_not_public_yet(client, page, document):
    page.body = []
    page.save_revision().publish()
    page.refresh_from_db()
    page.body = [("prose", f'<p><a linktype="document" id="{document.pk}">plik</a></p>')]
    draft = page.save_revision()
    assert fetch(client, document).status_code == 404
    draft.publish()
    assert fetch(client, document).status_code == 200


def test_a_document_of_a_page_behind_a_password_is_not_public(client, page, document):
    page.latest_revision.publish()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert fetch(client, document).status_code == 404


def test_a_plugin_may_say_that_a_document_is_public(client, site, document, registered):
    registered(document_guards, "test", lambda one: one.pk == document.pk)
    assert fetch(client, document).status_code == 200


def test_staff_of_the_collection_fetch_it_and_other_staff_do_not(client, document, site, editor_of, other_site):
    editor = editor_of(site)
    client.force_login(editor)
    assert fetch(client, document).status_code == 404
    group = Group.objects.create(name="Dokumenty")
    permission = Permission.objects.get(content_type__app_label="wagtaildocs", codename="change_document")
    GroupCollectionPermission.objects.create(group=group, collection=document.collection, permission=permission)
    editor.groups.add(group)
    client.force_login(type(editor).objects.get(pk=editor.pk))
    response = fetch(client, document)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_a_document_runs_nothing_in_the_browser(client, page, document):
    page.latest_revision.publish()
    response = fetch(client, document)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
