"""The desk in a real browser: several remarks answered at once, and taken back."""

import os

import pytest
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(monkeypatch, live_server, superuser, client):
    """A page of a browser in which the operator has logged in; complaints of its console fail the test."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import find_chromium

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    client.force_login(superuser)
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=live_server.url)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert complaints == []


@pytest.fixture
def listed(page, consultation, at_desk):
    """The list of five remarks."""
    for n in range(5):
        make_remark(consultation, text=f"Uwaga osoby {n}.", email=f"osoba{n}@example.org")
    page.goto(at_desk("remarks"))
    return page


def choose(page, *numbers):
    """Tick the boxes of remarks, by the keyboard."""
    for number in numbers:
        box = page.locator("tr", has=page.locator(f"a[href$='/remarks/{number}/']")).get_by_role("checkbox")
        box.focus()
        page.keyboard.press("Space")


def test_several_remarks_get_one_answer_and_it_is_taken_back(listed):
    choose(listed, 2, 4)
    action = listed.locator("[data-bulk-action-button][href*='answer_remarks']")
    action.wait_for(state="visible")
    action.press("Enter")
    listed.locator("[name=decision][value=partly]").check()
    listed.locator("[name=reasons]").fill("Częściowo, patrz § 2.")
    listed.locator("form button.button").last.click()
    undo = listed.locator("form.desk-last button")
    undo.wait_for()
    numbers = sorted(Answer.objects.values_list("remark__number", flat=True))
    assert numbers == [2, 4]
    undo.press("Enter")
    listed.wait_for_load_state()
    assert listed.locator("form.desk-last").count() == 0
    assert not Answer.objects.exists()


def test_filters_and_search_change_the_list_in_place(listed):
    from playwright.sync_api import expect

    listed.locator("#id_q").fill("osoby 3")
    expect(listed.locator("#listing-results tbody tr")).to_have_count(1)
    choose(listed, 4)
    expect(listed.locator("[data-bulk-action-footer]")).to_be_visible()
