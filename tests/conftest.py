"""Fixtures that every plugin's tests share; each plugin's own stand in its folder."""

import hashlib
import shutil
import sqlite3
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings

collect_ignore = ["municipality"]  # a project of its own, run by municipality/run.py
TEMPLATES = Path(__file__).resolve().parent.parent / "var" / "test-databases"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_CHROMIUM = "Browser tests did not run: they need Chromium (Debian: apt-get install chromium)."


def find_chromium():
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def uses_sqlite():
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def pytest_collection_modifyitems(config, items):
    """Leave out what this machine cannot run; ``pytest_terminal_summary`` says it once."""
    missing = {name for name, absent in [("browser", not find_chromium()), ("postgres", uses_sqlite())] if absent}
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in missing)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter):
    if not find_chromium():
        terminalreporter.write_line(NO_CHROMIUM)


def migrations_digest():
    """Name the state of all migrations: a migrated SQLite file is kept under it for the next run."""
    digest = hashlib.sha256()
    for app in settings.INSTALLED_APPS:
        folder = Path(find_spec(app).submodule_search_locations[0]) / "migrations"
        for file in sorted(folder.glob("*.py")):
            digest.update(f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}\n".encode())
    return digest.hexdigest()[:20]


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings, request):
    """On SQLite start from the migrated file of an earlier run, where there is one; a run of migrations takes long."""
    if not uses_sqlite():
        return request.config.option.reuse_db
    template = TEMPLATES / f"{migrations_digest()}.sqlite3"
    if template.exists():
        shutil.copyfile(template, settings.DATABASES["default"]["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    if uses_sqlite():
        keep_template(Path(settings.DATABASES["default"]["NAME"]))
    yield
    if not uses_sqlite():
        with django_db_blocker.unblock():
            end_other_sessions()


def end_other_sessions():
    """A thread of the live server may still hold a connection, and PostgreSQL drops no database that is in use."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def keep_template(database):
    template = TEMPLATES / f"{migrations_digest()}.sqlite3"
    if template.exists():
        return
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    for old in TEMPLATES.glob("*.sqlite3"):
        if old.stat().st_mtime < time.time() - 86400:
            old.unlink(missing_ok=True)
    fresh = database.with_suffix(".template")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(fresh)) as target:
        source.backup(target)
    shutil.move(fresh, partial := template.with_suffix(f".{fresh.parent.name}"))
    partial.rename(template)


@pytest.fixture(autouse=True)
def fresh_caches():
    """Each test starts with empty caches and counts: what one test did must not reach the next."""
    from cooperation_core import conf, tallies
    from django.core.cache import caches
    from wagtail.models import Site

    if conf.get("TALLIES_FILE"):
        tallies.store().sweep(2**62)

    for cache in caches.all():
        cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def locales(db):
    """The languages of the reference site, by code."""
    from wagtail.models import Locale

    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("pl", "de", "en")}


@pytest.fixture
def root_page(locales):
    """The root of the page tree; made anew where a test with real transactions has emptied the database."""
    from wagtail.models import Page

    return Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locales["pl"])


def make_site(root_page, locales, hostname, title, *, is_default):
    from cooperation_blocks.models import CooperationHomePage
    from wagtail.models import Site

    home = root_page.add_child(
        instance=CooperationHomePage(title=title, slug=hostname.replace(".", "-"), locale=locales["pl"])
    )
    return Site.objects.create(hostname=hostname, root_page=home, site_name=title, is_default_site=is_default)


@pytest.fixture
def site(root_page, locales):
    """The tenant that tests act in: a site with a Polish home page."""
    from wagtail.models import Site

    Site.objects.all().delete()
    return make_site(root_page, locales, "localhost", "Współpraca", is_default=True)


@pytest.fixture
def other_site(site, root_page, locales):
    """A second tenant, to prove that nothing crosses."""
    return make_site(root_page, locales, "inna.example", "Inna gmina", is_default=False)


@pytest.fixture
def superuser(django_user_model, db):
    return django_user_model.objects.create_superuser("operator", "operator@example.org", "haslo-operatora")
