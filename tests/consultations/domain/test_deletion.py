"""Pages of announced consultations stay."""

import pytest
from cooperation_consultations.domain import deletion
from cooperation_consultations.factories import ConsultationFactory
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage, ReportPage
from cooperation_core.domain.deletion import why_pages_stay
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site, locales):
    return site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=locales["pl"]))


def test_page_of_an_announced_consultation_stays_and_that_of_a_draft_may_go(index, site, locales, at):
    draft = ConsultationFactory(site=site, now=at, draft=True)
    page = index.add_child(instance=ConsultationPage(title="Szkic", consultation=draft, locale=locales["pl"]))
    assert deletion.why_pages_stay(Page.objects.filter(pk=page.pk)) == []
    assert why_pages_stay(Page.objects.descendant_of(index, inclusive=True)) == []
    ConsultationPage.objects.update(consultation=ConsultationFactory(site=site, now=at))
    assert len(why_pages_stay(Page.objects.descendant_of(index, inclusive=True))) == 1


def test_published_report_stays(index, site, locales, at):
    consultation = ConsultationFactory(site=site, now=at, draft=True)
    page = index.add_child(instance=ConsultationPage(title="A", consultation=consultation, locale=locales["pl"]))
    report = page.add_child(instance=ReportPage(title="Raport", live=False, locale=locales["pl"]))
    assert deletion.why_pages_stay(Page.objects.filter(pk=report.pk)) == []
    report.save_revision().publish()
    assert len(deletion.why_pages_stay(Page.objects.filter(pk=report.pk))) == 1
