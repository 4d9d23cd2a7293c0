"""What a process keeps while the content stands still: site, route, settings, menus, each under its stamp."""

import contextlib
import contextvars
import threading
from collections import OrderedDict

from wagtail.models import Site

STAMPS = 64  # so many sites' worth; the least used goes first
ENTRIES = 5000
LARGE = 50  # so many large things, whatever the number of stamps

_current = contextvars.ContextVar("cooperation_stamp", default=None)
_lock = threading.Lock()
_kept = OrderedDict()
_large = OrderedDict()
_installation = None


def per_stamp(key, make):
    """Return what ``make()`` gave for ``key`` under the present stamp; outside a public page it is made anew.

    Whoever gets it must not change it: other requests hold the same object.
    """
    stamp = _current.get()
    if stamp is None:
        return make()
    with _lock:
        entries = _kept.get(stamp)
        if entries is None:
            entries = _kept[stamp] = {}
            while len(_kept) > STAMPS:
                _kept.popitem(last=False)
        else:
            _kept.move_to_end(stamp)
    if key in entries:
        return entries[key]
    value = make()
    if len(entries) < ENTRIES:
        entries[key] = value
    return value


def newest_per_stamp(key, make):
    """As ``per_stamp``, for what is large: of each key only the value under the stamp last seen is kept."""
    stamp = _current.get()
    if stamp is None:
        return make()
    with _lock:
        found = _large.get(key)
        if found is not None and found[0] == stamp:
            _large.move_to_end(key)
            return found[1]
    value = make()
    with _lock:
        _large[key] = (stamp, value)
        _large.move_to_end(key)
        while len(_large) > LARGE:
            _large.popitem(last=False)
    return value


def known(key):
    """Return what is kept for ``key`` under the present stamp, or None."""
    return _kept.get(_current.get(), {}).get(key)


@contextlib.contextmanager
def under(stamp):
    """Keep and find things under ``stamp`` (any hashable that was read before the content)."""
    before = _current.set(stamp)
    try:
        yield
    finally:
        _current.reset(before)


def notice(installation_token):
    """Forget Wagtail's own map of sites where the installation has changed: a cache in memory never hears of it."""
    global _installation
    if installation_token != _installation:
        Site.clear_site_root_paths_cache()
        _installation = installation_token
