"""Small pieces of HTML that are written hundreds of times on a page; each is what a component of the pages says."""

import re
from functools import lru_cache
from html import escape  # Django's takes lazy words too, which costs more than all the escaping

from cooperation_core.templatetags.cooperation import state_icon, state_word
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language

_EMPTY_LINES = re.compile("\n{2,}")


@lru_cache
def icon(name):
    return _icon_file(f"cooperation_core/icons/{name}.html")


@lru_cache
def _icon_file(template):
    return render_to_string(template).strip()


def state(code, css="state"):
    """Write a state, or a decision with ``css="decision"``: its shape and its word."""
    return _state(code, css, get_language())


@lru_cache
def _state(code, css, language):
    return f'<span class="{css} tone-{code}">{_icon_file(state_icon(code))}{escape(str(state_word(code)))}</span>'


def day(moment, zone):
    """Write the day of a moment in the office's time zone."""
    return _day(moment.astimezone(zone).date(), get_language())


@lru_cache(maxsize=2000)
def _day(date, language):
    return f'<time datetime="{date.isoformat()}">{escape(date_format(date, "DATE_FORMAT"))}</time>'


def lines(text):
    """Write a text of the act: its line breaks are part of it."""
    return escape(text).replace("\n", "<br>")


def paragraphs(text):
    """Write what somebody wrote: an empty line ends a paragraph, another line break is kept."""
    text = escape(text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in _EMPTY_LINES.split(text))
