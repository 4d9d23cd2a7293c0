"""What a process keeps while the content stands still: site, route, settings, menus, each under its stamp."""

import contextvars
import threading
from collections import OrderedDict

from django.db import transaction
from wagtail.models import Site

STAMPS = 64  # so many sites' worth; the least used goes first
ENTRIES = 5000
LARGE = 50  # so many large things, whatever the number of stamps

_current = contextvars.ContextVar("cooperation_stamp", default=None)
_may_write = contextvars.ContextVar("cooperation_may_write", default=False)
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
    if len(entries) < ENTRIES and not _is_in_doubt():
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
    if _is_in_doubt():
        return value
    with _lock:
        _large[key] = (stamp, value)
        _large.move_to_end(key)
        while len(_large) > LARGE:
            _large.popitem(last=False)
    return value


def known(key):
    """Return what is kept for ``key`` under the present stamp, or None."""
    return _kept.get(_current.get(), {}).get(key)


def _is_in_doubt():
    """Whether what is read now may be taken back: a transaction that fails leaves the stamp as it was."""
    return _may_write.get() and transaction.get_connection().in_atomic_block


class under:
    """Keep and find things under ``stamp`` (any hashable that was read before the content); each 304 enters it.

    Args:
        may_write: whether the request may change content; what it reads inside a transaction is then not kept.
    """

    __slots__ = ("before", "may_write", "stamp")

    def __init__(self, stamp, *, may_write=False):
        self.stamp, self.may_write = stamp, may_write

    def __enter__(self):
        self.before = _current.set(self.stamp), _may_write.set(self.may_write)

    def __exit__(self, *exception):
        _current.reset(self.before[0])
        _may_write.reset(self.before[1])


def notice(installation_token):
    """Forget Wagtail's own map of sites where the installation has changed: a cache in memory never hears of it."""
    global _installation
    if installation_token != _installation:
        Site.clear_site_root_paths_cache()
        _installation = installation_token
