"""For the public: starts only where nothing is left insecure, and says what is.

SECRET_KEY, ALLOWED_HOSTS and BASE_URL must be set; DATABASE_URL, EMAIL_URL, DEFAULT_FROM_EMAIL and
TRUSTED_PROXIES should be. ``docs/how-to/run-in-production.md`` tells each.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, CSRF_TRUSTED_ORIGINS, SECRET_KEY, TRUSTED_PROXIES, WAGTAILADMIN_BASE_URL, env

# A proxy in front ends TLS; its word about the scheme is believed only where the installation says that it is there.
COOPERATION_BEHIND_PROXY = bool(TRUSTED_PROXIES)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
DEMO_ALLOWED = False
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "refsite.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}


def insecure():
    """Yield a sentence for each setting that must not go public."""
    if not SECRET_KEY:
        yield "SECRET_KEY is missing."
    elif len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure"):
        yield "SECRET_KEY is too weak: it takes at least 50 random characters."
    if env.bool("DEBUG", default=False):
        yield "DEBUG is on."
    if not ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS is missing."
    elif any(host in ("*", "") or host.startswith("*") for host in ALLOWED_HOSTS):
        yield "ALLOWED_HOSTS allows any host."
    if urlsplit(WAGTAILADMIN_BASE_URL).scheme != "https":
        yield "BASE_URL must be the public address of the site, beginning with https://."
    for origin in CSRF_TRUSTED_ORIGINS:
        if "*" in origin.removeprefix("https://*.") or not origin.startswith("https://"):
            yield f"CSRF_TRUSTED_ORIGINS trusts {origin}."
    if SECURE_HSTS_SECONDS <= 0:
        yield "SECURE_HSTS_SECONDS must be positive."


if problems := list(insecure()):
    raise ImproperlyConfigured("The site does not start with insecure settings. " + " ".join(problems))
