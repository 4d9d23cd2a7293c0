"""Reads the demo's words from ``site/demo/``."""

import datetime
import json

from django.conf import settings
from django.utils import timezone

FOLDER = settings.SITE_DIR / "demo"
LANGUAGES = ("pl", "de", "en")


def years():
    """The years that the words speak of; the demo always plays today."""
    year = timezone.localdate().year
    return {"year": year, "last_year": year - 1, "next_year": year + 1}


def read(name):
    """Return the content of a JSON file, with the years filled in."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    for key, value in years().items():
        text = text.replace(f"{{{key}}}", str(value))
    return json.loads(text)


def read_draft(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    for key, value in years().items():
        text = text.replace(f"{{{key}}}", str(value))
    return text


def in_language(value, language):
    """Return what ``value`` says in ``language``, in Polish where that is missing."""
    if isinstance(value, dict):
        return value.get(language) or value.get("pl", "")
    return value


def midnight(days, today=None):
    """Return the beginning of the day ``days`` from today, in the site's time zone."""
    day = (today or timezone.localdate()) + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
