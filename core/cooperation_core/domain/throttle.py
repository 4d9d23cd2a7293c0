"""How often something may be done, counted for all processes together."""

from .. import tallies
from ..clock import now


def allow(key, *, limit, seconds):
    """Count one more ``key`` in the present window of ``seconds``; False, and not counted, after ``limit`` times."""
    moment = int(now().timestamp())
    return tallies.store().count(key, window=moment // seconds, limit=limit, expires_at=moment + 2 * seconds)


def wait(seconds):
    """Return how many seconds the present window still lasts: when a refused person may try again."""
    return seconds - int(now().timestamp()) % seconds


def sweep(*, at):
    """Delete windows that are over; returns how many."""
    return tallies.store().sweep(int(at.timestamp()))
