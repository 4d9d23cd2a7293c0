"""Every setting that the plugins read, with its default; a project overrides them as ``COOPERATION_<NAME>``."""

from django.conf import settings

DEFAULTS = {
    # Networks whose X-Forwarded-For and arrival header are believed ("10.0.0.0/8").
    "TRUSTED_PROXIES": [],
    # Header in which the proxy writes when a request arrived, in seconds since 1970 (nginx: $msec).
    "ARRIVAL_HEADER": "X-Arrived-At",
    # How far the proxy's clock may be from ours, in seconds.
    "ARRIVAL_TOLERANCE": 120,
    # Behind a proxy that keeps pages, they may be kept for at most 60 s; without one they are revalidated each time.
    "BEHIND_PROXY": False,
    # Part of every ETag: another release shows other pages from the same content.
    "RELEASE": "",
    # How many rendered pages a process keeps in memory; 0 keeps none.
    "PAGE_CACHE": 0,
    # Where throttles count: a file of its own, else an alias of CACHES, else the table Tally.
    "TALLIES_FILE": "",
    "TALLIES_CACHE": "",
    # Days after which a file made for staff is deleted.
    "EXPORT_DAYS": 7,
    # Days for which a repeated write gets the answer of the first.
    "IDEMPOTENCY_DAYS": 30,
    # Days for which the record of a sent mail is kept.
    "SENT_MAIL_DAYS": 180,
    # Requests that one address may send to the API: (number, seconds).
    "API_READS": (600, 60),
    "API_WRITES": (60, 60),
    # Attempts to log in, from one address and at one account, as (number, seconds); None counts nothing.
    "LOGINS_PER_ADDRESS": (30, 600),
    "LOGINS_PER_ACCOUNT": (100, 3600),
    # Address of map tiles ("https://tiles.example/{z}/{x}/{y}.png") and whom they thank; without one, towns alone.
    "MAP_TILES": "",
    "MAP_ATTRIBUTION": "",
    # Content-Security-Policy of public pages and of the admin; see csp.py for the defaults.
    "CSP_PUBLIC": None,
    "CSP_ADMIN": None,
}


def get(name):
    """Return the project's value of ``COOPERATION_<name>`` or our default."""
    return getattr(settings, f"COOPERATION_{name}", DEFAULTS[name])
