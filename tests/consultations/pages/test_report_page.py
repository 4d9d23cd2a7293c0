"""The page of a report: its numbers, the table of remarks, and its files."""

import datetime

import pytest
from cooperation_consultations.domain import answers, periods, reports
from cooperation_consultations.models import ReportPage
from cooperation_core.domain.exports import make_due_export
from cooperation_core.models import ExportJob
from django.utils import timezone

pytestmark = pytest.mark.django_db


def make_all_exports():
    while make_due_export(timezone.now()):
        pass


@pytest.fixture
def report_page(page, consultation, unit, published, superuser):
    """The published report of a consultation with two remarks, both answered."""
    made = [
        published(unit, text="Proszę o 21 dni.", proposed_wording="21 dni"),
        published(None, text="Dobry projekt.", kind="support", email="b@example.org", participant_kind="council"),
    ]
    at = consultation.closes_at + datetime.timedelta(days=4)
    answers.answer_remarks(made[:1], decision="accepted", reasons="Racja.", at=at, actor=superuser)
    answers.answer_remarks(made[1:], decision="explained", reasons="Dziękujemy.", at=at, actor=superuser)
    reports.draft_report(consultation, at=at, actor=superuser)
    # The verbs were told that it is later; the page asks the clock, so the dates move into the past.
    type(consultation).objects.filter(pk=consultation.pk).update(
        opens_at=timezone.now() - datetime.timedelta(days=30), closes_at=timezone.now() - datetime.timedelta(days=9)
    )
    consultation.refresh_from_db()
    reports.publish_report(consultation, at=timezone.now(), actor=superuser)
    assert periods.phase_of(consultation, timezone.now()) == "reported"
    return ReportPage.objects.get()


def test_report_shows_numbers_and_every_remark_with_its_answer(client, report_page):
    response = client.get(report_page.url)
    html = response.content.decode()
    assert [(item["key"], item["count"]) for item in response.context["shares"]] == [("accepted", 1), ("explained", 1)]
    assert [item["count"] for item in response.context["by_participant"]] == [1, 1]
    assert [row["number"] for row in response.context["rows"]] == [1, 2]
    for words in ("Proszę o 21 dni.", "Racja.", "Dobry projekt.", "Dziękujemy."):
        assert words in html


def test_consultation_leads_to_its_report(client, page, report_page):
    assert f'class="button" href="{report_page.url}"' in client.get(page.url).content.decode()


def test_files_are_there_once_the_worker_has_made_them(client, report_page):
    address = f"{report_page.url}zestawienie/xlsx/"
    early = client.get(address)
    assert (early.status_code, early["Retry-After"]) == (503, "60")
    make_all_exports()
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="program.xlsx"'
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_files_hold_what_is_public_and_stay(report_page, consultation):
    jobs = ExportJob.objects.all()
    assert sorted(job.kind for job in jobs) == ["report.docx", "report.pdf", "report.xlsx"]
    assert not any(job.parameters.get("everything") for job in jobs)
    assert min(job.expires_at for job in jobs) > timezone.now() + datetime.timedelta(days=365 * 50)


@pytest.mark.parametrize("kind", ["exe", "csv", ".."])
def test_other_files_are_not_there(client, report_page, kind):
    assert client.get(f"{report_page.url}zestawienie/{kind}/").status_code == 404


def test_draft_of_a_report_hands_out_nothing(client, report_page, consultation):
    make_all_exports()
    consultation.report.published_at = None
    consultation.report.save()
    assert client.get(f"{report_page.url}zestawienie/xlsx/").status_code == 404


def test_page_of_the_table_asks_for_its_own_rows(client, report_page, monkeypatch):
    monkeypatch.setattr("cooperation_consultations.rendering.report.ROWS", 1)
    response = client.get(report_page.url, {"strona": "2"})
    assert [row["number"] for row in response.context["rows"]] == [2]
