"""What is kept of people, for how long, and that erasing reaches all of it."""

import datetime

import pytest
from cooperation_consultations.domain import chain
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Remark
from cooperation_core.models import OutgoingMail
from cooperation_participation.domain import devices, receipts, retention, submissions
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.factories import ConsentTextFactory, ContactFactory
from cooperation_participation.models import Consent, Contact, Device, Submission, Voice
from django.apps import apps
from django.db import connection
from django.utils import timezone

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
PERSON = PersonDetails(
    email="Anna.Tajna@Example.org",
    name="Anna Tajna",
    phone="600 700 800",
    postal_address="ul. Tajna 1",
    function="prezeska",
)
SECRETS = ("anna.tajna@example.org", "anna tajna", "600 700 800", "ul. tajna 1", "prezeska", "192.0.2.77")


@pytest.fixture
def remark(consultation, site):
    """A confirmed remark of a person who told everything."""
    return make_remark(
        consultation,
        person=PERSON,
        publish_name=True,
        network_address="192.0.2.77",
        consents=[ConsentTextFactory(site=site)],
    )


def everything_stored():
    """Return the whole database of our tables as one text."""
    told = []
    for model in apps.get_models():
        if model.__module__.startswith("cooperation_"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
                told += [f"{model._meta.label}: {row}" for row in cursor.fetchall()]
    return told


def test_personal_data_live_in_participation_only(remark):
    holders = {row.split(".")[0] for row in everything_stored() if any(secret in row.lower() for secret in SECRETS)}
    assert holders == {"cooperation_participation"}


def test_person_is_told_everything_that_is_kept(remark):
    devices.remember_device(remark.submission.contact, at=timezone.now())
    told = retention.export_contact(Contact.objects.get())
    assert (told["email"], told["name"], told["phone"]) == ("Anna.Tajna@Example.org", "Anna Tajna", "600 700 800")
    assert told["postal_address"] == "ul. Tajna 1"
    assert [consent["purpose"] for consent in told["consents"]] == ["publish-name"]
    assert len(told["devices"]) == 1
    [sent] = told["submissions"]
    assert (sent["number"], sent["function"], sent["network_address"]) == (1, "prezeska", "192.0.2.77")
    assert sent["words"]["text"] == "Proszę wydłużyć termin."


def test_erasure_leaves_nothing_of_the_person_and_the_chain_holds(remark, consultation):
    code = receipts.receipt_code(remark.submission)
    devices.remember_device(remark.submission.contact, at=timezone.now())
    retention.erase_contact(Contact.objects.get(), at=timezone.now())
    assert [row for row in everything_stored() if any(secret in row.lower() for secret in SECRETS)] == []
    assert (Device.objects.count(), Consent.objects.count()) == (0, 0)
    assert chain.verify(consultation) == []
    assert (Remark.objects.get().public_author, remark.texts.get().text) == ("", "Proszę wydłużyć termin.")
    assert receipts.submission_for_code(consultation.site, code) == remark.submission


def test_erasure_takes_the_words_too_where_that_is_asked(remark, consultation):
    retention.erase_contact(Contact.objects.get(), at=timezone.now(), words=True)
    assert remark.texts.get().text == ""
    assert chain.verify(consultation) == []


def test_erasure_drops_what_was_not_confirmed(send, consultation):
    submissions.confirm(send(), at=timezone.now())
    send(text="Druga, niepotwierdzona.")
    retention.erase_contact(Contact.objects.get(), at=timezone.now())
    assert Submission.objects.count() == 1
    assert chain.verify(consultation) == []


def test_person_who_comes_back_after_erasure_is_a_new_one(send):
    submissions.confirm(send(), at=timezone.now())
    retention.erase_contact(Contact.objects.get(), at=timezone.now())
    send()
    assert Contact.objects.count() == 2


def test_letters_to_an_erased_person_are_not_sent(send, letters):
    submissions.confirm(send(), at=timezone.now())
    retention.erase_contact(Contact.objects.get(), at=timezone.now())
    assert OutgoingMail.objects.exists()
    assert letters() == []


def test_sweep_erases_whose_time_is_over_and_nobody_else(site):
    at = timezone.now()
    over = ContactFactory(site=site, keep_until=at.date() - DAY)
    today, later, open_end = (ContactFactory(site=site, keep_until=day) for day in (at.date(), at.date() + DAY, None))
    assert retention.sweep(at=at) == 1
    kept = Contact.objects.filter(erased_at=None)
    assert set(kept) == {today, later, open_end}
    over.refresh_from_db()
    assert (over.email, over.email_key, over.name) == ("", None, "")


def test_sweep_drops_old_network_addresses_and_unused_devices(send):
    at = timezone.now()
    submission = send()
    submissions.confirm(submission, at=at)
    devices.remember_device(submission.contact, at=at)
    retention.sweep(at=at + 89 * DAY)
    assert Submission.objects.get().network_address == "192.0.2.7"
    retention.sweep(at=at + 91 * DAY)
    assert (Submission.objects.get().network_address, Submission.objects.get().address_prefix) == (None, "")
    assert Device.objects.count() == 1
    retention.sweep(at=at + 181 * DAY)
    assert not Device.objects.exists()


def test_people_are_kept_for_the_longest_term_that_binds(site):
    contact = ContactFactory(site=site)
    for years, year in [(5, 2031), (2, 2031), (10, 2036)]:
        retention.keep(Contact.objects.all(), years=years, since=datetime.date(2026, 9, 1))
        contact.refresh_from_db()
        assert contact.keep_until == datetime.date(year, 9, 1)


def test_leap_day_becomes_the_first_of_march():
    assert retention.add_years(datetime.date(2028, 2, 29), 5) == datetime.date(2033, 3, 1)


def test_unconfirmed_details_change_no_known_person(send):
    submissions.confirm(send(), at=timezone.now())
    send(person=PersonDetails(email="anna@example.org", name="Podszywacz", phone="1"))
    assert (Contact.objects.get().name, Contact.objects.get().phone) == ("Anna Przykładna", "")


def test_organisation_that_sent_nothing_confirmed_goes_with_its_submission(send):
    submission = send(voice=VoiceDetails(name="Fundacja Ulotna"))
    assert Voice.objects.exists()
    assert submissions.expire_due(at=submission.confirm_until) == 1
    assert not Voice.objects.exists()
