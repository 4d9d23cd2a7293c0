import pytest
from cooperation_blocks.models import CooperationContentPage, CooperationHomePage
from cooperation_core.registry import search_sources
from cooperation_search.sources import Found, Hit, pages
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.search import index


@pytest.fixture
def add_page():
    def add(parent, title, **fields):
        slug = f"strona-{CooperationContentPage.objects.count()}"
        page = CooperationContentPage(title=title, slug=slug, locale=parent.locale, **fields)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        index.insert_or_update_object(page)  # what the worker does after the commit
        return page

    return add


def titles(found):
    return [hit.title for hit in found.hits]


def test_page_is_found_by_a_word_of_its_title(site, add_page):
    section = add_page(site.root_page, "Przewodniki")
    add_page(section, "Regulamin konkursu", lead="Kto ocenia oferty.")
    add_page(section, "Kontakt")
    found = pages("regulamin", site, "pl")
    assert [(hit.title, hit.text, hit.section) for hit in found.hits] == [
        ("Regulamin konkursu", "Kto ocenia oferty.", "Przewodniki")
    ]


def test_draft_and_page_of_another_site_are_not_found(site, other_site, add_page):
    add_page(site.root_page, "Regulamin jawny")
    add_page(site.root_page, "Regulamin w szkicu", live=False)
    add_page(other_site.root_page, "Regulamin innej gminy")
    assert titles(pages("regulamin", site, "pl")) == ["Regulamin jawny"]


def test_page_behind_a_password_is_not_found(site, add_page):
    page = add_page(site.root_page, "Regulamin wewnętrzny")
    page.view_restrictions.create(restriction_type="password", password="haslo")
    assert titles(pages("regulamin", site, "pl")) == []


def test_language_without_a_home_page_finds_nothing(site, add_page):
    add_page(site.root_page, "Regulamin")
    assert pages("regulamin", site, "de") == Found()


def test_search_asks_as_often_for_three_pages_as_for_one(site, add_page, django_assert_max_num_queries):
    counts = []
    for number in range(4):
        add_page(site.root_page, f"Regulamin {number}")
        with django_assert_max_num_queries(15) as captured:
            assert len(pages("regulamin", site, "pl").hits) == number + 1
        counts.append(len(captured))
    assert counts[1] == counts[3]  # the first one fills the process's memory


def test_search_page_shows_what_every_source_found(client, site, add_page, monkeypatch):
    add_page(site.root_page, "Regulamin konkursu")
    source = ("Jednostki", lambda query, site, language: Found([Hit("§ 5 ust. 1", "/x/#par_5__ust_1")], 1))
    monkeypatch.setattr(search_sources, "_entries", dict(search_sources._entries) | {"units": (1, source)})
    response = client.get("/szukaj/", {"q": "regulamin"})
    assertContains(response, "Regulamin konkursu")
    assertContains(response, 'href="/x/#par_5__ust_1"')


def test_search_page_without_a_query_asks_no_source(client, site, monkeypatch):
    def fail(query, site, language):
        raise AssertionError("asked without a query")

    monkeypatch.setattr(search_sources, "_entries", {"units": (1, ("Jednostki", fail))})
    assert client.get("/szukaj/?q=+").status_code == 200


def test_search_that_finds_nothing_says_so(client, site):
    response = client.get("/szukaj/", {"q": "zzzz"})
    assertContains(response, 'class="empty"')


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "'; DROP TABLE", '"', "%", "a" * 5000, "\x00a", "( OR", "*", "AND"]
)
def test_odd_queries_are_answered_and_escaped(client, site, query):
    response = client.get("/szukaj/", {"q": query})
    assertNotContains(response, "<script>alert")
    assert response.status_code == 200


def test_search_page_in_german_searches_german_pages(client, site, root_page, locales, add_page):
    german = root_page.add_child(
        instance=CooperationHomePage(
            title="Zusammenarbeit",
            slug="de-start",
            locale=locales["de"],
            translation_key=site.root_page.translation_key,
        )
    )
    add_page(german, "Wettbewerb der Angebote")
    assertContains(client.get("/de/szukaj/", {"q": "wettbewerb"}), "Wettbewerb der Angebote")
    assertNotContains(client.get("/szukaj/", {"q": "wettbewerb"}), "Wettbewerb der Angebote")


def test_search_page_asks_engines_not_to_list_it(client, site):
    assertContains(client.get("/szukaj/?q=a"), '<meta name="robots" content="noindex">', html=True)
