"""A remark in a real browser: on a phone without scripts, by keyboard alone, and through a closed tab."""

import os

import pytest
from cooperation_consultations.factories import ProvisionFactory
from cooperation_participation.models import Submission

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def browser(monkeypatch, settings):
    from playwright.sync_api import sync_playwright

    from tests.conftest import find_chromium

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.COOPERATION_SUBMISSIONS_UNPROVEN = None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, live_server):
    """Open a context in which every complaint of the console fails the test; a refused form (422) is none."""
    complaints, contexts = [], []

    def context(**options):
        opened = browser.new_context(base_url=live_server.url, **options)
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("weberror", lambda error: complaints.append(str(error.error)))
        contexts.append(opened)
        return opened

    yield context
    for opened in contexts:
        opened.close()
    assert [words for words in complaints if "422" not in words] == []


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def wait_until(page, expression):
    """Wait until an expression is true; Playwright's own way needs eval, which the policy of our pages forbids."""
    for _try in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def tab_to(page, words, most=80):
    """Press Tab until what has the focus holds ``words``."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    raise AssertionError(f"{words} was not reached by {most} presses of Tab; the focus is on {focused(page)}")


def test_remark_on_a_phone_without_scripts(visit, index, page, unit):
    phone = visit(java_script_enabled=False, **PHONE).new_page()
    phone.goto(index.url)
    phone.click(f'.card a[href="{page.url}"]')
    phone.click('a.button[href="#projekt"]')
    phone.click("#par_2 .unit-tools a")
    assert "Konkurs ogłasza się na 14 dni." in phone.inner_text(".provision")
    assert phone.is_visible("[name=organisation]")
    phone.fill("[name=text]", "Proszę o 21 dni.")
    phone.fill("[name=email]", "anna@")
    phone.click("form.form .actions button")
    assert phone.is_visible(".error-summary")
    assert phone.input_value("[name=text]") == "Proszę o 21 dni."
    phone.fill("[name=email]", "anna@example.org")
    phone.click("form.form .actions button")
    phone.wait_for_url("**/udzial/zgloszenie/*/")
    assert Submission.objects.get().payload["text"] == "Proszę o 21 dni."


def test_text_survives_a_closed_tab_and_goes_with_its_receipt(visit, page, unit):
    context = visit()
    tab = context.new_page()
    tab.goto(page.url)
    tab.click("#par_2 .unit-tools a")
    tab.fill("[name=text]", "Zaczęta myśl")
    tab.fill("[name=email]", "anna@example.org")
    wait_until(tab, "Object.keys(localStorage).length === 1")
    assert "anna" not in tab.evaluate("JSON.stringify(localStorage)")
    tab.close()

    tab = context.new_page()
    tab.goto(page.url)
    address = tab.get_attribute("#par_2 .unit-tools a", "href")
    tab.goto(address)
    assert tab.input_value("[name=text]") == "Zaczęta myśl"
    assert tab.is_visible("[data-kept]")
    tab.fill("[name=email]", "anna@example.org")
    tab.click("form.form .actions button")
    tab.wait_for_url("**/udzial/zgloszenie/*/")
    tab.goto(address)
    assert tab.input_value("[name=text]") == ""
    assert tab.evaluate("localStorage.length") == 0


def test_discarded_text_is_gone(visit, page, unit):
    tab = visit().new_page()
    tab.goto(page.url)
    tab.click("#par_2 .unit-tools a")
    tab.fill("[name=text]", "Nie tak")
    tab.click("[data-discards]")
    tab.reload()
    assert tab.evaluate("localStorage.length") == 0


def test_remark_by_keyboard_alone(visit, page, unit):
    desk = visit(viewport={"width": 1280, "height": 900}).new_page()
    desk.goto(page.url)
    tab_to(desk, "/par_2/")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#par_2 > .remark-form")
    assert 'id="remark-form-title"' in focused(desk)
    tab_to(desk, 'name="text"')
    desk.keyboard.type("Proszę o 21 dni.")
    tab_to(desk, "data-copies")
    desk.keyboard.press("Enter")
    assert desk.input_value("[name=proposed_wording]") == "Konkurs ogłasza się na 14 dni."
    tab_to(desk, 'name="email"')
    desk.keyboard.type("anna@example.org")
    tab_to(desk, 'class="button"')
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/udzial/zgloszenie/*/", timeout=20_000)
    assert Submission.objects.get().payload["proposed_wording"] == "Konkurs ogłasza się na 14 dni."


def test_fields_of_an_organisation_are_for_those_who_speak_for_one(visit, page, unit):
    desk = visit().new_page()
    desk.goto(page.url)
    desk.click("#par_2 .unit-tools a")
    desk.wait_for_selector(".remark-form")
    assert desk.is_hidden("[name=organisation]")
    desk.select_option("[name=participant_kind]", "ngo")
    assert desk.is_visible("[name=organisation]")


def test_one_form_at_a_time_and_closing_it_goes_back_to_its_link(visit, page, unit):
    desk = visit().new_page()
    desk.goto(page.url)
    desk.click("#par_1 > .unit-tools a")
    desk.wait_for_selector("#par_1 > .remark-form")
    desk.click("#par_2 > .unit-tools a")
    desk.wait_for_selector("#par_2 > .remark-form")
    assert desk.locator(".remark-form").count() == 1
    desk.click("[data-closes]")
    assert "/par_2/" in focused(desk)


def test_older_remarks_come_into_their_place(visit, page, unit, published):
    for number in range(6):
        published(unit, text=f"Treść {number}.", email=f"o{number}@example.org")
    desk = visit().new_page()
    desk.goto(page.url)
    desk.click("#par_2 > details > summary")
    assert desk.locator("#par_2 .remark").count() == 3
    desk.click("#par_2 .pager a")
    wait_until(desk, "document.querySelectorAll('#par_2 .remark').length === 6")
    assert desk.url.endswith(page.url)


def test_deep_act_with_long_words_fits_a_phone(visit, page, consultation, published):
    version = consultation.versions.get()
    for order, kind in enumerate(["pkt", "lit", "tiret", "podwojny_tiret"], start=10):
        unit = ProvisionFactory(
            version=version,
            order=order,
            kind=kind,
            eid=f"par_2__{kind}",
            label=f"§ 2 {kind}",
            mark="1)",
            text="konstantynopolitańczykowianeczka " * 3 + "https://example.org/" + "bardzo-dlugi-adres/" * 6,
        )
        published(unit, text="x" * 200, email=f"{kind}@example.org")
    phone = visit(**PHONE).new_page()
    phone.goto(page.url)
    for summary in phone.locator(".unit-remarks > summary").all():
        summary.click()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
