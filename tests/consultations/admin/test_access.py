"""Who meets what: staff of another site nothing at all, staff of this site what they may do."""

import pytest
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Answer, Consultation, Event, Remark
from django.urls import reverse

PAGES = (
    "overview",
    "dates",
    "announce",
    "cancel",
    "pages",
    "remarks",
    "remarks_results",
    "enter",
    "history_of_actions",
    "undo",
    "report",
    "export",
)
REMARK_PAGES = ("remark", "withdraw", "redact")


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_desk_do_not_exist_for_another_site(name, staff, foreign, at_desk):
    assert staff.get(at_desk(name, of=foreign)).status_code == 404
    assert staff.post(at_desk(name, of=foreign)).status_code == 404


@pytest.mark.parametrize("name", REMARK_PAGES)
def test_remarks_do_not_exist_for_another_site(name, staff, foreign, at_desk):
    remark = make_remark(foreign)
    assert staff.get(at_desk(name, remark.number, of=foreign)).status_code == 404
    assert staff.post(at_desk(name, remark.number, of=foreign), {"act": "publish"}).status_code == 404


@pytest.mark.parametrize("name", ["edit", "delete", "history", "usage"])
def test_records_do_not_exist_for_another_site(name, staff, foreign):
    address = reverse(f"cooperation_consultations_desk:{name}", args=[foreign.pk])
    assert staff.get(address).status_code == 404


def test_the_list_shows_consultations_of_the_own_site_only(staff, consultation, foreign):
    page = staff.get(reverse("cooperation_consultations_desk:index")).content.decode()
    assert consultation.title in page
    assert foreign.title not in page


def test_somebody_without_any_permission_has_no_menu_item_and_no_list(client, site, staff_of, consultation):
    client.force_login(staff_of(site))
    index = reverse("cooperation_consultations_desk:index")
    assert index not in client.get("/admin/").content.decode()
    assert client.get(index).status_code == 302
    assert client.get(reverse("cooperation_consultations_desk:overview", args=[consultation.pk])).status_code == 404


def test_a_moderator_has_the_menu_item(client, site, staff_of, consultation):
    client.force_login(staff_of(site, "moderate"))
    index = reverse("cooperation_consultations_desk:index")
    assert index in client.get("/admin/").content.decode()
    assert consultation.title in client.get(index).content.decode()


@pytest.mark.parametrize("action", ["publish_remarks", "hide_remarks", "answer_remarks", "publish_answers"])
def test_actions_for_several_remarks_find_none_of_another_site(action, staff, foreign, bulk):
    remark = make_remark(foreign)
    form = {"reason": "Obraźliwa.", "decision": "explained", "reasons": "Wyjaśnienie."}
    assert staff.post(bulk(action, [remark]), form).status_code == 404
    assert Remark.objects.get(pk=remark.pk).visibility == Visibility.WAITING
    assert not Answer.objects.exists()


def test_all_remarks_of_another_sites_list_cannot_be_chosen(staff, foreign):
    make_remark(foreign)
    address = f"/admin/bulk/cooperation_consultations/remark/publish_remarks/?id=all&childOf={foreign.pk}&next=/admin/"
    assert staff.post(address).status_code == 404
    assert not Remark.objects.public().exists()


def test_whoever_may_only_answer_cannot_moderate(client, site, staff_of, remarks, at_desk, bulk):
    client.force_login(staff_of(site, "answer"))
    response = client.post(at_desk("remark", remarks[0].number), {"act": "publish"})
    assert response.status_code == 302
    assert response.url == "/admin/"
    assert client.post(bulk("publish_remarks", remarks)).status_code == 404
    assert not Remark.objects.public().exists()


def test_whoever_may_only_moderate_cannot_answer(client, site, staff_of, remarks, at_desk, bulk):
    client.force_login(staff_of(site, "moderate"))
    form = {"act": "answer", "answer-decision": "accepted", "answer-reasons": "Tak."}
    client.post(at_desk("remark", remarks[0].number), form)
    assert client.post(bulk("answer_remarks", remarks), {"decision": "accepted", "reasons": "Tak."}).status_code == 404
    assert not Answer.objects.exists()
    page = client.get(at_desk("remarks")).content.decode()
    assert "publish_remarks" in page
    assert "answer_remarks" not in page


@pytest.mark.parametrize("name", ["dates", "announce", "cancel"])
def test_whoever_may_not_edit_cannot_change_the_dates(name, client, site, staff_of, consultation, at_desk):
    client.force_login(staff_of(site, "moderate", "answer", "report"))
    assert client.get(at_desk(name)).status_code == 302
    assert client.post(at_desk(name), {"reason": "Próba."}).status_code == 302
    assert Consultation.objects.get().cancelled_at is None
    assert not Event.objects.exists()


def test_a_remark_is_found_only_in_its_own_consultation(staff, remarks, closed, at_desk):
    assert staff.get(at_desk("remark", remarks[0].number)).status_code == 200
    assert staff.get(at_desk("remark", remarks[0].number, of=closed)).status_code == 404
