import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "SECRET_KEY": "k9Zr-3hQw7LmX2bVtYc8NsEfUg5JaPdR6oTiKxHqBvWzMyCn1-uD4e",
    "ALLOWED_HOSTS": "konsultacje.example.org",
    "BASE_URL": "https://konsultacje.example.org",
    "TRUSTED_PROXIES": "127.0.0.1/32",
}


def start(tmp_path, command=("-c", "import django; django.setup()"), **changes):
    """Run Python with the production settings and nothing of this process's environment."""
    environment = {"PATH": os.environ["PATH"], "COOPERATION_VAR": str(tmp_path), **GOOD, **changes}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    environment["DJANGO_SETTINGS_MODULE"] = "refsite.settings.production"
    environment = {key: value for key, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=settings.SITE_DIR, capture_output=True, text=True, check=False
    )


def test_good_settings_start(tmp_path):
    done = start(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_good_settings_pass_the_deployment_check(tmp_path):
    done = start(tmp_path, ("manage.py", "check", "--deploy", "--fail-level", "WARNING"))
    # Subdomains and preloading (W005, W021) are the domain owner's to decide; the admin's preview is a frame (W019).
    left_out = ("W005", "W019", "W021")
    complaints = [line for line in done.stderr.splitlines() if line.startswith("?:")]
    assert [line for line in complaints if not any(code in line for code in left_out)] == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is missing."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is too weak"),
        ({"DEBUG": "true"}, "DEBUG is on."),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is missing."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS allows any host."),
        ({"BASE_URL": "http://konsultacje.example.org"}, "BASE_URL must be"),
        ({"CSRF_TRUSTED_ORIGINS": "http://example.org"}, "CSRF_TRUSTED_ORIGINS trusts http://example.org."),
        ({"SECURE_HSTS_SECONDS": "0"}, "SECURE_HSTS_SECONDS must be positive."),
    ],
    ids=lambda value: next(iter(value.items())) if isinstance(value, dict) else "",
)
def test_an_insecure_setting_is_refused_by_name(tmp_path, changes, sentence):
    done = start(tmp_path, **changes)
    assert done.returncode != 0
    assert sentence in done.stderr.splitlines()[-1]


def test_all_that_is_insecure_is_said_at_once(tmp_path):
    last = start(tmp_path, SECRET_KEY=None, DEBUG="1").stderr.splitlines()[-1]
    assert "SECRET_KEY is missing." in last
    assert "DEBUG is on." in last


LOOK_FOR_MAIL = """
import django
django.setup()
from django.urls import resolve
print(resolve("/poczta-demo/").view_name)
"""


@pytest.mark.parametrize("url", ["smtp+tls://user:word@mail.example:587/folder", "filemail:///var/mail"])
def test_no_mail_is_shown_to_the_public_whatever_the_address_of_the_mail_server(tmp_path, url):
    done = start(tmp_path, ("-c", LOOK_FOR_MAIL), EMAIL_URL=url)
    assert "outgoing_mail" not in done.stdout
    assert done.returncode == 0, done.stderr


def test_the_demo_with_its_known_passwords_is_not_loaded_for_the_public(tmp_path):
    done = start(tmp_path, ("manage.py", "load_demo"))
    assert done.returncode != 0
    assert "passwords that everybody knows" in done.stderr
    assert "Traceback" not in done.stderr
