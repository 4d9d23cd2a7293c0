"""The report at the desk: what stands against it, its draft, publishing, and the tables as files."""

import datetime

import pytest
from cooperation_consultations.domain import answers, moderation
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage, Report, ReportPage
from cooperation_core.models import ExportJob
from django.utils import timezone


@pytest.fixture
def index(site, locales):
    return site.root_page.add_child(
        instance=ConsultationIndexPage(title="Konsultacje", slug="konsultacje", locale=locales["pl"])
    )


@pytest.fixture
def page(index, closed, locales):
    return index.add_child(
        instance=ConsultationPage(title="Statut sołectwa", slug="statut", consultation=closed, locale=locales["pl"])
    )


@pytest.fixture
def remark(closed):
    at = closed.opens_at + datetime.timedelta(days=1)
    return make_remark(closed, at=at)


def test_what_is_missing_is_listed_with_the_way_to_it(staff, closed, remark, at_desk):
    against = staff.get(at_desk("report", of=closed)).context["against"]
    base = at_desk("remarks", of=closed)
    assert [reason["url"] for reason in against] == [f"{base}?state=waiting", f"{base}?state=unanswered"]


def test_an_open_consultation_has_no_report_yet(staff, consultation, at_desk):
    staff.post(at_desk("report"), {"act": "draft"})
    assert not Report.objects.exists()


def test_a_complete_consultation_is_reported_in_two_clicks(staff, closed, remark, page, at_desk):
    moderation.publish_remarks([remark], at=timezone.now(), actor=staff.user)
    answers.answer_remarks([remark], decision="accepted", reasons="Tak.", at=timezone.now(), actor=staff.user)
    staff.post(at_desk("report", of=closed), {"act": "draft"})
    assert not ReportPage.objects.get().live
    staff.post(at_desk("report", of=closed), {"act": "publish"})
    assert not ReportPage.objects.get().live
    staff.post(at_desk("report", of=closed), {"act": "publish", "read": "1"})
    assert ReportPage.objects.get().live
    assert Report.objects.get().published_by == staff.user
    shown = staff.get(at_desk("report", of=closed)).context
    assert (shown["is_done"], shown["against"]) == (True, [])


def test_a_consultation_without_remarks_has_a_report_too(staff, closed, page, at_desk):
    staff.post(at_desk("report", of=closed), {"act": "draft"})
    staff.post(at_desk("report", of=closed), {"act": "publish", "read": "1"})
    assert Report.objects.get().published_at is not None


def test_whoever_may_not_report_cannot_draft_it(client, site, staff_of, closed, page, at_desk):
    client.force_login(staff_of(site, "answer", "moderate", "change"))
    client.post(at_desk("report", of=closed), {"act": "draft"})
    assert not Report.objects.exists()


def test_without_a_page_the_reason_is_said(staff, closed, at_desk):
    response = staff.post(at_desk("report", of=closed), {"act": "draft"}, follow=True)
    assert len(response.context["messages"]) == 1
    assert not ReportPage.objects.exists()


def test_a_table_is_asked_for_and_its_progress_shown(staff, closed, at_desk):
    form = {"kind": "remarks.xlsx", "scope": "file", "language": "pl"}
    response = staff.post(at_desk("export", of=closed), form)
    job = ExportJob.objects.get()
    assert response.url == f"/admin/exports/{job.uuid}/"
    assert job.parameters == {"consultation": closed.pk, "everything": True}
    assert (job.site, job.language, job.requested_by) == (closed.site, "pl", staff.user)


@pytest.mark.parametrize("change", [{"kind": "remarks.exe"}, {"language": "xx"}, {"kind": ""}])
def test_an_unknown_file_or_language_is_not_found(change, staff, closed, at_desk):
    form = {"kind": "remarks.pdf", "scope": "public", "language": "pl", **change}
    assert staff.post(at_desk("export", of=closed), form).status_code == 404
    assert not ExportJob.objects.exists()


def test_the_page_of_a_consultation_is_made_as_a_draft_with_what_is_known(staff, closed, index, at_desk):
    response = staff.post(at_desk("pages", of=closed), {"language": "pl"})
    page = ConsultationPage.objects.get()
    assert response.url == f"/admin/pages/{page.pk}/edit/"
    assert (page.live, page.owner, page.consultation) == (False, staff.user, closed)
    assert [block.block_type for block in page.body] == ["announcement", "act", "contact"]
    assert page.body[0].value["subject"] == closed.title
    assert staff.get(response.url).status_code == 200


def test_a_second_click_makes_no_second_page(staff, closed, index, at_desk):
    staff.post(at_desk("pages", of=closed), {"language": "pl"})
    staff.post(at_desk("pages", of=closed), {"language": "pl"})
    assert ConsultationPage.objects.count() == 1


def test_a_language_that_the_site_does_not_have_is_not_found(staff, closed, index, at_desk):
    assert staff.post(at_desk("pages", of=closed), {"language": "de"}).status_code == 404


def test_the_page_in_another_language_is_its_translation(staff, site, closed, page, locales, at_desk, superuser):
    home = site.root_page.copy_for_translation(locales["de"])
    home.add_child(instance=ConsultationIndexPage(title="Konsultationen", slug="k", locale=locales["de"]))
    staff.force_login(superuser)
    staff.post(at_desk("pages", of=closed), {"language": "de"})
    translated = ConsultationPage.objects.get(locale=locales["de"])
    assert translated.translation_key == page.translation_key


def test_the_page_editor_offers_consultations_of_its_own_site_only(staff, consultation, foreign, page):
    form = staff.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    offered = set(form.fields["consultation"].queryset)
    assert consultation in offered
    assert foreign not in offered
