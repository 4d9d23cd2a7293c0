"""The browser's script solves the proof of work; without it the form works by the rule of one a minute."""

import os

import pytest
from cooperation_consultations.factories import DraftVersionFactory, ProvisionFactory
from cooperation_participation.models import Submission

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form_address(consultation, live_server):
    version = DraftVersionFactory(consultation=consultation)
    unit = ProvisionFactory(version=version, number="1")
    return f"{live_server.url}/udzial/uwaga/{consultation.uuid}/1/{unit.eid}/"


@pytest.fixture
def chromium(monkeypatch):
    """Give a page of a browser, with scripts or without."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import find_chromium

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])

        def open_page(*, scripts=True):
            return browser.new_context(java_script_enabled=scripts).new_page()

        yield open_page
        browser.close()


def send(page, address, number):
    page.goto(address)
    page.fill("[name=text]", f"Uwaga {number}.")
    page.fill("[name=email]", f"osoba{number}@example.org")
    page.click("form[method=post] .actions button")
    page.wait_for_load_state()
    return page.url


def test_two_remarks_in_a_minute_need_the_proof(form_address, chromium):
    with_scripts, without = chromium(), chromium(scripts=False)
    complaints = []
    with_scripts.on("console", lambda message: complaints.append(message.text))
    for number in range(3):
        with_scripts.goto(form_address)
        assert with_scripts.locator("[data-proof]").count() == 1
        with_scripts.fill("[name=text]", f"Uwaga {number}.")
        with_scripts.fill("[name=email]", f"osoba{number}@example.org")
        with with_scripts.expect_navigation(url="**/udzial/zgloszenie/**", timeout=20_000):
            with_scripts.click("form[method=post] .actions button")
    assert Submission.objects.count() == 3
    assert complaints == []
    assert "/zgloszenie/" in send(without, form_address, 10)
    assert "/uwaga/" in send(without, form_address, 11)
    assert without.locator("[name=text]").input_value() == "Uwaga 11."
    assert Submission.objects.count() == 4
