"""The list of consultations."""

import datetime

import pytest
from cooperation_consultations.factories import ConsultationFactory
from cooperation_consultations.models import Report
from django.utils import timezone

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each(site, with_page):
    """Consultations in every phase, made in no particular order; title → consultation."""
    now = timezone.now()
    later = ConsultationFactory(site=site, title="Otwarte dłużej")
    made = [
        ConsultationFactory(site=site, title="Bez ogłoszenia", draft=True),
        ConsultationFactory(site=site, title="Zamknięte", closed=True),
        later,
        ConsultationFactory(site=site, title="Zapowiedziane", announced=True),
        ConsultationFactory(site=site, title="Otwarte krócej", closes_at=later.closes_at - datetime.timedelta(days=9)),
        ConsultationFactory(site=site, title="Z raportem", closed=True),
        ConsultationFactory(site=site, title="Unieważnione", cancelled_at=now, cancelled_reason="Pomyłka."),
    ]
    Report.objects.create(consultation=made[5], drafted_at=now, published_at=now)
    for consultation in made:
        with_page(consultation)
    return {consultation.title: consultation for consultation in made}


def titles(response):
    return [card["title"] for card in response.context["cards"]]


def test_open_ones_come_first_and_the_one_that_closes_next_on_top(client, index, one_of_each):
    assert titles(client.get(index.url)) == [
        "Otwarte krócej",
        "Otwarte dłużej",
        "Zapowiedziane",
        "Zamknięte",
        "Z raportem",
        "Unieważnione",
    ]


def test_filter_leaves_other_states_out(client, index, one_of_each):
    response = client.get(index.url, {"stan": "announced"})
    assert titles(response) == ["Zapowiedziane"]
    assert [(item["key"], item["count"]) for item in response.context["filters"]] == [
        ("", 6),
        ("open", 2),
        ("announced", 1),
        ("closed", 1),
        ("reported", 1),
        ("cancelled", 1),
    ]


@pytest.mark.parametrize("asked", ["draft", "nic", "'"])
def test_unknown_state_shows_all(client, index, one_of_each, asked):
    assert len(titles(client.get(index.url, {"stan": asked}))) == 6


def test_page_that_is_not_live_is_not_listed(client, index, one_of_each):
    page = one_of_each["Zapowiedziane"].pages.get()
    page.unpublish()
    assert "Zapowiedziane" not in titles(client.get(index.url))


def test_long_list_comes_in_parts(client, site, index, with_page):
    for _number in range(14):
        with_page(ConsultationFactory(site=site))
    first, second = client.get(index.url), client.get(index.url, {"strona": "2"})
    assert (len(titles(first)), len(titles(second))) == (12, 2)
    assert not set(titles(first)) & set(titles(second))


def test_queries_do_not_grow_with_the_list(site, index, with_page, published, page, queries_of):
    published(page.consultation.versions.get().provisions.first())
    one = queries_of(index.url)
    for _number in range(3):
        with_page(ConsultationFactory(site=site))
    assert queries_of(index.url) == one


def test_empty_list_says_so(client, index):
    response = client.get(index.url)
    assert response.context["cards"] == []
    assert 'class="empty"' in response.content.decode()
