"""Throttles of the API, counted for all processes together."""

from ninja.throttling import BaseThrottle

from .. import conf
from ..domain import throttle
from ..network import address_prefix, client_address

SAFE = {"GET", "HEAD", "OPTIONS"}


class StoredThrottle(BaseThrottle):
    """A throttle by network address; ``rate`` names the setting that holds (number, seconds)."""

    rate = ""

    def rate_of(self, request):
        return self.rate

    def allow_request(self, request):
        name = self.rate_of(request)
        limit, self.seconds = conf.get(name)
        key = f"{name}:{address_prefix(client_address(request))}"
        return throttle.allow(key, limit=limit, seconds=self.seconds)

    def wait(self):
        return throttle.wait(self.seconds)


class ReadThrottle(StoredThrottle):
    rate = "API_READS"


class WriteThrottle(StoredThrottle):
    rate = "API_WRITES"


class MethodThrottle(StoredThrottle):
    """Reads and writes are counted apart."""

    def rate_of(self, request):
        return "API_READS" if request.method in SAFE else "API_WRITES"
