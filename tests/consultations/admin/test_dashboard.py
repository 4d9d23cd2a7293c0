"""What waits for staff on the first page of the admin."""

import pytest
from cooperation_consultations.admin.dashboard import waiting_consultations
from cooperation_consultations.domain import answers, moderation
from cooperation_consultations.factories import make_remark
from django.test import RequestFactory
from django.utils import timezone


@pytest.fixture
def waits():
    """The lines that somebody reads, by the title of the consultation."""

    def ask(user):
        request = RequestFactory().get("/admin/")
        request.user = user
        items = waiting_consultations(request)
        return None if items is None else {item.title: [address for _words, address in item.lines] for item in items}

    return ask


def test_each_member_of_staff_reads_what_they_may_do(site, staff_of, consultation, remarks, at_desk, waits):
    base = at_desk("remarks")
    assert waits(staff_of(site, "moderate")) == {consultation.title: [f"{base}?state=waiting"]}
    assert waits(staff_of(site, "answer")) == {consultation.title: [f"{base}?state=unanswered"]}
    assert waits(staff_of(site)) is None


def test_staff_of_another_site_read_nothing_of_this_one(other_site, staff_of, consultation, remarks, foreign, waits):
    make_remark(foreign)
    assert list(waits(staff_of(other_site, "moderate"))) == [foreign.title]


def test_a_closed_consultation_with_all_answers_asks_for_its_report(site, staff_of, closed, at_desk, waits):
    assert waits(staff_of(site, "report")) == {closed.title: [at_desk("report", of=closed)]}
    assert waits(staff_of(site, "answer")) == {}


def test_nothing_waits_once_all_is_done(staff, consultation, remarks, waits):
    moderation.publish_remarks(remarks, at=timezone.now(), actor=staff.user)
    answers.answer_remarks(remarks, decision="accepted", reasons="Tak.", at=timezone.now(), actor=staff.user)
    assert waits(staff.user) == {}


def test_the_first_page_shows_it(staff, consultation, remarks, at_desk):
    assert f"{at_desk('remarks')}?state=waiting" in staff.get("/admin/").content.decode()
