"""Pages beside an empty Django view and the home page of a fresh `wagtail start`."""

import statistics

from .databases import ON_POSTGRESQL
from .frame import Figure, bench, ratio
from .projects import changing, empty_view, forgetful, ours, seeded, wagtail_start
from .servers import cost, cost_one_by_one, serving, throughput

START_HOME = "the home page of a fresh wagtail start"
START_HOLDS = b"Welcome to your new Wagtail site!"
UNIT = b'<div class="unit" id="par_1'  # of the draft act, on the page
ROUNDS = 5
MS = "ms of processor per request"

QUERIES = """
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client = Client(headers={{"host": "127.0.0.1"}})
if {key!r}:
    client.cookies[settings.SESSION_COOKIE_NAME] = {key!r}
client.get({path!r}); client.get({path!r})
with CaptureQueriesContext(connection) as queries:
    answer = client.get({path!r})
print(answer.status_code, len(queries))
"""


def queries_of(path, key=""):
    """Return the number of queries of a page in a warm process, for a visitor or for the session ``key``."""
    status, number = ours().shell(QUERIES.format(path=path, key=key)).split()[-2:]
    if status != "200":
        raise RuntimeError(f"{path} answered {status}")
    return int(number)


def costs_side_by_side(path, holds, project=ours):
    """Return (our processor ms, that of the home page of wagtail start), each the median of rounds taken in turns."""
    mine, peer = [], []
    with serving(project()) as server, serving(wagtail_start()) as other:
        for _ in range(ROUNDS):
            mine.append(cost(server, path, holds=holds))
            peer.append(cost(other, "/", holds=START_HOLDS))
    return statistics.median(mine), statistics.median(peer)


@bench
def home_page():
    """Our home page, rendered, beside the home page of a fresh wagtail start."""
    mine, peer = costs_side_by_side("/", b"</html>")
    yield Figure("home_page", mine, MS)
    yield Figure("wagtail_start_home", peer, MS)
    yield ratio("home_page_ratio", mine, peer, START_HOME)


@bench
def consultation_page():
    """The page of a consultation with 40 units and 60 remarks: written anew, from its kept parts, after a change."""
    path = seeded(60).path
    mine, peer = costs_side_by_side(path, UNIT, forgetful)
    yield Figure("consultation_page_written_anew", mine, MS, "nothing rendered is kept, site and menu are")
    yield ratio("consultation_page_written_anew_ratio", mine, peer, START_HOME, at_most=2)
    mine, peer = costs_side_by_side(path, UNIT)
    yield ratio("consultation_page_kept_ratio", mine, peer, START_HOME, at_most=2)
    yield Figure("consultation_page_queries", queries_of(path), "queries", "as served, with its kept parts")
    with serving(ours()) as server, serving(wagtail_start()) as other, changing() as change:
        rounds = [
            (cost_one_by_one(server, path, before=change, holds=UNIT), cost(other, "/", holds=START_HOLDS))
            for _ in range(3)
        ]
    mine, peer = map(statistics.median, zip(*rounds, strict=True))
    yield ratio(
        "consultation_page_after_a_change_ratio", mine, peer, f"{START_HOME}, content changed before each request"
    )


@bench
def consultation_not_modified():
    """304 from the first middleware, in requests per second beside an empty Django view."""
    path = seeded(60).path
    seen = {"ours": [], "bare": [], "project": []}
    with serving(ours()) as server, serving(empty_view()) as bare, serving(empty_view(True)) as project:
        status, headers, _ = server.get(path, {"Host": f"127.0.0.1:{server.port}"})
        if status != 200 or "ETag" not in headers:
            raise RuntimeError(f"{path} answered {status} without an ETag")
        known = {"If-None-Match": headers["ETag"]}
        for _ in range(ROUNDS):
            seen["ours"].append(throughput(server, path, headers=known, expected=304))
            seen["bare"].append(throughput(bare, "/", holds=b"empty"))
            seen["project"].append(throughput(project, "/", holds=b"empty"))
        mine_ms = cost(server, path, count=4000, headers=known, expected=304)
        bare_ms, project_ms = (cost(other, "/", count=4000, holds=b"empty") for other in (bare, project))
    mine, without, within = (statistics.median(values) for values in seen.values())
    least = 0.35 if ON_POSTGRESQL else 0.7
    bare_name, project_name = "an empty Django view without middleware", "an empty Django view of a startproject"
    yield Figure("not_modified", mine, "requests per second")
    yield Figure("empty_view", without, "requests per second", bare_name)
    yield ratio("not_modified_ratio", mine, without, bare_name, at_least=least)
    yield ratio("not_modified_project_ratio", mine, within, project_name, at_least=least)
    yield ratio("not_modified_processor_ratio", mine_ms, bare_ms, f"processor time of {bare_name}")
    yield ratio("not_modified_project_processor_ratio", mine_ms, project_ms, f"processor time of {project_name}")


@bench
def many_remarks_page():
    """The page with 10,000 remarks beside the one with 100, written anew."""
    few, many = seeded(100).path, seeded(10000).path
    with serving(forgetful()) as server:
        rounds = [(cost(server, many, holds=UNIT), cost(server, few, holds=UNIT)) for _ in range(ROUNDS)]
    mine, peer = map(statistics.median, zip(*rounds, strict=True))
    yield ratio("page_10000_remarks_ratio", mine, peer, "the page with 100 remarks", at_most=1.2)
    with serving(ours()) as server, changing() as change:
        rounds = [
            [cost_one_by_one(server, path, count=40, before=change, holds=UNIT) for path in (many, few)]
            for _ in range(ROUNDS)
        ]
    mine, peer = map(statistics.median, zip(*rounds, strict=True))
    yield ratio(
        "page_10000_remarks_after_a_change_ratio", mine, peer, "the page with 100 remarks, changed before each request"
    )
    hundred = queries_of(few)
    yield Figure(
        "page_10000_remarks_queries", queries_of(many), "queries", f"{hundred} with 100 remarks", at_most=hundred
    )
