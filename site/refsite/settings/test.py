"""For the tests: quick passwords, files in a folder that goes away, an SQLite file or DATABASE_URL."""

import atexit
import os
import shutil
import tempfile

_var = tempfile.mkdtemp(prefix="cooperation-test-")
_pid = os.getpid()
atexit.register(lambda: os.getpid() == _pid and shutil.rmtree(_var, ignore_errors=True))
os.environ["COOPERATION_VAR"] = _var

from .base import *  # noqa: E402, F403

SECRET_KEY = "only-for-the-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
