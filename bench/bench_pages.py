"""Pages beside an empty Django view and the home page of a fresh `wagtail start`."""

import statistics

from .frame import Figure, bench, ratio
from .projects import empty_view, ours, seeded, wagtail_start
from .servers import cost, serving, throughput

START_HOME = "the home page of a fresh wagtail start"
ROUNDS = 3

QUERIES = """
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client = Client(headers={{"host": "127.0.0.1"}})
client.get({path!r}); client.get({path!r})
with CaptureQueriesContext(connection) as queries:
    answer = client.get({path!r})
print(answer.status_code, len(queries))
"""

# The processor time of the request alone, in one process; {before} runs ahead of each.
IN_PROCESS = """
from time import process_time
from django.test import Client
client = Client(headers={{"host": "127.0.0.1"}})
client.get({path!r})
spent = 0
for _ in range(40):
    {before}
    begin = process_time()
    answer = client.get({path!r})
    spent += process_time() - begin
print(answer.status_code, spent / 40 * 1000)
"""
CHANGE = """from cooperation_core.domain.stamp import bump
    from wagtail.models import Site
    bump(Site.objects.get(is_default_site=True).pk)"""


def in_process(project, path, before="pass"):
    """Return the processor ms of a request through Django's test client."""
    status, spent = project.shell(IN_PROCESS.format(path=path, before=before)).split()[-2:]
    if status != "200":
        raise RuntimeError(f"{path} answered {status}")
    return float(spent)


def queries_of(path):
    """Return the number of queries of a warm page."""
    status, number = ours().shell(QUERIES.format(path=path)).split()[-2:]
    if status != "200":
        raise RuntimeError(f"{path} answered {status}")
    return int(number)


def costs_side_by_side(path, peer=wagtail_start, peer_path="/"):
    """Return (our processor ms, the peer's), each the median of rounds taken in turns."""
    seen = {"ours": [], "peer": []}
    with serving(ours()) as server, serving(peer()) as other:
        for _ in range(ROUNDS):
            seen["ours"].append(cost(server, path))
            seen["peer"].append(cost(other, peer_path))
    return statistics.median(seen["ours"]), statistics.median(seen["peer"])


@bench
def home_page():
    """Our home page, rendered, beside the home page of a fresh wagtail start."""
    mine, peer = costs_side_by_side("/")
    yield Figure("home_page", mine, "ms of processor per request")
    yield Figure("wagtail_start_home", peer, "ms of processor per request")
    yield ratio("home_page_ratio", mine, peer, START_HOME)


@bench
def consultation_page():
    """The page of a consultation with 40 units and 60 remarks, rendered."""
    mine, peer = costs_side_by_side(seeded(60).path)
    yield Figure("consultation_page", mine, "ms of processor per request")
    yield ratio("consultation_page_ratio", mine, peer, START_HOME, "at most 2")
    yield Figure("consultation_page_queries", queries_of(seeded(60).path), "queries", "a warm page")


@bench
def consultation_page_after_change():
    """The same page for the first reader after every change: nothing that was kept for it can be used."""
    mine, peer = in_process(ours(), seeded(60).path, CHANGE), in_process(wagtail_start(), "/")
    yield Figure("page_after_change", mine, "ms of processor per request", "the content stamp changes before each")
    yield ratio("page_after_change_ratio", mine, peer, START_HOME)


@bench
def consultation_not_modified():
    """304 from the first middleware, in requests per second beside an empty Django view."""
    path = seeded(60).path
    seen = {"ours": [], "peer": []}
    with serving(ours()) as server, serving(empty_view()) as other:
        status, headers, _ = server.get(path, {"Host": f"127.0.0.1:{server.port}"})
        if status != 200 or "ETag" not in headers:
            raise RuntimeError(f"{path} answered {status} without an ETag")
        known = {"If-None-Match": headers["ETag"]}
        for _ in range(ROUNDS):
            seen["ours"].append(throughput(server, path, headers=known, expected=304))
            seen["peer"].append(throughput(other, "/"))
        mine_ms, peer_ms = cost(server, path, count=2000, headers=known, expected=304), cost(other, "/", count=2000)
    mine, peer = statistics.median(seen["ours"]), statistics.median(seen["peer"])
    yield Figure("not_modified", mine, "requests per second")
    yield Figure("empty_view", peer, "requests per second")
    yield ratio("not_modified_ratio", mine, peer, "an empty Django view", "at least 0.7 on SQLite, 0.35 on PostgreSQL")
    yield ratio("not_modified_processor_ratio", mine_ms, peer_ms, "the processor time of an empty Django view")


@bench
def consultation_with_10000_remarks():
    """The page with 10,000 remarks beside the one with 100."""
    few, many = seeded(100).path, seeded(10000).path
    with serving(ours()) as server:
        rounds = [(cost(server, many), cost(server, few)) for _ in range(ROUNDS)]
    yield ratio(
        "page_10000_remarks_ratio", *map(statistics.median, zip(*rounds, strict=True)), "the page with 100 remarks",
        "at most 1.2",
    )  # fmt: skip
    yield Figure("page_10000_remarks_queries", queries_of(many), "queries", f"{queries_of(few)} with 100 remarks")
