"""Reading draft acts, and repairing them in the editor."""

import shutil
import time
from statistics import median

from .frame import Figure, bench
from .projects import ours, seeded
from .servers import HOST, serving

READ = """
import time
from cooperation_consultations.importers.reading import read_source
from refsite.seed import draft_text
text = draft_text(2000)
begin = time.perf_counter()
act = read_source(text)
print(time.perf_counter() - begin)
"""
LOG_IN = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
user = get_user_model().objects.create_superuser("bench", "bench@example.org", "bench")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print(settings.SESSION_COOKIE_NAME, session.session_key)
"""
KEYS = """async (keys) => {
  const times = [];
  for (const key of keys) {
    const begin = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - begin);
  }
  return times;
}"""


@bench
def read_act():
    """Reading a pasted act of 2,000 units into its tree."""
    yield Figure("read_2000_units", float(ours().shell(READ).split()[-1]), "s", "in the process itself")


@bench
def draft_editor():
    """Opening an act of 2,000 units in the editor, and answering a key, in Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    name, value = ours().shell(LOG_IN).split()[-2:]
    path = f"/admin/consultation-drafts/{seeded(1, 2000).pk}/"
    with serving(ours()) as server, sync_playwright() as playwright:
        base = f"http://{HOST}:{server.port}"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": base}])
        page = context.new_page()
        opened = []
        for _ in range(4):
            begin = time.perf_counter()
            page.goto(base + path, wait_until="commit")
            page.wait_for_selector("html[data-draft-ready]", state="attached")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            opened.append(time.perf_counter() - begin)
        page.focus(".draft-unit >> nth=900")
        moves, repairs = page.evaluate(KEYS, "jk" * 20), page.evaluate(KEYS, "][" * 20)
        browser.close()
    yield Figure("draft_editor_open", median(opened[1:]), "s", "at most 2 s, 2,000 units")
    yield Figure("draft_editor_move", median(moves), "ms", "at most 100 ms from key to screen")
    yield Figure("draft_editor_repair", median(repairs), "ms", "at most 100 ms from key to screen")
