import datetime as dt
import json

import pytest
from cooperation_blocks.models import CooperationContactPage, CooperationContentPage
from cooperation_blocks.outline import anchor_of, groups_of, outline_of
from cooperation_core.models import OfficeSettings
from cooperation_core.registry import home_sections
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains


def heading(text, level="2"):
    return {"type": "heading", "value": {"text": text, "level": level}}


def prose(text):
    return {"type": "prose", "value": f"<p>{text}</p>"}


@pytest.fixture
def content_page(home):
    def make(*blocks, **fields):
        page = CooperationContentPage(
            title="O serwisie", slug="o-serwisie", locale=home.locale, body=json.dumps(blocks), **fields
        )
        return home.add_child(instance=page)

    return make


def test_content_page_shows_its_lead_and_blocks(client, content_page):
    content_page(heading("Łódź i żeglarz"), prose("Treść strony."), lead="Krótko o nas.")
    response = client.get("/o-serwisie/")
    assertContains(response, '<p class="lead">Krótko o nas.</p>', html=True)
    assertContains(response, '<h2 id="lodz-i-zeglarz">Łódź i żeglarz</h2>', html=True)
    assertContains(response, "Treść strony.")


def test_contents_stand_beside_a_page_of_three_sections_and_not_of_two(content_page):
    long = content_page(heading("Pierwszy"), heading("Poboczny", "3"), heading("Drugi"), heading("Trzeci"))
    assert [item["text"] for item in outline_of(long.body)] == ["Pierwszy", "Drugi", "Trzeci"]
    short = list(long.body)[:3]
    assert outline_of(short) == []


def test_heading_of_signs_alone_still_has_an_anchor():
    assert anchor_of("§ …") == "sekcja"


def test_body_is_divided_at_its_section_headings(content_page):
    body = content_page(prose("Wstęp."), heading("Jak"), prose("Tak."), heading("Drobne", "3")).body
    assert [(head and head.value["text"], len(blocks)) for head, blocks in groups_of(body)] == [(None, 1), ("Jak", 2)]


def test_content_page_lists_the_public_pages_below_it(client, content_page):
    page = content_page()
    page.add_child(instance=CooperationContentPage(title="Jawna", slug="jawna", locale=page.locale))
    page.add_child(instance=CooperationContentPage(title="Szkic", slug="szkic", locale=page.locale, live=False))
    response = client.get("/o-serwisie/")
    assertContains(response, "Jawna")
    assertNotContains(response, "Szkic")


def test_news_of_a_year_are_shown_for_that_year_alone(client, write_news):
    write_news("Tegoroczna", dt.date(2026, 5, 4))
    write_news("Dawna", dt.date(2024, 5, 4))
    everything = client.get("/aktualnosci/")
    assertContains(everything, "Tegoroczna")
    assertContains(everything, "?rok=2024")
    of_a_year = client.get("/aktualnosci/?rok=2024")
    assertContains(of_a_year, "Dawna")
    assertNotContains(of_a_year, "Tegoroczna")


@pytest.mark.parametrize(
    "query",
    [
        *("rok=abc", "rok=1999", "rok=²", "rok=%00", f"rok={'9' * 5000}"),
        *("strona=99", "strona=-1", "strona=x", f"strona={'9' * 5000}"),
    ],
)
def test_odd_parameters_of_the_news_list_show_the_news(client, write_news, query):
    write_news("Wiadomość")
    assertContains(client.get(f"/aktualnosci/?{query}"), "Wiadomość")


def test_news_are_paged_newest_first_and_keep_the_year(client, write_news):
    for number in range(1, 15):
        write_news(f"Wpis {number:02}", dt.date(2026, 1, number))
    first = client.get("/aktualnosci/?rok=2026")
    assertContains(first, "Wpis 14")
    assertNotContains(first, "Wpis 02")
    assertContains(first, "?rok=2026&amp;strona=2")
    assertContains(client.get("/aktualnosci/?rok=2026&strona=2"), "Wpis 02")


def test_news_list_asks_as_often_for_three_as_for_one(client, write_news, django_assert_max_num_queries):
    counts = []
    for number in range(4):
        write_news(f"Wpis {number}")
        with django_assert_max_num_queries(25) as captured:
            client.get(f"/aktualnosci/?n={number}")
        counts.append(len(captured))
    assert counts[1] == counts[3]  # the first one fills the process's memory


def test_draft_of_news_is_in_no_list(client, write_news):
    write_news("Jeszcze nie", live=False)
    assertNotContains(client.get("/aktualnosci/"), "Jeszcze nie")


def test_guide_says_for_whom_it_is_and_of_which_day_the_law(client, guide):
    response = client.get("/przewodniki/maly-grant/")
    assertContains(response, "Organizacje z pomysłem.")
    assertContains(response, "Zadania większe.")
    assertContains(response, '<time datetime="2026-09-01">')
    assertContains(client.get("/przewodniki/"), "Do 10 000 zł bez konkursu.")


def test_contact_page_takes_the_address_from_the_office(client, site, home):
    office = OfficeSettings.for_site(site)
    office.office, office.street, office.email = "Urząd Próbny", "ul. Próbna 3", "urzad@proba.example"
    office.save()
    home.add_child(instance=CooperationContactPage(title="Kontakt", slug="kontakt", locale=home.locale))
    response = client.get("/kontakt/")
    for expected in ("Urząd Próbny", "ul. Próbna 3", 'href="mailto:urzad@proba.example"'):
        assertContains(response, expected)


def test_home_page_shows_news_and_guides(client, write_news, guide):
    write_news("Ruszyły konsultacje")
    response = client.get("/")
    assertContains(response, "Ruszyły konsultacje")
    assertContains(response, "Mały grant")


def test_home_section_that_has_nothing_to_say_is_left_out(rf, home, monkeypatch):
    from cooperation_blocks.sections import home_sections_of

    monkeypatch.setattr(home_sections, "_entries", {"empty": (1, ("missing.html", lambda request, page: None))})
    assert home_sections_of(rf.get("/"), home) == []


def test_pages_set_no_cookie_and_vary_by_nothing(home, write_news, guide):
    write_news("Wiadomość")
    for path in ("/", "/aktualnosci/", "/aktualnosci/news-0/", "/przewodniki/", "/przewodniki/maly-grant/"):
        response = Client().get(path, headers={"accept-language": "en"})
        assert (response.status_code, response.cookies.output(), response.get("Vary")) == (200, "", None)


def test_page_that_was_never_saved_can_be_previewed(home):
    page = CooperationContentPage(title="Nowa", slug="nowa", locale=home.locale)
    page.set_url_path(home)
    page.path, page.depth = home.path + "9999", home.depth + 1
    assertContains(page.make_preview_request(), "<h1>Nowa</h1>", html=True)


def test_button_of_the_home_page_leads_to_the_translation_of_its_page(client, home, content_page):
    home.action_label, home.action_page = "Zobacz", content_page()
    home.save()
    assertContains(client.get("/"), '<a class="button" href="/o-serwisie/">Zobacz</a>', html=True)
