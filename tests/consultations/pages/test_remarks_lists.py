"""The lists of remarks below a consultation's page, and the table of them as CSV."""

import csv
import io

import pytest
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import ConsultationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(unit, published):
    """Twenty-five remarks on one unit, and one on the draft as a whole."""
    for number in range(25):
        published(unit, text=f"Treść {number}.", email=f"o{number}@example.org")
    published(None, text="O całym projekcie.", kind="general")


def numbers(html):
    return [int(part.partition('"')[0]) for part in html.split('id="uwaga-')[1:]]


def test_list_of_a_unit_goes_back_page_by_page(client, page, many):
    first = client.get(f"{page.url}wersja/1/uwagi/par_2/").content.decode()
    assert numbers(first) == list(range(25, 5, -1))
    assert "O całym projekcie." not in first
    older = f"{page.url}wersja/1/uwagi/par_2/?przed=6"
    assert f'href="{older}"' in first
    assert numbers(client.get(older).content.decode()) == [5, 4, 3, 2, 1]


def test_general_remarks_have_a_list_of_their_own(client, page, many):
    assert numbers(client.get(f"{page.url}wersja/1/uwagi/calosc/").content.decode()) == [26]


def test_list_of_all_names_the_unit_of_each(client, page, many):
    html = client.get(f"{page.url}uwagi/").content.decode()
    assert numbers(html)[:2] == [26, 25]
    assert f'<a href="{page.url}#par_2">§ 2</a>' in html


@pytest.mark.parametrize("before", ["", "abc", "-1", "٣", "9" * 40])
def test_a_place_that_is_none_shows_the_newest(client, page, many, before):
    assert numbers(client.get(f"{page.url}uwagi/", {"przed": before}).content.decode())[0] == 26


def test_unknown_unit_has_no_list(client, page):
    assert client.get(f"{page.url}wersja/1/uwagi/par_99/").status_code == 404


def test_unit_without_remarks_says_so(client, page):
    assert 'class="empty"' in client.get(f"{page.url}wersja/1/uwagi/par_1/").content.decode()


def test_queries_of_a_list_do_not_grow(page, unit, published, queries_of):
    published(unit)
    one = queries_of(f"{page.url}uwagi/")
    for number in range(3):
        published(unit, email=f"o{number}@example.org")
    assert queries_of(f"{page.url}uwagi/") == one


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_csv_streams_what_is_public_and_nothing_else(client, page, unit, published):
    published(unit, text="=1+1")
    published(unit, text="Czeka.", visibility=Visibility.WAITING, email="b@example.org")
    response = client.get(f"{page.url}uwagi/csv/")
    assert response.streaming
    assert response["Content-Disposition"] == 'attachment; filename="program.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
    rows = rows_of(response)
    assert [row[0] for row in rows[1:]] == ["1"]
    assert "'=1+1" in rows[1]
    assert not any("example.org" in cell for row in rows for cell in row)


def test_csv_of_a_consultation_in_preparation_is_not_there(client, site, with_page):
    page = with_page(ConsultationFactory(site=site, draft=True))
    assert client.get(f"{page.url}uwagi/csv/").status_code == 404
