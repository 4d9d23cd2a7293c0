"""For ``make demo``: as in production but on this machine alone, without TLS, and mail goes into a folder."""

from .base import *  # noqa: F403
from .base import VAR, env
from .keys import key_of_this_machine

SECRET_KEY = env.str("SECRET_KEY", default="") or key_of_this_machine(VAR / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
EMAIL_BACKEND = "refsite.mail.FolderBackend"
EMAIL_FILE_PATH = VAR / "mail"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # an address that is not there is nothing to report
        # The worker tells that it was asked to stop; the one who pressed Ctrl-C knows.
        "django_tasks_db": {"level": "ERROR"},
        "django_tasks": {"level": "ERROR"},
    },
}
