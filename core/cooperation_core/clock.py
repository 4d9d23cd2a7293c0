"""One clock: the moment at which a request arrived at the edge decides, where the edge can be believed."""

import dataclasses
import datetime

from django.utils import timezone

from . import conf
from .network import from_trusted_proxy

EDGE, SERVER = "edge", "server"


@dataclasses.dataclass(frozen=True)
class Arrival:
    """When something arrived (aware, UTC), and which clock said so."""

    at: datetime.datetime
    source: str


def now():
    """Return the present moment, aware, in UTC."""
    return timezone.now()


def arrival_of(request):
    """Return the arrival of ``request``: the proxy's header if it is ours and near our own clock, else our clock.

    It is read once for each request, so that everything the request does stands under the same moment.
    """
    known = getattr(request, "_cooperation_arrival", None)
    if known is None:
        known = request._cooperation_arrival = _from_header(request) or Arrival(now(), SERVER)
    return known


def _from_header(request):
    written = request.headers.get(conf.get("ARRIVAL_HEADER"))
    if not written or not from_trusted_proxy(request):
        return None
    try:
        at = datetime.datetime.fromtimestamp(float(written), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if abs((now() - at).total_seconds()) > conf.get("ARRIVAL_TOLERANCE"):
        return None
    return Arrival(at, EDGE)
