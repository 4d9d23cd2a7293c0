"""For the tests: quick passwords, files in a folder that goes away, an SQLite file or DATABASE_URL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_var = Path(tempfile.mkdtemp(prefix="cooperation-test-"))
_pid = os.getpid()
atexit.register(lambda: os.getpid() == _pid and shutil.rmtree(_var, ignore_errors=True))
os.environ["COOPERATION_VAR"] = str(_var)
(_var / "static").mkdir()

from .base import *  # noqa: E402, F403
from .base import DATABASES, STORAGES  # noqa: E402

SECRET_KEY = "only-for-the-tests"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file: a database in memory knows neither WAL nor a second connection. Nothing needs to outlive the power.
    DATABASES["default"]["NAME"] = str(_var / "unused.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(_var / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
