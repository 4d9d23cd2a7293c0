"""For a machine of one's own: no secret to set, mail into a folder that a page shows."""

from .base import *  # noqa: F403
from .base import STORAGES, VAR, env
from .keys import key_of_this_machine

SECRET_KEY = env.str("SECRET_KEY", default="") or key_of_this_machine(VAR / "secret-key")
DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "refsite.mail.FolderBackend"
EMAIL_FILE_PATH = VAR / "mail"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
