"""Making a consultation, its dates, announcing and cancelling it, as forms of the desk."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from cooperation_consultations.domain import periods
from cooperation_consultations.factories import ConsultationFactory, ProcedureFactory
from cooperation_consultations.models import Consultation, PeriodChange
from django.urls import reverse

WARSAW = ZoneInfo("Europe/Warsaw")
NEW = "/admin/consultations/new/"


@pytest.fixture
def today():
    return datetime.datetime.now(WARSAW).date()


def days(number):
    return datetime.timedelta(days=number)


def test_a_consultation_is_made_with_its_dates(staff, procedure, today):
    form = {
        "title": "Statut sołectwa",
        "procedure": procedure.pk,
        "publish_at_once": "on",
        "opens_on": today + days(1),
        "closes_on": today + days(30),
        "closes_time": "15:30",
    }
    response = staff.post(NEW, form)
    consultation = Consultation.objects.get()
    assert response.url == reverse("cooperation_consultations_desk:overview", args=[consultation.pk])
    opens = datetime.datetime.combine(today + days(1), datetime.time(), WARSAW)
    closes = datetime.datetime.combine(today + days(30), datetime.time(15, 30), WARSAW)
    assert (consultation.opens_at, consultation.closes_at) == (opens, closes)
    assert (consultation.created_by, consultation.publish_at_once) == (staff.user, True)


def test_a_last_day_without_an_hour_lasts_until_midnight(staff, procedure, today):
    form = {"title": "Statut", "procedure": procedure.pk, "opens_on": today, "closes_on": today + days(20)}
    staff.post(NEW, form)
    midnight = datetime.datetime.combine(today + days(21), datetime.time(), WARSAW)
    assert Consultation.objects.get().closes_at == midnight


def test_dates_may_be_left_for_later(staff, procedure):
    staff.post(NEW, {"title": "Statut", "procedure": procedure.pk})
    assert Consultation.objects.get().opens_at is None


@pytest.mark.parametrize(
    ("first", "last", "field"), [(5, 3, "closes_on"), (1, 3, "reason"), (-9, -2, "closes_on"), (None, 9, "opens_on")]
)
def test_wrong_dates_are_told_at_their_field_and_nothing_is_made(first, last, field, staff, procedure, today):
    form = {"title": "Statut", "procedure": procedure.pk, "closes_on": today + days(last)}
    if first is not None:
        form["opens_on"] = today + days(first)
    response = staff.post(NEW, form)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["title"].value() == "Statut"
    assert not Consultation.objects.exists()


def test_a_short_period_with_a_reason_is_taken(staff, procedure, today):
    form = {
        "title": "Statut",
        "procedure": procedure.pk,
        "opens_on": today + days(1),
        "closes_on": today + days(3),
        "reason": "Termin ustawowy.",
    }
    staff.post(NEW, form)
    assert Consultation.objects.get().short_period_reason == "Termin ustawowy."


def test_rules_of_another_site_are_not_offered(staff, procedure, other_site):
    foreign = ProcedureFactory(site=other_site)
    response = staff.post(NEW, {"title": "Statut", "procedure": foreign.pk})
    assert list(response.context["form"].errors) == ["procedure"]
    assert not Consultation.objects.exists()


def test_a_site_where_one_may_not_add_cannot_be_named(staff, procedure, other_site):
    assert staff.get(f"{NEW}?site={other_site.pk}").status_code == 302
    staff.post(f"{NEW}?site={other_site.pk}", {"title": "Statut", "procedure": procedure.pk})
    assert not Consultation.objects.exists()


def test_without_rules_the_form_says_what_to_do_first(staff):
    page = staff.get(NEW)
    assert reverse("cooperation_consultations_procedures:add") in page.content.decode()


def test_an_open_consultation_is_extended_with_a_public_reason(staff, consultation, at_desk):
    last = consultation.closes_at.astimezone(WARSAW).date() + days(7)
    response = staff.post(at_desk("dates"), {"closes_on": last, "closes_time": "", "reason": "Prośba mieszkańców."})
    assert response.url == at_desk("overview")
    change = PeriodChange.objects.get()
    assert (change.reason, change.changed_by) == ("Prośba mieszkańców.", staff.user)
    assert change.closes_at == periods.end_of_day(last, WARSAW)
    assert change.opens_at == consultation.opens_at


def test_an_extension_without_a_reason_keeps_the_form_and_the_dates(staff, consultation, at_desk):
    last = consultation.closes_at.astimezone(WARSAW).date() + days(7)
    response = staff.post(at_desk("dates"), {"closes_on": last})
    assert list(response.context["form"].errors) == ["reason"]
    assert Consultation.objects.get().closes_at == consultation.closes_at


def test_an_open_consultation_is_not_shortened(staff, consultation, at_desk):
    last = consultation.closes_at.astimezone(WARSAW).date() - days(7)
    response = staff.post(at_desk("dates"), {"closes_on": last, "reason": "Szybciej."})
    assert list(response.context["form"].errors) == ["closes_on"]
    assert not PeriodChange.objects.exists()


def test_a_consultation_is_announced_and_cancelled_with_a_reason(staff, site, at_desk):
    consultation = ConsultationFactory(site=site, announced=True, announced_at=None)
    staff.post(at_desk("announce", of=consultation))
    consultation.refresh_from_db()
    assert consultation.announced_at is not None
    refused = staff.post(at_desk("cancel", of=consultation), {"reason": " "})
    assert list(refused.context["form"].errors) == ["reason"]
    staff.post(at_desk("cancel", of=consultation), {"reason": "Projekt wycofano."})
    consultation.refresh_from_db()
    assert consultation.cancelled_reason == "Projekt wycofano."


def test_a_consultation_without_dates_is_not_announced(staff, site, at_desk):
    consultation = ConsultationFactory(site=site, draft=True)
    response = staff.post(at_desk("announce", of=consultation))
    assert response.status_code == 422
    consultation.refresh_from_db()
    assert consultation.announced_at is None


def test_the_overview_names_the_next_step(staff, site, at_desk):
    consultation = ConsultationFactory(site=site, draft=True)
    steps = {step.key: step for step in staff.get(at_desk("overview", of=consultation)).context["steps"]}
    assert [key for key, step in steps.items() if step.state == "next"] == ["draft"]
    assert steps["version"].waits_for
    assert steps["version"].links == []


def test_the_overview_says_whether_the_record_holds(staff, remarks, at_desk):
    assert staff.get(at_desk("overview")).context["record"]["problems"] == []
    text = remarks[0].texts.get()
    text.text = "Ktoś to zmienił."
    text.save()
    problems = staff.get(at_desk("overview")).context["record"]["problems"]
    assert [problem.code for problem in problems] == ["text_changed"]


def test_a_consultation_with_an_act_is_not_deleted_and_the_reasons_are_said(staff, consultation):
    response = staff.post(f"/admin/consultations/delete/{consultation.pk}/", follow=True)
    assert Consultation.objects.filter(pk=consultation.pk).exists()
    assert [str(message) for message in response.context["messages"]] != []


def test_the_rules_stay_once_the_consultation_was_announced(staff, consultation, site):
    other = ProcedureFactory(site=site)
    form = {"title": "Nowy tytuł", "procedure": other.pk, "report_due_on": ""}
    staff.post(f"/admin/consultations/edit/{consultation.pk}/", form)
    changed = Consultation.objects.get(pk=consultation.pk)
    assert changed.title == "Nowy tytuł"
    assert changed.procedure == consultation.procedure
    assert changed.closes_at == consultation.closes_at


@pytest.mark.parametrize("query", ["program", "PROGRAM", "pomocniczości"])
def test_consultations_are_found_by_title_and_by_words_of_the_act(query, staff, consultation, closed):
    closed.versions.get().provisions.all().delete()
    page = staff.get("/admin/consultations/results/", {"q": query}).content.decode()
    assert consultation.title in page
    assert closed.title not in page


def test_the_list_takes_the_same_queries_for_one_consultation_and_for_three(staff, site, consultation, count_queries):
    index = reverse("cooperation_consultations_desk:index")
    one = count_queries(staff, index)
    for _again in range(2):
        ConsultationFactory(site=site, procedure=consultation.procedure)
    assert count_queries(staff, index) == one
