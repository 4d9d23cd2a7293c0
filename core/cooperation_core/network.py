"""Who asks: the address of the other side, believed from a proxy only where the proxy is ours."""

import ipaddress
from functools import lru_cache

from . import conf


@lru_cache
def _networks(names):
    return tuple(ipaddress.ip_network(name, strict=False) for name in names)


def _is_trusted(address):
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in _networks(tuple(conf.get("TRUSTED_PROXIES"))))


def from_trusted_proxy(request):
    """Whether the request was handed to us by a proxy of ours."""
    return _is_trusted(request.META.get("REMOTE_ADDR", ""))


def client_address(request):
    """Return the address of the client as a string, "" where there is none (a Unix socket).

    The rightmost address of X-Forwarded-For that is no proxy of ours; what stands left of it anybody can write.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if _is_trusted(address):
        for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
            hop = hop.strip()
            try:
                ipaddress.ip_address(hop)
            except ValueError:
                break
            address = hop
            if not _is_trusted(hop):
                break
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return ""


def address_prefix(address):
    """Return the network by which throttles count: one IPv4 address, or the /64 that one IPv6 household has."""
    if not address:
        return ""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 6 and parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
