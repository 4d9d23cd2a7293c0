"""Consent texts and people in the admin, each for the staff of its own site."""

import datetime

import pytest
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_participation.domain import consents
from cooperation_participation.factories import ConsentTextFactory
from cooperation_participation.models import ConsentText, Contact
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupSitePermission

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client, django_user_model, site):
    """Staff of the first site who may publish texts, see people and erase them."""
    user = django_user_model.objects.create_user("inspektor", "inspektor@example.org", "haslo-inspektora")
    group = Group.objects.create(name="Ochrona danych")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_consenttext", "view_contact", "delete_contact"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="cooperation_participation")
        GroupSitePermission.objects.create(group=group, site=site, permission=permission)
    user.groups.add(group)
    client.force_login(user)
    return user


def test_new_text_is_the_next_version_and_the_old_one_stays(client, member, site):
    values = {"key": "publish-name", "language": "pl", "text": "Zgadzam się."}
    for text in ("Zgadzam się.", "Zgadzam się na publikację."):
        answer = client.post("/admin/consent-texts/new/", {**values, "text": text})
        assert answer.status_code == 302
    texts = ConsentText.objects.for_site(site).order_by("version").values_list("version", "text")
    assert list(texts) == [(1, "Zgadzam się."), (2, "Zgadzam się na publikację.")]
    assert client.get("/admin/consent-texts/").status_code == 200


def test_published_text_is_neither_edited_nor_deleted(client, member, site):
    text = ConsentTextFactory(site=site)
    for end in ("edit", "delete"):
        assert client.post(f"/admin/consent-texts/{end}/{text.pk}/", {"text": "Inny."}).status_code == 404
    assert client.get(f"/admin/consent-texts/inspect/{text.pk}/").status_code == 200


def test_texts_and_people_of_another_site_are_not_there(client, member, other_site):
    text = ConsentTextFactory(site=other_site, text="Tekst innej gminy.")
    remark = make_remark(ConsultationFactory(site=other_site), email="obca@example.org")
    assert "obca@example.org" not in client.get("/admin/people/").content.decode()
    assert client.get(f"/admin/consent-texts/inspect/{text.pk}/").status_code == 404
    for end in ("", "export/"):
        assert client.get(f"/admin/people/{remark.submission.contact_id}/{end}").status_code == 404
    assert client.post(f"/admin/people/{remark.submission.contact_id}/erase/", {"sure": "on"}).status_code == 404
    assert Contact.objects.get().email == "obca@example.org"


def test_person_is_shown_exported_and_erased(client, member, site):
    remark = make_remark(ConsultationFactory(site=site))
    pk = remark.submission.contact_id
    assert "anna@example.org" in client.get("/admin/people/").content.decode()
    assert "anna@example.org" in client.get(f"/admin/people/{pk}/").content.decode()
    exported = client.get(f"/admin/people/{pk}/export/")
    assert exported["Content-Disposition"].startswith("attachment")
    assert exported.json()["submissions"][0]["number"] == 1
    assert client.post(f"/admin/people/{pk}/erase/").status_code == 302
    assert Contact.objects.get().email == "anna@example.org"
    client.post(f"/admin/people/{pk}/erase/", {"sure": "on"})
    assert (Contact.objects.get().email, remark.texts.get().text) == ("", "Proszę wydłużyć termin.")


def test_same_words_are_no_new_version(site):
    at = timezone.now()
    for _ in range(2):
        consents.publish_text(site, key="privacy", language="pl", text="Administratorem jest urząd.", at=at)
    assert ConsentText.objects.get().version == 1


def test_text_in_force_is_the_last_of_its_language_else_the_polish_one(site, other_site):
    at = timezone.now()
    published = [
        ("privacy", "pl", "stary"), ("privacy", "pl", "nowy"), ("privacy", "de", "deutsch"),
        ("publish-name", "pl", "zgoda"),
    ]  # fmt: skip
    for key, language, text in published:
        consents.publish_text(site, key=key, language=language, text=text, at=at)
    consents.publish_text(other_site, key="privacy", language="pl", text="obcy", at=at)
    found = {language: consents.current_texts(site, language, at=at) for language in ("pl", "de", "en")}
    assert {language: texts["privacy"].text for language, texts in found.items()} == {
        "pl": "nowy", "de": "deutsch", "en": "nowy",
    }  # fmt: skip
    assert found["de"]["publish-name"].text == "zgoda"
    assert consents.current_texts(site, "pl", at=at - datetime.timedelta(days=1)) == {}
