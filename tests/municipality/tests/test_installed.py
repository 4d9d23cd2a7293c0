"""What an office finds after `pip install wagtail-cooperation` into its own Wagtail site."""

from importlib.resources import files
from pathlib import Path

import cooperation_core
import pytest
from django.conf import settings
from django.core.management import call_command

import search

PACKAGES = [app for app in settings.INSTALLED_APPS if app.startswith("cooperation_") and "." not in app]


def test_the_package_is_the_installed_one():
    assert "site-packages" in cooperation_core.__file__


def test_the_office_keeps_its_own_search_app():
    assert Path(search.__file__).parent == Path(settings.BASE_DIR) / "search"


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_says_that_it_is_typed(package):
    assert files(package).joinpath("py.typed").is_file()


def test_the_wheel_has_templates_static_files_and_data():
    root = files("cooperation_core")
    assert root.joinpath("templates", "cooperation_core", "base.html").is_file()
    assert any(file.name.endswith(".css") for file in root.joinpath("static", "cooperation_core", "css").iterdir())
    assert root.joinpath("data", "jst", "jst.csv").is_file()


@pytest.mark.parametrize("language", ["pl", "de"])
def test_the_wheel_has_compiled_catalogues(language):
    assert files("cooperation_core").joinpath("locale", language, "LC_MESSAGES", "django.mo").is_file()


@pytest.mark.django_db
def test_the_system_check_finds_nothing():
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_settings_of_a_project_change_none_of_our_models():
    call_command("makemigrations", check=True, dry_run=True)


def test_static_files_can_be_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "cooperation_core").is_dir()
    assert (tmp_path / "leaflet" / "leaflet.js").is_file()
