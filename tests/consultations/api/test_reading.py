import datetime

import pytest
from cooperation_consultations.domain import answers, moderation
from cooperation_consultations.enums import Decision, Visibility
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_core.api import make_cursor
from django.utils import timezone

API = "/api/v1/consultations/"


def test_list_shows_announced_consultations_of_this_site_alone(client, site, other_site):
    shown = ConsultationFactory(site=site)
    ConsultationFactory(site=site, draft=True)
    ConsultationFactory(site=other_site)
    body = client.get(API).json()
    assert [row["id"] for row in body["items"]] == [str(shown.uuid)]
    assert body["next_cursor"] is None
    assert body["items"][0]["phase"] == "open"
    assert body["items"][0]["accepts_remarks"] is True


def test_list_can_be_narrowed_to_a_phase(client, site):
    ConsultationFactory(site=site)
    closed = ConsultationFactory(site=site, closed=True)
    body = client.get(API, {"phase": "closed"}).json()
    assert [row["id"] for row in body["items"]] == [str(closed.uuid)]
    assert client.get(API, {"phase": "draft"}).json()["items"] == []
    assert client.get(API, {"phase": "nonsense"}).status_code == 422


def test_pages_of_the_list_join_without_gap_or_overlap(client, site):
    now = timezone.now()
    made = [ConsultationFactory(site=site, closes_at=now + datetime.timedelta(days=9 + n // 2)) for n in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        body = client.get(API, {"limit": 2, "cursor": cursor}).json()
        seen += [row["id"] for row in body["items"]]
        cursor = body["next_cursor"]
    assert seen == [str(c.uuid) for c in sorted(made, key=lambda c: (c.closes_at, c.pk), reverse=True)]


def test_a_cursor_that_is_not_ours_is_refused(client, site):
    response = client.get(API, {"cursor": "WzFd"})
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "bad_cursor"


@pytest.mark.parametrize(
    "moment", ["0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-13-01", ""]
)
def test_a_cursor_with_a_moment_that_nobody_lived_is_refused(client, consultation, moment):
    response = client.get(API, {"cursor": make_cursor(moment, 1)})
    assert (response.status_code, response.json()["code"]) == (422, "bad_cursor")


def test_a_consultation_in_preparation_or_of_another_site_is_not_there(client, site, other_site):
    for hidden in (ConsultationFactory(site=site, draft=True), ConsultationFactory(site=other_site)):
        response = client.get(f"{API}{hidden.uuid}/")
        assert response.status_code == 404
        assert response.json()["code"] == "not_found"


def test_detail_tells_versions_dates_and_numbers(client, address, consultation, provision):
    make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
    make_remark(consultation)
    body = client.get(address).json()
    assert body["numbers"] == {"remarks": 1, "answered": 0}
    assert [version["number"] for version in body["versions"]] == [1]
    assert body["time_zone"] == "Europe/Warsaw"


def test_units_come_in_order_with_their_remarks_counted(client, address, consultation, provision):
    make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
    make_remark(consultation, provision=provision)
    units = client.get(f"{address}versions/1/").json()["units"]
    assert [(unit["eid"], unit["parent"], unit["remarks"]) for unit in units] == [
        ("par_1", None, 1),
        ("par_2", None, 0),
        ("par_3", None, 0),
    ]


def test_only_public_remarks_of_a_unit_are_listed_and_nobody_is_named(client, address, consultation, provision):
    make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED, text="Widoczna.")
    make_remark(consultation, provision=provision, text="Czeka na urząd.")
    response = client.get(f"{address}versions/1/units/{provision.eid}/remarks/")
    assert [row["text"] for row in response.json()["items"]] == ["Widoczna."]
    assert b"Anna" not in response.content
    assert b"example.org" not in response.content


def test_remarks_are_paged_from_the_newest(client, address, consultation, provision):
    for _ in range(3):
        make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
    first = client.get(f"{address}remarks/", {"limit": 2}).json()
    second = client.get(f"{address}remarks/", {"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [row["number"] for row in first["items"] + second["items"]] == [3, 2, 1]
    assert second["next_cursor"] is None


def test_a_published_answer_is_told_with_its_remark(client, address, consultation, superuser):
    at = timezone.now()
    remark = make_remark(consultation)
    moderation.publish_remarks([remark], at=at, actor=superuser)
    answers.answer_remarks([remark], decision=Decision.PARTLY, reasons="Wydłużamy do 18 dni.", at=at, actor=superuser)
    row = client.get(f"{address}remarks/").json()["items"][0]
    remark.refresh_from_db()
    told = remark.answer.published_at is not None
    assert (row["decision"] == "partly") is told


def test_reads_answer_304_to_a_known_etag(client, address):
    client.get(address)  # the first visit of a site makes its settings
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_queries_do_not_grow_with_the_rows(count_queries, address, consultation, provision, site):
    def budget():
        paths = (API, address, f"{address}versions/1/", f"{address}remarks/")
        return [count_queries(path) for path in paths]

    make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
    one = budget()
    for _ in range(2):
        make_remark(consultation, provision=provision, visibility=Visibility.PUBLISHED)
        ConsultationFactory(site=site)
    assert budget() == one
