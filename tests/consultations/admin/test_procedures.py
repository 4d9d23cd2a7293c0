"""The rules of consultations as records of a site."""

import pytest
from cooperation_consultations.factories import ProcedureFactory
from cooperation_consultations.models import Procedure
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import GroupSitePermission

LIST = "/admin/consultation-procedures/"


@pytest.fixture
def rule_maker(client, site, staff_of):
    """The client of somebody who may add, change and delete the rules of the site."""
    user = staff_of(site)
    for action in ("add", "change", "delete"):
        permission = Permission.objects.get(codename=f"{action}_procedure")
        GroupSitePermission.objects.create(group=user.groups.get(), site=site, permission=permission)
    client.force_login(user)
    return client


def address(name, row):
    return reverse(f"cooperation_consultations_procedures:{name}", args=[row.pk])


def test_rules_are_made_for_the_own_site(rule_maker, site):
    form = {
        "name": "Regulamin gminy",
        "mode": "basic",
        "minimum_days": 7,
        "recommended_days": 21,
        "confirmation_hours": 72,
        "answer_days": 30,
        "retention_years": 5,
    }
    rule_maker.post(f"{LIST}new/", form)
    assert Procedure.objects.get().site == site


def test_rules_of_another_site_do_not_exist(rule_maker, procedure, other_site):
    foreign = ProcedureFactory(site=other_site, name="Obcy regulamin")
    page = rule_maker.get(LIST).content.decode()
    assert procedure.name in page
    assert foreign.name not in page
    for name in ("edit", "delete"):
        assert rule_maker.get(address(name, foreign)).status_code == 404


def test_rules_that_a_consultation_follows_stay_and_the_reason_is_said(rule_maker, consultation, procedure):
    used = consultation.procedure
    response = rule_maker.post(address("delete", used), follow=True)
    assert len(response.context["messages"]) == 1
    assert Procedure.objects.filter(pk=used.pk).exists()
    rule_maker.post(address("delete", procedure))
    assert not Procedure.objects.filter(pk=procedure.pk).exists()


def test_whoever_only_works_at_the_desk_changes_no_rules(staff, procedure):
    assert staff.get(f"{LIST}new/").status_code == 302
    assert staff.post(address("edit", procedure), {"name": "Inny"}).status_code == 404
    procedure.refresh_from_db()
    assert procedure.name != "Inny"
