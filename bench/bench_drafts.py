"""Reading draft acts, and the editor on a large one."""

import shutil
from contextlib import contextmanager

from .frame import Figure, bench
from .projects import ours, seeded
from .servers import HOST, serving

UNITS = 2000
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

READ = """
import time
from cooperation_consultations.importers.reading import read_source
from refsite.seed import draft_text
text = draft_text({units})
begin = time.perf_counter()
act = read_source(text)
print(time.perf_counter() - begin)
"""
KEYS = """async () => {
  const times = [];
  for (const key of "jjjkkk][][jj][".repeat(5)) {
    const start = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}"""


@contextmanager
def staff_page(server):
    """A page of a browser in which the demo's staff have logged in."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=f"http://{HOST}:{server.port}")
        page.goto("/admin/login/")
        page.fill("input[name=username]", "urzad")
        page.fill("input[name=password]", "konsultacje")
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        yield page
        browser.close()


@bench
def read_act():
    """Reading a pasted act of 2,000 units into its tree."""
    seconds = float(ours().shell(READ.format(units=UNITS)).split()[-1])
    yield Figure("read_2000_units", seconds, "s", "in the process itself, without the child that bounds it")


@bench
def editor():
    """The editor of a draft of 2,000 units in Chromium: until it is ready, and a key's answer until it is painted."""
    consultation = seeded(0, units=UNITS)
    with serving(ours()) as server, staff_page(server) as page:
        address = f"/admin/consultation-drafts/{consultation.pk}/"
        opened = []
        for _ in range(3):
            page.goto(address)
            page.wait_for_selector("html[data-draft-ready]", state="attached")
            opened.append(page.evaluate("performance.now()"))
        page.locator(".draft-unit").nth(UNITS // 2).focus()
        times = page.evaluate(KEYS)
    yield Figure("editor_2000_units_open", sorted(opened)[1] / 1000, "s", "in Chromium", at_most=2)
    yield Figure("editor_2000_units_key", times[len(times) // 2], "ms", "median, until it is painted", at_most=100)
    yield Figure("editor_2000_units_key_p95", times[len(times) * 19 // 20], "ms", "until it is painted", at_most=100)
