"""The form of a remark: what arrives in time is stored, and whatever is refused comes back with every word."""

import datetime
import re

import pytest
from cooperation_consultations.factories import ConsultationFactory, DraftVersionFactory, make_remark
from cooperation_consultations.models import Remark
from cooperation_consultations.rendering.addresses import form_address
from cooperation_core.clock import Arrival
from cooperation_core.models import OutgoingMail
from cooperation_participation.domain import consents, devices, receipts
from cooperation_participation.models import Consent, Submission
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WORDS = {
    "text": "Proponuję 21 dni.\n\nDrugi akapit.",
    "proposed_wording": "Konkurs trwa 21 dni.",
    "reasons": "Społecznicy.",
}


@pytest.fixture(autouse=True)
def generous(settings):
    """These tests send more in a minute than a person without the proof of work may."""
    settings.COOPERATION_SUBMISSIONS_UNPROVEN = None


@pytest.fixture
def address(consultation, unit):
    return form_address(consultation, unit.version, unit.eid)


@pytest.fixture
def form():
    """What a browser sends: the fields of a remark, with changes."""

    def fields(**changes):
        return {
            "kind": "wording",
            **WORDS,
            "participant_kind": "resident",
            "organisation": "",
            "register_number": "",
            "function": "",
            "email": "anna@example.org",
            "name": "Anna Przykładna",
            "website": "",
            "altcha": "",
            "idempotency_key": "klucz-z-formularza",
            **changes,
        }

    return fields


@pytest.fixture
def at_moment(monkeypatch):
    """Let requests arrive at a moment."""

    def arrive(moment):
        monkeypatch.setattr("cooperation_consultations.views.arrival_of", lambda request: Arrival(moment, "edge"))

    return arrive


def written_in(response):
    """Return the words that stand in the areas of a page, as a browser shows them."""
    areas = re.findall(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", response.content.decode(), re.DOTALL)
    return [area.replace("\r\n", "\n").strip() for area in areas]


def test_form_shows_the_unit_the_closing_and_what_happens_to_personal_data(client, site, address, consultation):
    consents.publish_text(
        site, key="privacy", language="pl", text="Administratorem jest urząd.", at=consultation.opens_at
    )
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "Konkurs ogłasza się na 14 dni." in html
    assert f'datetime="{timezone.localtime(consultation.closes_at).isoformat()}"' in html
    assert "Administratorem jest urząd." in html
    assert 'name="robots" content="noindex"' in html


def test_remark_is_stored_and_its_receipt_shown(client, address, form, unit):
    response = client.post(address, form())
    submission = Submission.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/udzial/zgloszenie/{receipts.receipt_code(submission)}/"
    assert submission.payload["text"] == WORDS["text"]
    assert submission.payload["provision"] == unit.pk
    assert submission.state == "pending"
    assert OutgoingMail.objects.filter(recipient=f"contact:{submission.contact_id}").count() == 1
    assert client.get(response["Location"]).status_code == 200


def test_remark_on_the_whole_draft_proposes_no_wording(client, consultation, unit, form):
    address = form_address(consultation, unit.version)
    assert 'name="proposed_wording"' not in client.get(address).content.decode()
    assert client.post(address, form(kind="general")).status_code == 303
    payload = Submission.objects.get().payload
    assert (payload["provision"], payload["proposed_wording"]) == (None, "")


def test_everything_that_is_wrong_is_said_at_once_and_the_text_stays(client, address, form):
    response = client.post(address, form(text=" ", proposed_wording="", email="anna@", participant_kind="ngo"))
    html = response.content.decode()
    assert response.status_code == 422
    assert {name for name in ("text", "email", "organisation") if f'href="#id_{name}"' in html} == {
        "text",
        "email",
        "organisation",
    }
    assert WORDS["reasons"] in written_in(response)
    assert 'value="anna@"' in html
    assert Submission.objects.count() == 0


def test_remark_too_long_comes_back_whole(client, address, form):
    response = client.post(address, form(text="ą" * 20_001))
    assert response.status_code == 422
    assert "ą" * 20_001 in written_in(response)


def test_remark_at_the_closing_moment_is_too_late_and_keeps_every_word(client, address, form, consultation, at_moment):
    at_moment(consultation.closes_at)
    response = client.post(address, form())
    assert response.status_code == 409
    assert written_in(response) == list(WORDS.values())
    assert Submission.objects.count() == 0


def test_remark_a_moment_before_the_closing_is_taken(client, address, form, consultation, at_moment):
    at_moment(consultation.closes_at - datetime.timedelta(microseconds=1))
    assert client.post(address, form()).status_code == 303
    assert Submission.objects.get().arrival_source == "edge"


def test_who_is_too_late_need_not_mend_an_address_first(client, address, form, consultation, at_moment):
    at_moment(consultation.closes_at)
    response = client.post(address, form(email="anna@"))
    assert response.status_code == 409
    assert 'name="email"' not in response.content.decode()
    assert written_in(response) == list(WORDS.values())


@pytest.mark.parametrize("trait", ["announced", "closed"])
def test_outside_the_period_there_is_no_form(client, site, with_page, trait):
    consultation = ConsultationFactory(site=site, **{trait: True})
    with_page(consultation)
    response = client.get(form_address(consultation, consultation.versions.get(), "par_1"))
    assert response.status_code == 200
    assert "<textarea" not in response.content.decode()


def test_same_form_sent_twice_is_one_remark_and_one_receipt(client, address, form):
    first, second = client.post(address, form()), client.post(address, form())
    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == 1


def test_second_click_after_the_closing_still_gets_its_receipt(client, address, form, consultation, at_moment):
    at_moment(consultation.closes_at - datetime.timedelta(seconds=1))
    first = client.post(address, form())
    at_moment(consultation.closes_at + datetime.timedelta(seconds=1))
    assert client.post(address, form())["Location"] == first["Location"]


def test_other_words_under_the_same_key_come_back_and_can_be_sent_as_another_remark(client, address, form):
    client.post(address, form())
    response = client.post(address, form(text="Zupełnie coś innego."))
    assert response.status_code == 409
    assert "Zupełnie coś innego." in written_in(response)
    key = re.search(r'name="idempotency_key" value="([^"]+)"', response.content.decode())[1]
    assert key != "klucz-z-formularza"
    assert client.post(address, form(text="Zupełnie coś innego.", idempotency_key=key)).status_code == 303
    assert Submission.objects.count() == 2


def test_form_without_its_token_comes_back_with_the_text_and_a_new_token(address, form):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address, form())
    html = response.content.decode()
    assert response.status_code == 403
    assert written_in(response)[0] == WORDS["text"]
    assert Submission.objects.count() == 0
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    assert strict.post(address, form(csrfmiddlewaretoken=token)).status_code == 303


def test_robot_that_fills_the_trap_is_refused(client, address, form):
    assert client.post(address, form(website="https://spam.example")).status_code == 422
    assert Submission.objects.count() == 0


def test_throttled_remark_comes_back_with_the_time_to_wait(client, address, form, settings):
    settings.COOPERATION_SUBMISSIONS_UNPROVEN = (1, 60)
    assert client.post(address, form()).status_code == 303
    response = client.post(address, form(idempotency_key="drugi", text="Druga uwaga."))
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "Druga uwaga." in written_in(response)


def test_organisation_speaks_with_its_name_and_number(client, address, form):
    sent = form(
        participant_kind="ngo", organisation="Stowarzyszenie „Most”", register_number="0000123456", function="prezes"
    )
    assert client.post(address, sent).status_code == 303
    submission = Submission.objects.get()
    assert (submission.voice.name, submission.voice.register_number) == ("Stowarzyszenie „Most”", "0000123456")
    assert submission.author_function == "prezes"


def test_consent_to_publish_the_name_is_kept_with_its_version(client, site, address, form, consultation):
    consents.publish_text(site, key="publish-name", language="pl", text="Zgadzam się.", at=consultation.opens_at)
    client.post(address, form(publish_name="on"))
    given = Consent.objects.get()
    assert (given.text.key, given.text.version, given.submission) == ("publish-name", 1, Submission.objects.get())


def test_confirmed_device_is_known_and_its_remark_counts_at_once(client, address, form, consultation, unit):
    at = timezone.now()
    contact = make_remark(consultation, provision=unit, email="anna@example.org").submission.contact
    client.cookies[devices.COOKIE] = devices.remember_device(contact, at=at)
    html = client.get(address).content.decode()
    assert 'value="anna@example.org"' in html
    assert 'value="Anna Przykładna"' in html
    assert client.post(address, form()).status_code == 303
    assert Remark.objects.count() == 2
    # Somebody else's address on the same device is not vouched for.
    assert client.post(address, form(email="jan@example.org", idempotency_key="inny")).status_code == 303
    assert Remark.objects.count() == 2


def test_anonymous_remark_where_the_procedure_allows_it(client, address, form, consultation):
    assert client.post(address, form(email="")).status_code == 422
    consultation.procedure.anonymous_allowed = True
    consultation.procedure.save()
    assert client.post(address, form(email="", name="")).status_code == 303
    assert Remark.objects.get().submission.contact is None


@pytest.mark.parametrize("eid", ["par_99", "par_2%20", "x" * 300])
def test_unknown_unit_has_no_form(client, address, eid):
    assert client.get(address.replace("par_2", eid)).status_code == 404


def test_consultation_of_another_tenant_has_no_form_here(client, other_site, with_page):
    foreign = ConsultationFactory(site=other_site)
    with_page(foreign)
    address = form_address(foreign, foreign.versions.get(), "par_1")
    assert client.get(address).status_code == 404
    assert client.get(address, headers={"host": other_site.hostname}).status_code == 200


def test_part_for_the_act_is_the_form_without_the_frame(client, address):
    part = client.get(address, headers={"hx-request": "true"}).content.decode()
    assert "<form" in part
    assert "<html" not in part
    assert "csrfmiddlewaretoken" in part


def test_form_speaks_the_language_of_its_address(client, consultation, unit, form):
    address = form_address(consultation, unit.version, unit.eid, "de")
    assert address.startswith("/udzial/de/uwaga/")
    response = client.post(address, form())
    assert response["Location"].startswith("/udzial/de/zgloszenie/")
    assert Submission.objects.get().language == "de"


def test_form_of_an_older_version_says_that_there_is_a_newer_one(client, address, consultation, unit, page):
    assert f'href="{page.url}">' in client.get(address).content.decode()
    assert "tone-warning" not in client.get(address).content.decode()
    DraftVersionFactory(consultation=consultation, number=2)
    assert "tone-warning" in client.get(address).content.decode()
