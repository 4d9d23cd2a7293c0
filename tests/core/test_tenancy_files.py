"""Pictures, documents and actions for several things: what the admin's stock views would show of other tenants."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import TranslationSource


def png():
    written = io.BytesIO()
    Picture.new("RGB", (8, 8), "red").save(written, "PNG")
    return ContentFile(written.getvalue(), "tajny.png")


def collection_of(name):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.add_child(name=name)


@pytest.fixture
def secret_document(db):
    file = ContentFile(b"tajne", "tajny.pdf")
    return Document.objects.create(title="Tajny dokument", file=file, collection=collection_of("Gmina A"))


@pytest.fixture
def secret_image(db):
    collection = collection_of("Gmina A")
    return Image.objects.create(title="Tajny obraz", file=png(), width=8, height=8, collection=collection)


@pytest.fixture
def secret_draft(site):
    home = site.root_page.specific
    return home.add_child(instance=type(home)(title="Tajny szkic", slug="szkic", live=False))


@pytest.fixture
def foreign_client(client, editor_of, other_site):
    """An editor of the other site, with a collection of their own."""
    editor = editor_of(other_site)
    collection = collection_of("Gmina B")
    for action in ("add", "change", "choose", "delete"):
        for kind in ("image", "document"):
            permission = Permission.objects.get(codename=f"{action}_{kind}")
            GroupCollectionPermission.objects.create(
                group=editor.groups.get(), collection=collection, permission=permission
            )
    client.force_login(editor)
    client.user, client.collection = editor, collection
    return client


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_the_admins_own_api_of_files_is_for_operators(foreign_client, superuser, secret_image, secret_document, kind):
    for address in (f"/admin/api/main/{kind}/", f"/admin/api/main/{kind}/1/"):
        assert "Tajny" not in foreign_client.get(address).content.decode(), address
    foreign_client.force_login(superuser)
    assert "Tajny" in foreign_client.get(f"/admin/api/main/{kind}/").content.decode()


def test_actions_for_several_files_name_no_file_of_another_tenant(foreign_client, secret_image, secret_document):
    for app, model, pk in (
        ("wagtailimages", "image", secret_image.pk),
        ("wagtaildocs", "document", secret_document.pk),
    ):
        address = reverse("wagtail_bulk_action", args=[app, model, "delete"])
        response = foreign_client.get(f"{address}?next=/admin/&id={pk}")
        assert response.status_code == 404
        assert "Tajny" not in response.content.decode()


def test_actions_for_several_files_take_the_tenants_own(foreign_client):
    own = Document.objects.create(
        title="Nasz dokument", file=ContentFile(b"x", "nasz.pdf"), collection=foreign_client.collection
    )
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "delete"])
    assert "Nasz dokument" in foreign_client.get(f"{address}?next=/admin/&id={own.pk}").content.decode()


@pytest.mark.parametrize(
    "where", ["", "&childOf={root}", "&childOf={home}", "&q=Tajny", "&childOf=999999", "&childOf=x"]
)
def test_all_pages_of_a_list_are_those_of_the_tenant(foreign_client, site, secret_draft, where):
    where = where.format(root=Page.objects.get(depth=1).pk, home=site.root_page.pk)
    for action in ("delete", "publish", "move"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        content = foreign_client.get(f"{address}?next=/admin/&id=all{where}").content.decode()
        assert "Tajny szkic" not in content, (action, where)


def test_all_pages_of_the_tenants_own_list_are_taken(foreign_client, other_site, secret_draft):
    home = other_site.root_page.specific
    home.add_child(instance=type(home)(title="Nasz szkic", slug="nasz", live=False))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    content = foreign_client.get(f"{address}?next=/admin/&id=all&childOf={home.pk}").content.decode()
    assert "Nasz szkic" in content
    assert "Tajny szkic" not in content


def test_a_translation_of_another_tenant_is_not_there(foreign_client, secret_draft):
    foreign_client.user.groups.get().permissions.add(Permission.objects.get(codename="submit_translation"))
    source, _new = TranslationSource.get_or_create_from_instance(secret_draft)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert foreign_client.get(address).status_code == 404
    assert foreign_client.post(address, {"publish_translations": "on"}).status_code == 404


def save(client, page, body, **changes):
    """Send the form of a home page as the editor's browser does."""
    form = {
        "title": page.title,
        "slug": page.slug,
        "lead": "",
        "picture": "",
        "picture_alt": "",
        "action_label": "",
        "action_page": "",
        "share_image": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield(body),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
        **changes,
    }
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form))


def downloads(document):
    item = {"value": {"document": document.pk, "title": ""}, "deleted": "", "order": "0", "id": ""}
    return [("downloads", {"items-count": 1, "items": {"0": item}})]


def test_nobody_publishes_a_document_of_another_tenant_by_its_number(foreign_client, other_site, secret_document):
    page = other_site.root_page
    response = save(foreign_client, page, downloads(secret_document))
    assert response.status_code == 200  # the form comes back
    assert "Tajny dokument" not in response.content.decode()
    foreign_client.logout()
    assert foreign_client.get(secret_document.url).status_code == 404


def test_the_tenants_own_document_is_published(foreign_client, other_site):
    own = Document.objects.create(
        title="Nasz", file=ContentFile(b"x", "nasz.pdf"), collection=foreign_client.collection
    )
    assert save(foreign_client, other_site.root_page, downloads(own)).status_code == 302
    foreign_client.logout()
    response = foreign_client.get(own.url)
    assert response.status_code == 200
    b"".join(response.streaming_content)


def test_nobody_shows_a_picture_or_an_unpublished_page_of_another_tenant(
    foreign_client, other_site, secret_image, secret_draft
):
    page = other_site.root_page
    for changes in ({"picture": secret_image.pk}, {"share_image": secret_image.pk}, {"action_page": secret_draft.pk}):
        response = save(foreign_client, page, [], **changes)
        assert response.status_code == 200, changes
        assert "Tajny" not in response.content.decode(), changes
    assert save(foreign_client, page, [], action_page=secret_draft.get_parent().pk).status_code == 302  # is public


def test_what_an_operator_put_on_a_page_stays_when_its_editor_saves_it(
    foreign_client, other_site, superuser, secret_document
):
    own = foreign_client.user
    foreign_client.force_login(superuser)
    assert save(foreign_client, other_site.root_page, downloads(secret_document)).status_code == 302
    foreign_client.force_login(own)
    assert save(foreign_client, other_site.root_page, downloads(secret_document)).status_code == 302
