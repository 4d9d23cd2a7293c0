"""For a machine of one's own: no secret to set, mail into a folder."""

from .base import *  # noqa: F403
from .base import VAR, env

SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-never-for-the-public")
DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
