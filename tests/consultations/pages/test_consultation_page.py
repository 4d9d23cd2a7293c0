"""The page of a consultation: where it stands, its act, the remarks on it."""

import datetime

import pytest
from cooperation_consultations.domain import moderation, periods, remarks
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, ProvisionFactory
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage
from cooperation_consultations.rendering.addresses import form_address
from cooperation_consultations.rendering.pages import ConsultationView
from cooperation_core import kept
from cooperation_core.domain.stamp import bump
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_closing_moment_stands_on_top_with_its_zone(client, page, consultation):
    html = client.get(page.url).content.decode()
    last_day = timezone.localtime(consultation.closes_at - DAY).date()
    assert f'datetime="{timezone.localtime(consultation.closes_at).isoformat()}"' in html
    assert f"{translation.gettext('Polish time')}" in html
    assert f"{last_day.year}, 24:00" in html
    assert html.index("24:00") < html.index('id="projekt"')


@pytest.mark.parametrize(("days", "state"), [(6, "open"), (3, "soon"), (1, "soon")])
def test_last_days_are_said_to_be_the_last(client, page, consultation, days, state):
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    consultation.closes_at = today + days * DAY
    consultation.save()
    assert f'class="deadline tone-{state}"' in client.get(page.url).content.decode()


def test_page_may_be_kept_by_a_cache(client, page, published, unit):
    published(unit)
    client.get(page.url)  # makes the settings of the site, which is a change of content
    response = client.get(page.url)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "accept-language" not in response.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert client.get(page.url, headers={"if-none-match": response["ETag"]}).status_code == 304


def test_every_unit_has_its_address_and_a_form_of_its_own(client, page, consultation):
    html = client.get(page.url).content.decode()
    version = consultation.versions.get()
    for unit in version.provisions.all():
        assert f'<div class="unit" id="{unit.eid}" data-kind="{unit.kind}">' in html
        assert f'href="{form_address(consultation, version, unit.eid)}"' in html
    assert f'href="{form_address(consultation, version)}"' in html


@pytest.mark.parametrize("trait", ["announced", "closed"])
def test_nothing_leads_to_a_form_outside_the_period(client, site, with_page, trait):
    page = with_page(ConsultationFactory(site=site, **{trait: True}))
    html = client.get(page.url).content.decode()
    assert 'id="par_1"' in html
    assert "/udzial/uwaga/" not in html


def test_before_the_announcement_the_page_keeps_the_act_to_itself(client, site, with_page):
    page = with_page(ConsultationFactory(site=site, draft=True))
    html = client.get(page.url).content.decode()
    assert "Konkurs ogłasza się" not in html
    assert client.get(f"{page.url}uwagi/").status_code == 404
    assert client.get(f"{page.url}uwagi/csv/").status_code == 404
    assert client.get(f"{page.url}wersja/1/").status_code == 404


def test_remarks_stand_under_their_unit_newest_first(client, page, unit, published):
    for number in range(5):
        published(unit, text=f"Uwaga o treści {number}.")
    html = client.get(page.url).content.decode()
    below = html[html.index('id="par_2"') : html.index('id="par_2__pkt_1"')]
    places = [below.find(f"Uwaga o treści {number}.") for number in (4, 3, 2)]
    assert places == sorted(places)
    assert places[0] > 0
    assert "Uwaga o treści 1." not in html  # asked for on demand
    assert f"{page.url}wersja/1/uwagi/par_2/?przed=3" in below


def test_what_waits_or_is_hidden_or_withdrawn_shows_no_words(client, page, unit, published, superuser):
    published(unit, text="Słowa, które czekają.", visibility=Visibility.WAITING)
    hidden = published(unit, text="Słowa ukryte.")
    moderation.hide_remark(hidden, reason="Dane osobowe sąsiada", at=timezone.now(), actor=superuser)
    withdrawn = published(unit, text="Słowa wycofane.")
    remarks.withdraw_remark(withdrawn, at=timezone.now())
    html = client.get(page.url).content.decode()
    assert "Słowa" not in html
    assert 'class="remark withdrawn"' in html


def test_words_of_remarks_are_no_markup(client, page, unit, published):
    published(unit, text="<script>alert(1)</script>", proposed_wording="<b>x</b>", reasons="a & b")
    html = client.get(page.url).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b>x</b>" not in html
    assert "a &amp; b" in html


def test_newly_published_remark_is_there_at_once(client, page, unit, published, superuser):
    remark = published(unit, text="Świeża uwaga.", visibility=Visibility.WAITING)
    assert "Świeża uwaga." not in client.get(page.url).content.decode()
    moderation.publish_remarks([remark], at=timezone.now(), actor=superuser)
    assert "Świeża uwaga." in client.get(page.url).content.decode()


def test_closing_takes_the_forms_away_without_any_change_of_content(client, page, consultation, monkeypatch):
    first = client.get(page.url)
    assert "/udzial/uwaga/" in first.content.decode()
    after = consultation.closes_at + DAY
    for module in ("rendering.pages", "rendering.index"):
        monkeypatch.setattr(f"cooperation_consultations.{module}.now", lambda: after)
    monkeypatch.setattr("cooperation_core.middleware.stamp.now", lambda: after)
    second = client.get(page.url, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert "/udzial/uwaga/" not in second.content.decode()


def test_older_version_stays_with_its_remarks_and_takes_no_new_ones(client, page, consultation, unit, published):
    published(unit, text="Uwaga do starej wersji.")
    second = DraftVersionFactory(
        consultation=consultation,
        number=2,
        changes=[
            {"what": "changed", "old": ["par_2"], "new": ["par_2"]},
            {"what": "removed", "old": ["par_3"], "new": []},
        ],
    )
    ProvisionFactory(
        version=second, order=1, eid="par_2", label="§ 2", text="Konkurs trwa 21 dni.", lineage=unit.lineage
    )
    old = client.get(f"{page.url}wersja/1/").content.decode()
    assert "Konkurs ogłasza się na 14 dni." in old
    assert "Uwaga do starej wersji." in old
    assert "/udzial/uwaga/" not in old
    new = client.get(page.url).content.decode()
    assert "Konkurs trwa 21 dni." in new
    assert "Uwaga do starej wersji." in new  # the unit is the same, and the remark says on which version it was written
    assert f'href="{page.url}wersja/1/#par_3"' in new
    assert new.count('class="unit-change"') == 1
    assert client.get(f"{page.url}wersja/3/").status_code == 404


def test_cancellation_and_changed_dates_give_their_reasons(client, page, consultation, superuser):
    now = timezone.now()
    periods.set_period(
        consultation,
        opens_at=consultation.opens_at,
        closes_at=consultation.closes_at + 7 * DAY,
        reason="Rada prosi o czas.",
        at=now,
        actor=superuser,
    )
    assert "Rada prosi o czas." in client.get(page.url).content.decode()
    periods.cancel(consultation, reason="Sejmik zmienił plany.", at=now, actor=superuser)
    html = client.get(page.url).content.decode()
    assert "Sejmik zmienił plany." in html
    assert 'class="deadline tone-cancelled"' in html


def test_table_of_the_act_says_its_columns_on_every_line(client, page, consultation):
    version = consultation.versions.get()
    table = {"rows": [[{"text": "Zadanie"}, {"text": "Kwota"}], [{"text": "sport"}, {"text": "1 <b>"}]]}
    ProvisionFactory(version=version, order=9, kind="tabela", eid="tabela_1", label="Tabela 1", text="", table=table)
    html = client.get(page.url).content.decode()
    assert '<th scope="col">Kwota</th>' in html
    assert '<td data-label="Kwota">1 &lt;b&gt;</td>' in html


def test_table_with_joined_cells_keeps_them(client, page, consultation):
    version = consultation.versions.get()
    table = {"rows": [[{"text": "Razem", "span": 2}], [{"text": "a"}, {"text": "b"}]]}
    ProvisionFactory(version=version, order=9, kind="tabela", eid="tabela_1", label="Tabela 1", text="", table=table)
    assert '<td colspan="2">Razem</td>' in client.get(page.url).content.decode()


def test_contents_count_the_remarks_of_each_chapter(client, page, unit, published):
    published(unit)
    published(page.consultation.versions.get().provisions.get(eid="par_2__pkt_1"))
    response = client.get(page.url)
    view = ConsultationView(ConsultationPage.objects.get(pk=page.pk), response.wsgi_request)
    assert [(item["id"], item["count"]) for item in view.act().contents()] == [("rozdz_1", 2)]


def test_german_page_says_that_the_polish_text_binds(client, site, index, page, consultation, with_page, locales):
    home = site.root_page.copy_for_translation(locales["de"])
    home.save_revision().publish()
    german_index = ConsultationIndexPage(
        title="Konsultationen", slug="konsultationen", locale=locales["de"], translation_key=index.translation_key
    )
    home.add_child(instance=german_index)
    german = with_page(consultation, slug="programm", parent=german_index, translation_key=page.translation_key)
    html = client.get(german.url).content.decode()
    assert german.url == "/de/konsultationen/programm/"
    assert '<p class="unit-text" lang="pl">Uchwala się program.</p>' in html
    assert f"/udzial/de/uwaga/{consultation.uuid}/1/par_1/" in html
    assert 'lang="pl"' not in client.get(page.url).content.decode().partition('class="act"')[2]


def test_queries_do_not_grow_with_remarks(page, unit, published, queries_of):
    published(unit)
    one = queries_of(page.url)
    for number in range(7):
        published(unit, text=f"Uwaga {number}.", email=f"o{number}@example.org")
    assert queries_of(page.url) == one


def test_fresh_page_has_the_same_queries_with_many_remarks(page, unit, published, client):
    def queries_after_a_change():
        client.get(page.url)
        bump(page.consultation.site_id)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    for number in range(2):
        published(unit, text=f"Uwaga {number}.", email=f"o{number}@example.org")
    few = queries_after_a_change()
    for number in range(2, 12):
        published(unit, text=f"Uwaga {number}.", email=f"o{number}@example.org")
    assert queries_after_a_change() == few


def test_page_written_anew_under_the_same_stamp_asks_for_page_units_and_remarks_alone(
    page, unit, published, client, django_assert_num_queries
):
    published(unit)
    for _ in range(2):
        client.get(page.url)
    kept._large.clear()
    with django_assert_num_queries(4):  # the fourth is the stamp
        assert "uwaga-1" in client.get(page.url).content.decode()


def test_page_of_another_tenants_consultation_is_not_shown_here(client, other_site, with_page):
    foreign = ConsultationFactory(site=other_site)
    index = other_site.root_page.add_child(
        instance=ConsultationIndexPage(title="Obce", slug="obce", locale=other_site.root_page.locale)
    )
    with_page(foreign, slug="plan", parent=index)
    assert client.get("/obce/plan/").status_code == 404
    assert client.get("/obce/plan/", headers={"host": "inna.example"}).status_code == 200
