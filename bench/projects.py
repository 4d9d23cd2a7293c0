"""The projects that are served: an empty view, a fresh `wagtail start`, and ours with seeded consultations."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from . import databases

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("core", "search", "cooperation_blocks", "participation", "consultations", "site")
FOLDERS = []

EMPTY_VIEW = """
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
urlpatterns = [path("", lambda request: HttpResponse("empty"))]
application = get_wsgi_application()
"""
# The same view behind what `django-admin startproject` puts before every view.
EMPTY_VIEW_OF_A_PROJECT = EMPTY_VIEW.replace(
    "MIDDLEWARE=[]",
    """MIDDLEWARE=[
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
], INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]""",
)

FRESH_SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
"""

# Throttles count as always, with limits that a measurement does not reach.
OUR_SETTINGS = """
from refsite.settings.demo import *

MANY = (10_000_000, 60)
COOPERATION_API_READS = COOPERATION_API_WRITES = MANY
COOPERATION_SUBMISSIONS_UNPROVEN = COOPERATION_SUBMISSIONS_PER_ADDRESS = COOPERATION_SUBMISSIONS_PER_SUBJECT = MANY
"""
# The application without its memory of rendered parts: each page is written anew.
FORGETFUL = """
from refsite.wsgi import application
from cooperation_core import kept

kept.LARGE = 0
"""
CHANGE = """
import sys
from cooperation_core.domain.stamp import bump
from wagtail.models import Site
site = Site.objects.get(is_default_site=True)
print("ready", flush=True)
for line in sys.stdin:
    bump(site.pk)
    print("changed", flush=True)
"""


@dataclass(frozen=True)
class Project:
    """Where a project lies and how a server finds its application."""

    folder: Path
    app: str
    env: dict
    manage_file: Path | None = None

    def manage(self, *arguments, stdin=None):
        """Run a command of the project and return what it prints."""
        done = subprocess.run(
            [sys.executable, str(self.manage_file), *map(str, arguments)],
            cwd=self.folder, env=self.env, input=stdin, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{arguments[0]}: {done.stderr.strip().splitlines()[-1]}")
        return done.stdout

    def shell(self, code):
        """Run Python inside the project and return what it prints."""
        return self.manage("shell", "--no-imports", "-c", code)


def folder_of_its_own(name):
    folder = Path(tempfile.mkdtemp(prefix=f"cooperation-bench-{name}-"))
    FOLDERS.append(folder)
    return folder


def clean_up():
    databases.drop_all()
    for folder in FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)


def environment(**values):
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | values


@cache
def empty_view(with_middleware=False):
    folder = folder_of_its_own("empty")
    (folder / "empty.py").write_text(EMPTY_VIEW_OF_A_PROJECT if with_middleware else EMPTY_VIEW)
    return Project(folder, "empty:application", environment(PYTHONPATH=str(folder)))


@cache
def wagtail_start():
    """A fresh project as the command makes it, on its own SQLite file, with nothing added but what a server needs."""
    folder = folder_of_its_own("start")
    subprocess.run(
        [sys.executable, "-c", "from wagtail.bin.wagtail import main; main()", "start", "fresh", str(folder)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    (folder / "fresh" / "settings" / "bench.py").write_text(FRESH_SETTINGS)
    env = environment(PYTHONPATH=str(folder), DJANGO_SETTINGS_MODULE="fresh.settings.bench")
    project = Project(folder, "fresh.wsgi:application", env, folder / "manage.py")
    project.manage("migrate", "--verbosity", "0")
    return project


@cache
def ours():
    """The reference site with its demo, on a fresh database."""
    folder = folder_of_its_own("ours")
    (folder / "our_settings.py").write_text(OUR_SETTINGS)
    (folder / "forgetful.py").write_text(FORGETFUL)
    env = environment(
        PYTHONPATH=os.pathsep.join([str(folder), *(str(ROOT / floor) for floor in FLOORS)]),
        DJANGO_SETTINGS_MODULE="our_settings",
        COOPERATION_VAR=str(folder),
        **databases.url_of("ours"),
    )
    project = Project(folder, "refsite.wsgi:application", env, ROOT / "site" / "manage.py")
    project.manage("migrate", "--verbosity", "0")
    project.manage("load_demo")
    project.manage("collectstatic", "--verbosity", "0", "--no-input")
    return project


def forgetful():
    """The same site and database, served by processes that write each page anew."""
    return replace(ours(), app="forgetful:application")


@contextmanager
def changing():
    """Give a function that changes the content stamp of our site, from another process, as a published page would."""
    process = subprocess.Popen(
        [sys.executable, str(ours().manage_file), "shell", "--no-imports", "-c", CHANGE],
        cwd=ours().folder, env=ours().env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    process.stdout.readline()

    def change():
        process.stdin.write("\n")
        if not process.stdout.readline():
            raise RuntimeError("nothing changes the content any more")

    try:
        yield change
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


@dataclass(frozen=True)
class Seeded:
    """A seeded consultation."""

    pk: int
    path: str


@cache
def seeded(remarks, units=40):
    """Return a consultation of so many remarks on our site."""
    line = ours().manage("seed", "--remarks", remarks, "--units", units, "--verbosity", "0").splitlines()[-1]
    pk, _, address = line.removeprefix("Consultation ").partition(": ")
    return Seeded(int(pk), "/" + address.split("/", 3)[3])
