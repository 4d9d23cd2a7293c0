"""Moments at which pages change by themselves: a consultation opens, closes, its corrections end."""

from ..kept import per_stamp
from ..registry import deadlines


def next_change(site, at):
    """Return the next moment after ``at`` at which a page of ``site`` changes by itself, or None."""
    moments = per_stamp(("deadlines", site.pk if site else None), lambda: _moments(site, at))
    return next((moment for moment in moments if moment > at), None)


def _moments(site, at):
    return sorted({moment for find in deadlines.values() for moment in find(site, at) if moment and moment > at})
