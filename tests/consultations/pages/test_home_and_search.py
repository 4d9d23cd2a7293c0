"""Consultations on the home page, and their units in the search."""

import pytest
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory
from cooperation_consultations.models import ConsultationPage
from cooperation_consultations.search import units
from django.core.management import call_command
from wagtail.search import index as search_index

pytestmark = pytest.mark.django_db


def test_home_page_shows_open_consultations_first(client, site, page, with_page):
    with_page(ConsultationFactory(site=site, title="Zamknięta", closed=True))
    with_page(ConsultationFactory(site=site, title="Nieogłoszona", draft=True))
    html = client.get("/").content.decode()
    section = html[html.index('id="home-consultations"') :]
    assert section.index("Program współpracy") < section.index("Zamknięta")
    assert "Nieogłoszona" not in html


def test_home_page_without_consultations_has_no_section(client, index):
    assert "home-consultations" not in client.get("/").content.decode()


def test_search_finds_units_of_the_present_version(site, page, consultation):
    assert [hit.url for hit in units("konkurs dni", site, "pl").hits] == [f"{page.url}#par_2"]
    second = DraftVersionFactory(consultation=consultation, number=2)
    ProvisionFactory(version=second, order=1, eid="par_9", text="Konkurs trwa miesiąc.")
    assert units("konkurs dni", site, "pl").total == 0
    assert [hit.url for hit in units("konkurs", site, "pl").hits] == [f"{page.url}#par_9"]


def test_search_keeps_what_is_not_announced_or_of_another_tenant(site, other_site, with_page):
    with_page(ConsultationFactory(site=site, draft=True))
    with_page(ConsultationFactory(site=other_site))
    assert units("konkurs", site, "pl").total == 0


def test_search_without_words_finds_nothing(site, page):
    assert units("  ", site, "pl").hits == []


def test_wagtails_own_search_finds_the_page_by_words_of_its_act(site, page, with_page):
    draft = with_page(ConsultationFactory(site=site, draft=True))
    for found in (page, draft):
        search_index.insert_or_update_object(found)
    call_command("update_index", verbosity=0)
    assert list(ConsultationPage.objects.all().search("program")) != []
    assert [found.pk for found in ConsultationPage.objects.all().search("konkurs")] == [page.pk]
