"""Letters: each reads well as text and as HTML, in the person's language, and tells where its receipt is."""

import datetime

import pytest
from cooperation_consultations.domain import answers, moderation, reports
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage
from cooperation_core.clock import Arrival
from cooperation_core.models import OfficeSettings
from cooperation_participation.domain import receipts, submissions
from django.utils import timezone

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site, consultation, locales):
    index = site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=locales["pl"]))
    return index.add_child(instance=ConsultationPage(title="Program", consultation=consultation, locale=locales["pl"]))


def check(letter, submission, *told):
    """A letter in two forms, both with the receipt's address, and without an empty place where a word should be."""
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    code = receipts.receipt_code(submission)
    for form in (letter.body, html):
        assert f"/zgloszenie/{code}/" in form
        for words in told:
            assert words in form
    assert "None" not in letter.body + letter.subject
    assert "<" not in letter.body
    assert letter.subject == letter.subject.strip() != ""
    assert "\n\n\n\n" not in letter.body


def test_each_step_of_an_author_gets_its_letter(send, letters):
    submission = send(text="Proszę o § 5 & „cudzysłów”.")
    now = timezone.now()
    [letter] = letters()
    assert "/potwierdz/" in letter.body
    check(letter, submission)
    # A stranger's address may have been written: no word of the sender reaches it.
    assert "cudzysłów" not in letter.body + letter.alternatives[0][0]
    submissions.confirm(submission, at=now)
    [letter] = letters()
    check(letter, submission, "1", submission.payload_hash)
    assert "Proszę o § 5 & „cudzysłów”." in letter.body
    assert "&amp;" in letter.alternatives[0][0]
    submissions.correct(submission, {"text": "Nowe słowa."}, arrival=Arrival(now, "server"))
    [letter] = letters()
    check(letter, submission, "Nowe słowa.")
    submissions.withdraw(submission, at=now)
    [letter] = letters()
    check(letter, submission)


def test_letter_of_a_withdrawal_before_confirmation_names_no_number(send, letters):
    submission = send()
    letters()
    submissions.withdraw(submission, at=timezone.now())
    [letter] = letters()
    check(letter, submission)


def test_answer_and_report_are_told(send, letters, consultation, page):
    now = timezone.now()
    submission = send()
    remark = submissions.confirm(submission, at=now)
    letters()
    moderation.publish_remarks([remark], at=now, actor=None)
    answers.answer_remarks([remark], decision="partly", reasons="W części.", publish=True, at=now, actor=None)
    [letter] = letters()
    check(letter, submission, "W części.")
    late = consultation.closes_at + datetime.timedelta(days=5)
    reports.draft_report(consultation, at=late, actor=None)
    reports.publish_report(consultation, at=late, actor=None)
    [letter] = letters()
    check(letter, submission, "/program/")


@pytest.mark.parametrize(("language", "prefix"), [("pl", "/udzial/zgl"), ("de", "/udzial/de/"), ("en", "/udzial/en/")])
def test_letter_speaks_the_language_of_the_form(send, letters, language, prefix):
    send(language=language)
    [letter] = letters()
    assert prefix in letter.body
    assert f'<html lang="{language}">' in letter.alternatives[0][0]


def test_letter_about_what_expired_is_not_sent(send, letters):
    submission = send()
    submissions.expire_due(at=submission.confirm_until)
    assert letters() == []


def test_staff_get_one_note_an_hour_without_anything_personal(send, letters, site):
    office = OfficeSettings.for_site(site)
    office.staff_email = "konsultacje@urzad.example"
    office.save()
    at = timezone.now().replace(minute=0)
    for moment in (at, at + datetime.timedelta(minutes=59), at + datetime.timedelta(minutes=60)):
        submissions.confirm(send(at=moment), at=moment)
    notes = [letter for letter in letters() if letter.to == ["konsultacje@urzad.example"]]
    assert len(notes) == 2
    assert "/admin/consultations/" in notes[0].body
    assert not any(secret in notes[0].body for secret in ("anna@example.org", "Przykładna", "termin"))


def test_office_without_an_address_gets_no_note(send, letters):
    submissions.confirm(send(), at=timezone.now())
    assert {letter.to[0] for letter in letters()} == {"anna@example.org"}
