"""Reports: their numbers, what stands against them, their pages and letters."""

import datetime

import pytest
from cooperation_consultations.domain import answers, chain, moderation, periods, remarks, reports
from cooperation_consultations.enums import Phase, Visibility
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_consultations.models import Answer, ConsultationIndexPage, ConsultationPage, Report, ReportPage
from cooperation_core.models import OutgoingMail
from cooperation_participation.domain.contacts import VoiceDetails
from cooperation_participation.models import Contact

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def pages(site, consultation, locales):
    """A page of the consultation in Polish and in German."""
    index = site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=locales["pl"]))
    polish = index.add_child(
        instance=ConsultationPage(title="Program współpracy", consultation=consultation, locale=locales["pl"])
    )
    german = index.add_child(
        instance=ConsultationPage(
            title="Kooperationsprogramm",
            slug="programm",
            consultation=consultation,
            locale=locales["de"],
            translation_key=polish.translation_key,
        )
    )
    return polish, german


@pytest.fixture
def late(consultation):
    """A moment at which the consultation has closed and every confirmation has run out."""
    return consultation.closes_at + 5 * DAY


@pytest.fixture
def answered(consultation, at, staff):
    """Three remarks of two people: one accepted, one accepted in part, one withdrawn."""
    first = make_remark(consultation, at=at)
    second = make_remark(
        consultation,
        at=at,
        email="biuro@example.org",
        participant_kind="ngo",
        voice=VoiceDetails(name="Fundacja"),
        kind="addition",
    )
    third = make_remark(consultation, at=at)
    remarks.withdraw_remark(third, at=at)
    moderation.publish_remarks([first, second, third], at=at, actor=staff)
    answers.answer_remarks([first], decision="accepted", reasons="Tak.", at=at, actor=staff)
    answers.answer_remarks([second], decision="partly", reasons="W części.", at=at, actor=staff)
    return first, second, third


def codes(consultation, at):
    return [reason.code for reason in reports.why_not_reportable(consultation, at)]


def test_numbers_count_what_stands(consultation, answered):
    numbers = reports.report_numbers(consultation)
    assert {key: value for key, value in numbers.items() if not key.startswith("by_")} == {
        "remarks": 3, "standing": 2, "withdrawn": 1, "hidden": 0, "participants": 2, "organisations": 1, "anonymous": 0,
    }  # fmt: skip
    assert numbers["by_decision"] == {"accepted": 1, "partly": 1, "not_accepted": 0, "out_of_scope": 0, "explained": 0}
    assert numbers["by_participant"] == {"resident": 1, "ngo": 1}
    assert (numbers["by_kind"]["wording"], numbers["by_kind"]["addition"]) == (1, 1)
    assert numbers["by_channel"]["web"] == 2


def test_numbers_cost_the_same_queries_for_one_and_three(consultation, at, queries_of):
    make_remark(consultation, at=at)
    one = queries_of(reports.report_numbers, consultation)
    for _ in range(2):
        make_remark(consultation, at=at)
    assert queries_of(reports.report_numbers, consultation) == one == 2


def test_no_report_before_the_closing(consultation, answered):
    assert codes(consultation, consultation.closes_at - DAY) == ["report_before_closing"]
    assert codes(consultation, consultation.closes_at + 5 * DAY) == []


def test_no_report_while_a_remark_may_still_be_confirmed(consultation, answered, send, pages, staff, refusal):
    submission = send(consultation.closes_at - datetime.timedelta(minutes=1))
    moment = consultation.closes_at + DAY
    assert codes(consultation, moment) == ["report_pending_confirmations"]
    assert refusal(reports.draft_report, consultation, at=moment, actor=staff) == "report_pending_confirmations"
    assert codes(consultation, submission.confirm_until) == []
    assert len(reports.draft_report(consultation, at=submission.confirm_until, actor=staff)) == 2


def test_no_report_while_a_remark_is_unanswered_or_not_looked_at(consultation, answered, at, late, staff, refusal):
    remark = make_remark(consultation, at=at)
    assert codes(consultation, late) == ["report_unmoderated", "report_unanswered"]
    moderation.hide_remark(remark, reason="Reklama.", at=at, actor=staff)
    assert codes(consultation, late) == []
    assert refusal(reports.publish_report, consultation, at=late, actor=staff) == "report_not_drafted"


def test_no_report_of_a_cancelled_consultation(consultation, at, late, staff):
    periods.cancel(consultation, reason="Wada.", at=at, actor=staff)
    assert codes(consultation, late) == ["consultation_cancelled"]


def test_report_without_a_page_is_refused(consultation, answered, late, staff, refusal):
    assert refusal(reports.draft_report, consultation, at=late, actor=staff) == "report_without_page"
    assert not Report.objects.exists()


def test_draft_stands_below_each_page_in_its_language(consultation, answered, pages, late, staff):
    drafts = reports.draft_report(consultation, at=late, actor=staff)
    assert [(page.get_parent().specific, page.locale.language_code, page.live) for page in drafts] == [
        (pages[0], "pl", False), (pages[1], "de", False),
    ]  # fmt: skip
    assert drafts[0].translation_key == drafts[1].translation_key
    blocks = [block.block_type for block in drafts[0].body]
    assert blocks[:4] == ["heading", "prose", "heading", "prose"]
    assert all(block.id for block in drafts[0].body)
    assert not OutgoingMail.objects.filter(template__endswith="report").exists()


def test_second_draft_keeps_what_staff_wrote_and_takes_the_numbers_anew(consultation, answered, pages, late, staff, at):
    page = reports.draft_report(consultation, at=late, actor=staff)[0]
    page.title = "Nasz raport"
    page.save_revision().publish()
    Report.objects.update(numbers={})
    again = reports.draft_report(consultation, at=late, actor=staff)
    assert [page.title for page in again] == ["Nasz raport", again[1].title]
    assert ReportPage.objects.count() == 2
    assert Report.objects.get().numbers["remarks"] == 3


def test_consultation_without_remarks_has_a_report_of_a_paragraph(consultation, pages, late, staff):
    page = reports.draft_report(consultation, at=late, actor=staff)[0]
    reports.publish_report(consultation, at=late, actor=staff)
    assert [block.block_type for block in page.body] == ["heading", "prose", "heading", "prose", "prose"]
    assert Report.objects.get().published_at == late


def test_publishing_freezes_numbers_and_head_and_publishes_pages_and_answers(
    consultation, answered, pages, late, staff, refusal
):
    reports.draft_report(consultation, at=late, actor=staff)
    report = reports.publish_report(consultation, at=late, actor=staff)
    assert (report.published_at, report.published_by, report.chain_head) == (late, staff, chain.head_of(consultation))
    assert periods.phase_of(type(consultation).objects.get(), late) == Phase.REPORTED
    assert ReportPage.objects.live().count() == 2
    assert not Answer.objects.filter(published_at=None).exists()
    assert chain.verify(consultation) == []
    assert Contact.objects.filter(keep_until=None).count() == 0
    assert refusal(reports.publish_report, consultation, at=late, actor=staff) == "consultation_reported"
    assert refusal(remarks.withdraw_remark, answered[0], at=late, actor=staff, note="x") == "consultation_reported"


def test_everybody_who_remarked_is_written_to_once(consultation, answered, pages, at, late, staff):
    again = make_remark(consultation, at=at, visibility=Visibility.PUBLISHED)
    answers.answer_remarks([again], decision="explained", reasons="Wyjaśniamy.", at=at, actor=staff)
    reports.draft_report(consultation, at=late, actor=staff)
    reports.publish_report(consultation, at=late, actor=staff)
    letters = OutgoingMail.objects.filter(template="cooperation_consultations/mail/report")
    people = {f"contact:{pk}" for pk in Contact.objects.values_list("pk", flat=True)}
    assert sorted(letters.values_list("recipient", flat=True)) == sorted(people)
    assert len(people) == 2


def test_report_is_refused_where_the_record_was_changed(consultation, answered, pages, late, staff, refusal):
    reports.draft_report(consultation, at=late, actor=staff)
    answered[0].texts.update(text="Podmienione.")
    assert refusal(reports.publish_report, consultation, at=late, actor=staff) == "chain_broken"
    assert Report.objects.get().published_at is None


def test_pending_remark_of_another_consultation_stops_no_report(site, consultation, answered, late, send):
    pending = send(late, on=ConsultationFactory(site=site, now=late))
    assert pending.confirmed_at is None
    assert codes(consultation, late) == []
