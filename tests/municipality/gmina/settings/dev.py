from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "django-insecure-of-a-project-that-only-tests-run"
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
