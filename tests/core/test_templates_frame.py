import datetime as dt
import re

import pytest
from cooperation_blocks.models import CooperationContentPage, CooperationHomePage
from cooperation_core import colours
from cooperation_core.models import OfficeSettings
from django.template import Context, Template
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction


@pytest.fixture
def home(site):
    return site.root_page.specific


@pytest.fixture
def add_page():
    def add(parent, title, slug, **fields):
        parent.refresh_from_db()
        return parent.add_child(instance=CooperationContentPage(title=title, slug=slug, locale=parent.locale, **fields))

    return add


@pytest.fixture
def german_home(home, root_page, locales):
    return root_page.add_child(
        instance=CooperationHomePage(
            title="Zusammenarbeit", slug="de-start", locale=locales["de"], translation_key=home.translation_key
        )
    )


def rendered(source, **context):
    return Template("{% load cooperation %}" + source).render(Context(context))


def test_menu_has_two_levels_of_public_pages_marked_for_menus(client, home, add_page):
    section = add_page(home, "Konsultacje", "konsultacje", show_in_menus=True)
    add_page(section, "Otwarte", "otwarte", show_in_menus=True)
    add_page(section, "Niewymienione", "niewymienione")
    add_page(home, "Szkic", "szkic", show_in_menus=True, live=False)
    hidden = add_page(home, "Wewnętrzne", "wewnetrzne", show_in_menus=True)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    menu = re.search(r'<nav class="menu".*?</nav>', client.get("/").content.decode(), re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["/konsultacje/", "/konsultacje/otwarte/"]


def test_menu_marks_where_the_reader_is(client, home, add_page):
    add_page(add_page(home, "Konsultacje", "konsultacje", show_in_menus=True), "Otwarte", "otwarte")
    assertContains(client.get("/konsultacje/"), '<a href="/konsultacje/" aria-current="page">')
    assertContains(client.get("/konsultacje/otwarte/"), '<a href="/konsultacje/" aria-current="true">')


def test_breadcrumbs_lead_back_to_the_home_page(client, home, add_page):
    add_page(add_page(home, "Konsultacje", "konsultacje"), "Otwarte", "otwarte")
    html = client.get("/konsultacje/otwarte/").content.decode()
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', crumbs) == ["/", "/konsultacje/"]
    assertNotContains(client.get("/"), 'class="crumbs"')


def test_language_switch_leads_to_the_translation(client, home, german_home, add_page):
    page = add_page(home, "Kontakt", "kontakt")
    add_page(german_home, "Kontakt DE", "kontakt-de", translation_key=page.translation_key)
    response = client.get("/kontakt/")
    assertContains(response, '<a href="/de/kontakt-de/" lang="de" hreflang="de">')
    assertContains(response, 'hreflang="x-default" href="http://testserver/kontakt/"')


def test_language_switch_without_a_translation_leads_home_and_says_so(client, home, german_home, add_page):
    add_page(home, "Kontakt", "kontakt")
    response = client.get("/kontakt/")
    assertContains(response, '<a href="/de/" lang="de" hreflang="de" title=')
    assertContains(response, '<span class="note">')
    assertNotContains(response, "x-default")


def test_draft_translation_is_no_translation(client, home, german_home, add_page):
    page = add_page(home, "Kontakt", "kontakt")
    add_page(german_home, "Kontakt DE", "kontakt-de", translation_key=page.translation_key, live=False)
    assertNotContains(client.get("/kontakt/"), "kontakt-de")


def test_site_of_one_language_shows_no_switch(client, home):
    assertNotContains(client.get("/"), 'class="languages"')


def test_page_says_its_canonical_address_without_the_query(client, home):
    assertContains(client.get("/?utm_source=x"), '<link rel="canonical" href="http://testserver/">', html=True)


def test_footer_shows_the_office_and_its_pages(client, site, home, add_page):
    office = OfficeSettings.for_site(site)
    office.office, office.phone = "Urząd Próbny", "77 123 45 67"
    office.privacy_page = add_page(home, "RODO", "rodo")
    office.accessibility_page = add_page(home, "Deklaracja", "d", live=False)
    office.funders_sentence = "Współfinansowane."
    office.save()
    response = client.get("/")
    for expected in ("Urząd Próbny", 'href="tel:771234567"', 'href="/rodo/"', "Współfinansowane."):
        assertContains(response, expected)
    assertNotContains(response, 'href="/d/"')


def test_change_of_the_office_is_seen_on_the_next_request(client, site, home):
    office = OfficeSettings.for_site(site)
    office.platform_name = "Przed"
    office.save()
    assertContains(client.get("/"), "Przed")
    office.platform_name = "Potem"
    office.save()
    assertContains(client.get("/"), "Potem")


def test_frame_of_another_site_shows_nothing_of_this_one(client, home, other_site, add_page):
    add_page(home, "Tylko u nas", "tylko-u-nas", show_in_menus=True)
    assertNotContains(client.get("/", headers={"host": "inna.example"}), "Tylko u nas")


def test_pages_hold_no_inline_style_or_script(client, home):
    html = client.get("/").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)', html) == []


def test_userbar_is_for_requests_with_a_session_alone(client, home, superuser):
    assertNotContains(client.get("/"), "wagtail-userbar")
    client.force_login(superuser)
    assertContains(client.get("/"), "wagtail-userbar")


def test_office_colours_come_as_a_stylesheet_of_their_own(client, site, home):
    assertNotContains(client.get("/"), "/barwy.css")
    office = OfficeSettings.for_site(site)
    office.brand_colour = "#a83200"
    office.save()
    address = re.search(r'href="(/barwy\.css\?v=\w+)"', client.get("/").content.decode())[1]
    response = client.get(address)
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assertContains(response, "--brand: light-dark(")


@pytest.mark.parametrize("brand", ["#0a3f78", "#ffff00", "#ffffff", "#000000", "#7fffd4", "#808080"])
def test_every_palette_can_be_read(brand):
    values = colours.palette(brand, "#f2b90c")
    light, dark = re.findall("#[0-9a-f]{6}", values["--brand"])
    deep_light, deep_dark = re.findall("#[0-9a-f]{6}", values["--brand-deep"])
    on_light, on_dark = re.findall("#[0-9a-f]{6}", values["--on-brand"])
    ratios = [
        colours.contrast(light, colours.PAPER),
        colours.contrast(dark, colours.NIGHT),
        colours.contrast(deep_light, "#ffffff"),
        colours.contrast(deep_dark, "#ffffff"),
        colours.contrast(on_light, light),
        colours.contrast(on_dark, dark),
    ]
    assert min(ratios) >= 4.5


def test_sitemap_lists_public_pages_with_their_translations(client, home, german_home, add_page):
    add_page(home, "Jawna", "jawna")
    add_page(home, "Szkic", "szkic", live=False)
    hidden = add_page(home, "Ukryta", "ukryta")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    xml = client.get("/sitemap.xml").content.decode()
    assert sorted(re.findall("<loc>(.*?)</loc>", xml)) == [
        "http://testserver/",
        "http://testserver/de/",
        "http://testserver/jawna/",
    ]
    assert xml.count('hreflang="de" href="http://testserver/de/"') == 2


def test_sitemap_asks_as_often_for_three_pages_as_for_one(client, home, add_page, django_assert_max_num_queries):
    counts = []
    for number in range(4):
        add_page(home, f"Strona {number}", f"s{number}")
        with django_assert_max_num_queries(20) as captured:
            client.get(f"/sitemap.xml?n={number}")
        counts.append(len(captured))
    assert counts[1] == counts[3]  # the first one fills the process's memory


def test_closing_at_midnight_is_said_as_the_end_of_the_day_before():
    midnight = dt.datetime(2026, 11, 25, 23, 0, tzinfo=dt.UTC)
    assert "25" in rendered("{{ at|closing }}", at=midnight)
    assert "24:00" in rendered("{{ at|closing }}", at=midnight)
    assert "24:00" not in rendered("{{ at|closing }}", at=midnight - dt.timedelta(seconds=1))


def test_moment_of_another_zone_names_it():
    at = dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC)
    assert "06:00</time> (America/New_York)" in rendered('{{ at|moment:"America/New_York" }}', at=at)
