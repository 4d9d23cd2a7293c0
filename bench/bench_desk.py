"""The desk of staff: the list of remarks in the admin."""

import statistics

from .bench_pages import MS, ROUNDS, queries_of
from .frame import Figure, bench, ratio
from .projects import ours, seeded
from .servers import cost, serving
from .staff import session_of_staff


@bench
def admin_remarks():
    """The list of 10,000 remarks in the admin beside the one of 100."""
    many, few = (f"/admin/consultations/{seeded(number).pk}/remarks/" for number in (10000, 100))
    name, key = session_of_staff()
    cookie = {"Cookie": f"{name}={key}"}
    with serving(ours()) as server:
        rounds = [
            [cost(server, path, count=60, headers=cookie, holds=b"<table") for path in (many, few)]
            for _ in range(ROUNDS)
        ]
    mine, peer = map(statistics.median, zip(*rounds, strict=True))
    yield Figure("admin_list_10000_remarks", mine, MS)
    yield ratio("admin_list_10000_remarks_ratio", mine, peer, "the list of 100 remarks")
    hundred = queries_of(few, key)
    yield Figure(
        "admin_list_10000_remarks_queries", queries_of(many, key), "queries", f"{hundred} with 100", at_most=hundred
    )
