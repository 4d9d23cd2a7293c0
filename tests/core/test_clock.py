import datetime

import pytest
from cooperation_core.clock import EDGE, SERVER, arrival_of, now
from cooperation_core.network import address_prefix, client_address

PROXY = "10.0.0.1"


def header(seconds_off=0):
    return {"X-Arrived-At": str((now() + datetime.timedelta(seconds=seconds_off)).timestamp())}


@pytest.fixture(autouse=True)
def trusted(settings):
    settings.COOPERATION_TRUSTED_PROXIES = ["10.0.0.0/8", "fd00::/8"]


def test_the_header_of_a_trusted_proxy_is_the_arrival(rf):
    arrival = arrival_of(rf.get("/", headers=header(-100), REMOTE_ADDR=PROXY))
    assert arrival.source == EDGE
    assert 99 < (now() - arrival.at).total_seconds() < 101
    assert arrival.at.tzinfo is not None


@pytest.mark.parametrize("seconds_off", [-121, 121])
def test_a_header_too_far_from_our_clock_is_not_believed(rf, seconds_off):
    arrival = arrival_of(rf.get("/", headers=header(seconds_off), REMOTE_ADDR=PROXY))
    assert arrival.source == SERVER
    assert abs((now() - arrival.at).total_seconds()) < 1


def test_a_header_from_anybody_else_is_not_believed(rf):
    assert arrival_of(rf.get("/", headers=header(-100), REMOTE_ADDR="203.0.113.9")).source == SERVER


@pytest.mark.parametrize("written", ["", "soon", "nan", "inf", "1e300", "-1"])
def test_a_broken_header_is_not_believed(rf, written):
    assert arrival_of(rf.get("/", headers={"X-Arrived-At": written}, REMOTE_ADDR=PROXY)).source == SERVER


def test_one_request_has_one_arrival(rf):
    request = rf.get("/")
    assert arrival_of(request) is arrival_of(request)


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (PROXY, "198.51.100.1", "198.51.100.1"),
        (PROXY, "6.6.6.6, 198.51.100.1, 10.2.3.4", "198.51.100.1"),
        (PROXY, "6.6.6.6, nonsense", PROXY),
        (PROXY, "", PROXY),
        ("", "198.51.100.1", ""),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_client_is_the_last_address_that_is_no_proxy_of_ours(rf, remote, forwarded, client):
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=remote)
    assert client_address(request) == client


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        ("", ""),
    ],
)
def test_throttles_count_by_the_network_of_one_household(address, prefix):
    assert address_prefix(address) == prefix
