"""The pages of a receipt, from the link in the mail to the withdrawal."""

import datetime

import pytest
from cooperation_consultations.models import Remark
from cooperation_participation.domain import receipts, submissions
from cooperation_participation.models import Device, Submission
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def address(submission, end=""):
    return f"/udzial/zgloszenie/{receipts.receipt_code(submission)}/{end}"


def confirm_address(submission):
    return f"/udzial/potwierdz/{receipts.confirm_token(submission)}/"


def test_link_in_the_letter_confirms_by_a_button(client, send, letters, link_in):
    send()
    [letter] = letters()
    assert letter.to == ["anna@example.org"]
    link = link_in(letter, "/potwierdz/")
    page = client.get(link)
    assert page.status_code == 200
    assert "Proszę wydłużyć termin." in page.content.decode()
    assert b"<button" in page.content
    assert not Remark.objects.exists()
    answer = client.post(link, {"remember": "on"})
    assert (answer.status_code, answer["Location"]) == (303, address(Submission.objects.get()))
    assert Remark.objects.get().number == 1
    [confirmed] = letters()
    assert receipts.receipt_code(Submission.objects.get()) in confirmed.body
    assert "1" in confirmed.subject


def test_opening_the_link_many_times_changes_nothing(client, send):
    submission = send()
    for method in (client.get, client.head, client.get):
        assert method(confirm_address(submission)).status_code == 200
    submission.refresh_from_db()
    assert submission.confirmed_at is None
    assert client.cookies.get("cooperation_device") is None


def test_confirming_makes_the_device_known_by_a_cookie_of_these_addresses_only(client, send):
    client.post(confirm_address(send()), {"remember": "on"})
    cookie = client.cookies["cooperation_device"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/udzial/", True, "Lax")
    assert Device.objects.get().token_hash != cookie.value
    assert cookie.value not in str(Device.objects.values())


def test_device_is_not_known_without_the_mark(client, send):
    client.post(confirm_address(send()))
    assert "cooperation_device" not in client.cookies
    assert not Device.objects.exists()


def test_replayed_link_opens_no_second_device(client, send):
    submission = send()
    client.post(confirm_address(submission), {"remember": "on"})
    other = Client()
    page = other.get(confirm_address(submission))
    assert (page.status_code, b'<button class="button">' in page.content) == (200, False)
    assert other.post(confirm_address(submission), {"remember": "on"}).status_code == 303
    assert "cooperation_device" not in other.cookies
    assert (Device.objects.count(), Remark.objects.count()) == (1, 1)


def test_expired_link_gets_a_page_that_says_so(client, send, consultation):
    submission = send(at=timezone.now() - 73 * HOUR)
    for method in (client.get, client.post):
        page = method(confirm_address(submission))
        assert page.status_code == 410
        assert "/udzial/zgloszenie/" in page.content.decode()
        assert "Proszę wydłużyć termin." in page.content.decode()
    assert not Remark.objects.exists()


def test_foreign_and_damaged_links_get_a_page_that_helps(client, send, other_site):
    submission = send()
    assert client.get(confirm_address(submission)[:-3] + "/").status_code == 404
    page = client.get(confirm_address(submission), headers={"host": "inna.example"})
    assert page.status_code == 404
    assert "/udzial/zgloszenie/" in page.content.decode()


def test_link_of_a_withdrawn_submission_confirms_nothing(client, send):
    submission = send()
    client.post(address(submission, "wycofaj/"))
    assert client.get(confirm_address(submission)).status_code == 410
    assert client.post(confirm_address(submission)).status_code == 410
    assert not Remark.objects.exists()


def test_receipt_answers_a_head_request(client, send):
    assert client.head(address(send())).status_code == 200


def test_receipt_tells_arrival_clock_hash_and_head(client, send):
    submission = send(at=timezone.now() - HOUR)
    page = client.get(address(submission))
    text = page.content.decode()
    local = timezone.localtime(submission.arrived_at)
    assert page.status_code == 200
    for told in (receipts.receipt_code(submission), submission.payload_hash, submission.chain_head, f"{local:%H:%M}"):
        assert told in text
    assert "anna@example.org" not in text


def test_pages_of_a_receipt_are_kept_by_no_cache_and_found_by_no_search_engine(client, send):
    submission = send()
    withdrawal = address(submission, "wycofaj/")
    for path in (address(submission), withdrawal, confirm_address(submission), "/udzial/zgloszenie/"):
        page = client.get(path)
        assert "no-store" in page["Cache-Control"], path
        assert "noindex" in page.content.decode(), path


@pytest.mark.parametrize(("prefix", "word"), [("/udzial/", "pl"), ("/udzial/de/", "de"), ("/udzial/en/", "en")])
def test_receipt_speaks_the_language_of_its_address(client, send, prefix, word):
    submission = send()
    page = client.get(address(submission).replace("/udzial/", prefix))
    assert f'<html lang="{word}"' in page.content.decode()


def test_letters_lead_to_pages_of_their_language(send, letters):
    send(language="de")
    assert "/udzial/de/potwierdz/" in letters()[0].body


def test_look_up_leads_to_the_receipt_however_the_code_is_typed(client, send):
    submission = send()
    code = receipts.receipt_code(submission).replace("-", " ").lower()
    answer = client.post("/udzial/zgloszenie/", {"code": code})
    assert (answer.status_code, answer["Location"]) == (303, address(submission))


def test_unknown_code_is_told_at_its_field(client, send):
    send()
    page = client.post("/udzial/zgloszenie/", {"code": "0000-0000-0000-0000"})
    assert page.status_code == 404
    assert "error-summary" in page.content.decode()
    assert client.get("/udzial/zgloszenie/0000-0000-0000-0000/").status_code == 404


def test_trying_codes_one_after_another_is_stopped(client, settings, site):
    settings.COOPERATION_LOOKUPS_PER_ADDRESS = (2, 600)
    statuses = [client.get("/udzial/zgloszenie/0000-0000-0000-0000/").status_code for _ in range(3)]
    assert statuses == [404, 404, 429]


def test_receipt_of_another_site_is_unknown_here(client, send, other_site):
    assert client.get(address(send()), headers={"host": "inna.example"}).status_code == 404


def test_author_corrects_by_the_receipt_until_the_closing(client, send, letters):
    submission = send()
    submissions.confirm(submission, at=timezone.now())
    letters()
    assert b"wyd\xc5\x82u\xc5\xbcy\xc4\x87" in client.get(address(submission, "popraw/")).content
    answer = client.post(address(submission, "popraw/"), {"text": "Proszę o 30 dni."})
    assert answer.status_code == 303
    texts = Remark.objects.get().texts.order_by("sequence").values_list("text", "is_current")
    assert list(texts) == [("Proszę wydłużyć termin.", False), ("Proszę o 30 dni.", True)]
    assert "Proszę o 30 dni." in letters()[0].body


def test_empty_correction_is_refused_at_its_field(client, send):
    submission = send()
    submissions.confirm(submission, at=timezone.now())
    page = client.post(address(submission, "popraw/"), {"text": " "})
    assert page.status_code == 422
    assert Remark.objects.get().texts.count() == 1


def test_correction_after_the_closing_is_refused_and_the_words_stay_on_the_page(client, send, consultation):
    submission = send()
    submissions.confirm(submission, at=timezone.now())
    type(consultation).objects.update(closes_at=timezone.now() - HOUR)
    page = client.post(address(submission, "popraw/"), {"text": "Nowe słowa, za późno."})
    assert page.status_code == 422
    assert "Nowe słowa, za późno." in page.content.decode()
    assert Remark.objects.get().texts.count() == 1


def test_withdrawal_asks_once_more(client, send):
    submission = send()
    submissions.confirm(submission, at=timezone.now())
    assert client.get(address(submission, "wycofaj/")).status_code == 200
    assert Remark.objects.get().withdrawn_at is None
    assert client.post(address(submission, "wycofaj/")).status_code == 303
    assert Remark.objects.get().withdrawn_at is not None
    assert client.post(address(submission, "wycofaj/")).status_code == 303


def test_withdrawal_after_the_closing_is_refused(client, send, consultation):
    submission = send()
    submissions.confirm(submission, at=timezone.now())
    type(consultation).objects.update(closes_at=timezone.now() - HOUR)
    assert client.post(address(submission, "wycofaj/")).status_code == 422
    assert Remark.objects.get().withdrawn_at is None


def test_forgotten_device_has_to_confirm_again(client, send):
    client.post(confirm_address(send()), {"remember": "on"})
    assert client.get("/udzial/urzadzenie/").status_code == 405
    assert client.post("/udzial/urzadzenie/").status_code == 303
    assert client.cookies["cooperation_device"].value == ""
    assert not Device.objects.exists()


def test_forms_are_guarded_against_other_sites(send):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(confirm_address(send()), {"remember": "on"}).status_code == 403
    assert not Remark.objects.exists()


@pytest.mark.parametrize("path", ["zgloszenie/%00/", "zgloszenie/ż/", "potwierdz/a.b.c/", "potwierdz/%00/"])
def test_odd_addresses_are_not_found(client, site, path):
    assert client.get(f"/udzial/{path}").status_code == 404
