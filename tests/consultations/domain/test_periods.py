"""The time rules of a consultation."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from cooperation_consultations.domain import chain, periods
from cooperation_consultations.enums import Phase
from cooperation_consultations.factories import ConsultationFactory, make_remark
from cooperation_consultations.models import Consultation, PeriodChange
from cooperation_participation.models import Contact

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
TICK = datetime.timedelta(microseconds=1)
WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def draft(site, at):
    return ConsultationFactory(site=site, now=at, draft=True)


@pytest.fixture
def set_period(at, staff):
    def call(consultation, opens_at, closes_at, **values):
        arguments = {"at": at, "actor": staff, **values}
        return periods.set_period(consultation, opens_at=opens_at, closes_at=closes_at, **arguments)

    return call


def test_phases_follow_from_dates(consultation):
    opens, closes = consultation.opens_at, consultation.closes_at
    expected = {
        consultation.announced_at - TICK: Phase.DRAFT,
        consultation.announced_at: Phase.ANNOUNCED,
        opens - TICK: Phase.ANNOUNCED,
        opens: Phase.OPEN,
        closes - TICK: Phase.OPEN,
        closes: Phase.CLOSED,
    }
    assert {moment: periods.phase_of(consultation, moment) for moment in expected} == expected
    assert [periods.accepts_remarks(consultation, moment) for moment in (opens - TICK, opens, closes)] == [
        False, True, False,
    ]  # fmt: skip


def test_queryset_and_predicate_agree(consultation):
    for moment in (
        consultation.opens_at - TICK,
        consultation.opens_at,
        consultation.closes_at - TICK,
        consultation.closes_at,
    ):
        phase = periods.phase_of(consultation, moment)
        found = {
            Phase.ANNOUNCED: Consultation.objects.announced(moment).exists(),
            Phase.OPEN: Consultation.objects.open(moment).exists(),
            Phase.CLOSED: Consultation.objects.closed(moment).exists(),
        }
        assert found == {key: key == phase for key in found}


def test_pages_change_at_the_opening_at_each_midnight_and_at_the_closing(consultation):
    opens, closes = consultation.opens_at, consultation.closes_at
    announced = periods.deadlines_of(consultation.site, opens - DAY)
    assert {opens, closes} <= set(announced)
    assert announced == sorted(announced)
    nights = [moment for moment in announced if moment not in (opens, closes)]
    assert {moment.astimezone(WARSAW).time() for moment in nights} == {datetime.time()}
    assert len(nights) == (closes.astimezone(WARSAW).date() - (opens - DAY).astimezone(WARSAW).date()).days
    assert max(announced) == closes
    assert periods.deadlines_of(consultation.site, closes) == []


def test_last_day_has_no_days_left(consultation):
    closes = consultation.closes_at = periods.end_of_day(datetime.date(2026, 9, 30), WARSAW)
    assert periods.days_left(consultation, closes - TICK) == 0
    assert periods.days_left(consultation, closes - DAY - TICK) == 1
    assert periods.days_until_opening(consultation, consultation.opens_at - DAY) == 1


def test_closing_date_means_its_end(site):
    day = datetime.date(2026, 10, 24)
    assert periods.end_of_day(day, WARSAW) == datetime.datetime(2026, 10, 24, 22, 0, tzinfo=datetime.UTC)
    assert periods.start_of_day(day, WARSAW) == datetime.datetime(2026, 10, 23, 22, 0, tzinfo=datetime.UTC)


def test_seven_days_over_the_change_of_the_clock_are_seven_days():
    opens = periods.start_of_day(datetime.date(2026, 3, 26), WARSAW)
    closes = periods.end_of_day(datetime.date(2026, 4, 1), WARSAW)
    assert periods.length_in_days(opens, closes, WARSAW) == 7
    assert closes - opens < 7 * DAY + TICK


def test_period_of_a_draft_is_set_without_a_reason(draft, at, set_period):
    set_period(draft, at + DAY, at + 22 * DAY)
    draft.refresh_from_db()
    assert (draft.opens_at, draft.closes_at) == (at + DAY, at + 22 * DAY)
    assert draft.report_due_on == (at + 52 * DAY).date()
    assert not PeriodChange.objects.exists()
    assert chain.verify(draft) == []


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [
        (10, 10, "closing_before_opening"),
        (10, 9, "closing_before_opening"),
        (-30, -1, "closing_in_past"),
        (1, 7.99, "period_too_short"),
    ],
)
def test_unfit_period_is_refused(draft, at, set_period, opens, closes, code, refusal):
    assert refusal(set_period, draft, at + opens * DAY, at + closes * DAY) == code
    draft.refresh_from_db()
    assert draft.opens_at is None


def test_short_period_needs_a_reason_that_is_published(draft, at, set_period):
    set_period(draft, at + DAY, at + 6 * DAY, reason="Termin ustawowy.")
    assert draft.short_period_reason == "Termin ustawowy."
    set_period(draft, at + DAY, at + 20 * DAY, reason="Więcej czasu.")
    assert draft.short_period_reason == ""


def test_extension_is_public_with_its_reason(consultation, set_period, refusal):
    opens, closes = consultation.opens_at, consultation.closes_at
    assert refusal(set_period, consultation, opens, closes + DAY) == "period_change_reason_required"
    set_period(consultation, opens, closes + 7 * DAY, reason="Na wniosek rady.")
    change = PeriodChange.objects.get()
    assert (change.old_closes_at, change.closes_at, change.reason) == (closes, closes + 7 * DAY, "Na wniosek rady.")


def test_open_period_neither_shrinks_nor_moves_its_opening(consultation, set_period, refusal):
    opens, closes = consultation.opens_at, consultation.closes_at
    assert refusal(set_period, consultation, opens, closes - DAY, reason="x") == "period_cannot_shrink"
    assert refusal(set_period, consultation, opens + DAY, closes, reason="x") == "period_already_open"


def test_announcing_needs_a_period_with_enough_time_left(draft, at, staff, set_period, refusal):
    assert refusal(periods.announce, draft, at=at, actor=staff) == "period_missing"
    set_period(draft, at, at + 8 * DAY)
    assert refusal(periods.announce, draft, at=at + 2 * DAY, actor=staff) == "period_too_short"
    assert refusal(periods.announce, draft, at=at + 8 * DAY, actor=staff) == "closing_in_past"
    periods.announce(draft, at=at + DAY, actor=staff)
    assert draft.announced_at == at + DAY
    assert refusal(periods.announce, draft, at=at + DAY, actor=staff) == "already_announced"


def test_cancelling_takes_a_reason_and_ends_everything(consultation, at, staff, set_period, refusal):
    make_remark(consultation, at=at)
    assert refusal(periods.cancel, consultation, reason=" ", at=at, actor=staff) == "cancel_reason_required"
    periods.cancel(consultation, reason="Wada prawna.", at=at, actor=staff)
    assert periods.phase_of(consultation, at) == Phase.CANCELLED
    assert periods.phase_of(consultation, at - TICK) == Phase.OPEN
    again = {"opens_at": consultation.opens_at, "closes_at": consultation.closes_at, "at": at, "actor": staff}
    assert refusal(periods.set_period, consultation, **again) == "consultation_cancelled"
    assert Contact.objects.get().keep_until == datetime.date(2031, 9, 15)


def test_shorter_than_recommended_is_a_warning_only(consultation, at):
    assert periods.is_shorter_than_recommended(consultation, at, at + 20 * DAY)
    assert not periods.is_shorter_than_recommended(consultation, at, at + 21 * DAY)


def test_pending_until_is_the_last_term_that_still_runs(consultation, at, send):
    assert periods.pending_until(consultation, at) is None
    send(at - DAY)
    send(at)
    assert periods.pending_until(consultation, at) == at + 3 * DAY
    assert periods.pending_until(consultation, at + 3 * DAY) is None
