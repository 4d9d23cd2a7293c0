"""The scoped views, tried on the rules of consultations."""

import pytest
from cooperation_consultations.models import Consultation, Procedure
from cooperation_consultations.viewsets import ProcedureViewSet
from cooperation_core.viewsets import SiteScopedForm
from django.forms import modelform_factory
from django.urls import reverse

ALL = [f"cooperation_consultations.{action}_procedure" for action in ("add", "change", "delete")]


def address(name, *args):
    return reverse(f"cooperation_consultations_procedures:{name}", args=args)


@pytest.fixture
def procedures(site, other_site):
    return (
        Procedure.objects.create(site=site, name="Zasady regionu"),
        Procedure.objects.create(site=other_site, name="Zasady gminy"),
    )


@pytest.fixture
def editor(client, editor_of, other_site):
    user = editor_of(other_site, *ALL)
    client.force_login(user)
    return user


def test_a_list_shows_the_rows_of_the_editors_sites(client, editor, procedures):
    page = client.get(address("index")).content.decode()
    assert "Zasady gminy" in page
    assert "Zasady regionu" not in page
    assert "Zasady regionu" not in client.get(address("index") + "?q=Zasady").content.decode()
    assert "Zasady regionu" not in client.get(address("index") + "?export=csv").getvalue().decode()


@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_a_row_of_another_site_is_not_there(client, editor, procedures, view):
    foreign, own = procedures
    assert client.get(address(view, own.pk)).status_code == 200
    assert client.get(address(view, foreign.pk)).status_code == 404
    assert client.post(address(view, foreign.pk), {"name": "Przejęte"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.name == "Zasady regionu"


@pytest.fixture
def form():
    return {
        "name": "Nowe zasady",
        "mode": "basic",
        "minimum_days": 7,
        "recommended_days": 21,
        "confirmation_hours": 72,
        "answer_days": 30,
        "retention_years": 5,
    }


def test_a_new_row_goes_to_the_site_on_which_the_editor_may_add(client, editor, form, other_site):
    assert client.post(address("add"), form).status_code == 302
    assert Procedure.objects.get(name="Nowe zasady").site == other_site


def test_a_new_row_never_goes_to_a_site_that_the_address_names_and_the_editor_may_not(client, editor, form, site):
    assert client.post(address("add") + f"?site={site.pk}", form).status_code in (302, 403)
    assert client.post(address("add") + "?site=x", form).status_code in (302, 403)
    assert Procedure.objects.count() == 0


def test_an_operator_chooses_the_site_or_gets_that_of_the_request(client, superuser, form, site, other_site):
    client.force_login(superuser)
    client.post(address("add") + f"?site={other_site.pk}", form)
    client.post(address("add"), form | {"name": "Tutejsze"})
    assert Procedure.objects.get(name="Nowe zasady").site == other_site
    assert Procedure.objects.get(name="Tutejsze").site == site


def test_an_editor_without_permission_does_not_reach_the_list(client, editor_of, other_site):
    client.force_login(editor_of(other_site))
    assert client.get(address("index")).status_code in (302, 403)


def test_a_form_offers_rows_of_its_own_site_only(procedures, other_site):
    form_class = modelform_factory(Consultation, form=SiteScopedForm, fields=["procedure"])
    form = form_class(instance=Consultation(site=other_site))
    assert list(form.fields["procedure"].queryset) == [procedures[1]]


def test_no_permission_for_all_sites_is_offered_to_groups(db):
    assert list(ProcedureViewSet().get_permissions_to_register()) == []
