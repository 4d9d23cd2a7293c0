"""The files of a published report follow what the public may know: nothing that is gone stays in one of them."""

import io

import openpyxl
import pytest
from cooperation_consultations.domain import answers, moderation, remarks, report_files, reports
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage
from cooperation_core.domain import exports
from cooperation_core.models import ExportJob, WorkState
from cooperation_participation.domain import retention
from django.core.files.base import ContentFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_spreadsheets(monkeypatch):
    """The three kinds are made from the same rows; one of them is quick to make and to read."""
    monkeypatch.setattr(report_files, "KINDS", ("xlsx",))


@pytest.fixture
def late(consultation):
    return consultation.closes_at.replace(year=consultation.closes_at.year + 1)


@pytest.fixture
def remark(site, consultation, locales, at, late, staff, work):
    """A remark of a published report, whose files are made."""
    index = site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=locales["pl"]))
    index.add_child(instance=ConsultationPage(title="Program", consultation=consultation, locale=locales["pl"]))
    remark = make_remark(consultation, text="Tajne słowa.", at=at, publish_name=True, visibility=Visibility.PUBLISHED)
    answers.answer_remarks([remark], decision="accepted", reasons="Tak.", at=at, actor=staff)
    reports.draft_report(consultation, at=late, actor=staff)
    reports.publish_report(consultation, at=late, actor=staff)
    work()
    return remark


@pytest.fixture
def work(late):
    """Let the worker make every file that is asked for."""

    def make():
        while exports.make_due_export(late):
            pass

    return make


@pytest.fixture
def words(consultation, remark):
    """Return the words of the report's file as it is given out now; None where it is not made yet."""

    def read():
        job = report_files.file_of(consultation.report, "xlsx", "pl")
        if job is None:
            return None
        with job.file.open("rb") as file:
            sheet = openpyxl.load_workbook(io.BytesIO(file.read())).active
        return " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)

    return read


def test_the_file_holds_what_is_public(words):
    assert "Tajne słowa." in words()
    assert "Anna Przykładna" in words()


@pytest.mark.parametrize("verb", ["hide", "redact", "erase with the words"])
def test_words_that_go_after_the_report_go_from_its_files(
    verb, remark, words, work, late, staff, django_capture_on_commit_callbacks
):
    old = ExportJob.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        if verb == "hide":
            moderation.hide_remark(remark, reason="Dane osobowe.", at=late, actor=staff)
        elif verb == "redact":
            remarks.redact_remark(remark, reason="Dane osobowe.", at=late, actor=staff)
        else:
            retention.erase_contact(remark.submission.contact, at=late, actor=staff, words=True)
    assert words() is None
    assert not old.storage.exists(old.name)
    work()
    assert "Tajne słowa." not in words()


def test_a_name_that_is_erased_goes_from_the_files_and_the_words_stay(remark, words, work, late, staff):
    retention.erase_contact(remark.submission.contact, at=late, actor=staff)
    work()
    assert "Anna Przykładna" not in words()
    assert "Tajne słowa." in words()


def test_a_name_goes_also_where_the_words_went_before(remark, words, work, late, staff):
    remarks.redact_remark(remark, reason="Dane osobowe.", at=late, actor=staff)
    work()
    assert "Anna Przykładna" in words()
    retention.erase_contact(remark.submission.contact, at=late, actor=staff, words=True)
    work()
    assert "Anna Przykładna" not in words()


def test_a_person_who_was_never_named_changes_no_file(remark, late, staff):
    remark.submission.publish_name = False
    remark.submission.save()
    before = ExportJob.objects.get()
    retention.erase_contact(remark.submission.contact, at=late, actor=staff)
    assert ExportJob.objects.get() == before


def test_a_file_that_was_in_the_making_is_thrown_away(remark, words, late, staff):
    job = ExportJob.objects.get()
    ExportJob.objects.filter(pk=job.pk).update(state=WorkState.RUNNING)
    moderation.hide_remark(remark, reason="Dane osobowe.", at=late, actor=staff)
    assert not ExportJob.objects.filter(pk=job.pk).exists()


def test_redacting_drops_what_staff_have_exported_of_this_consultation_alone(site, consultation, at, staff):
    remark = make_remark(consultation, at=at)
    made = [
        ExportJob.objects.create(
            site=site, kind="remarks.xlsx", parameters={"consultation": pk, "everything": True}, language="pl",
            title="Uwagi", created_at=at, due_at=at, expires_at=at, state=WorkState.DONE,
            file=ContentFile(b"x", f"{pk}.xlsx"),
        )
        for pk in (consultation.pk, consultation.pk + 1)
    ]  # fmt: skip
    remarks.redact_remark(remark, reason="Dane osobowe.", at=at, actor=staff)
    assert list(ExportJob.objects.all()) == made[1:]


def test_before_the_report_hiding_asks_for_no_file(consultation, at, staff):
    moderation.hide_remark(make_remark(consultation, at=at), reason="Reklama.", at=at, actor=staff)
    assert not ExportJob.objects.exists()
