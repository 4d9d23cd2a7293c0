"""The API: reading a page of remarks, submitting, and many clients at once."""

import json
import statistics
import threading
import time
import uuid
from contextlib import closing

from .bench_pages import MS, START_HOLDS, START_HOME, costs_side_by_side, queries_of
from .frame import Figure, bench, ratio
from .projects import ours, seeded, wagtail_start
from .servers import cost, serving

CLIENTS, EACH = 20, 50
JSON = {"Content-Type": "application/json"}

RECORD = """
from cooperation_consultations.domain import chain
from cooperation_consultations.models import Consultation
from cooperation_participation.domain import submissions
from cooperation_participation.models import Submission
from django.utils import timezone
consultation = Consultation.objects.get(pk={pk})
pending = Submission.objects.filter(subject_ref="consultation:{pk}", confirmed_at=None)
print(pending.count())
for submission in pending:
    submissions.confirm(submission, at=timezone.now())
numbers = list(consultation.remarks.order_by("number").values_list("number", flat=True))
print(int(numbers == list(range(1, len(numbers) + 1))), len(chain.verify(consultation)))
"""


def api_path(consultation):
    """Return the address of a consultation in the API."""
    code = "from cooperation_consultations.models import Consultation as C; print(C.objects.get(pk={}).uuid)"
    return f"/api/v1/consultations/{ours().shell(code.format(consultation.pk)).split()[-1]}/"


def remark(number):
    return json.dumps(
        {
            "version": 1,
            "text": f"Proponuję doprecyzować ten przepis (próba {number}).",
            "email": f"p{number}@example.org",
        }
    ).encode()


def submit(connection, path, number, key=None):
    """Submit a remark over an open connection and return the status and the code of its receipt."""
    headers = JSON | {"Idempotency-Key": key or uuid.uuid4().hex}
    connection.request("POST", f"{path}remarks/", remark(number), headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read()).get("code")


@bench
def api_remarks():
    """50 remarks of 10,000 from the API."""
    path = f"{api_path(seeded(10000))}remarks/?limit=50"
    with serving(ours()) as server:
        items = json.loads(server.get(path)[2])["items"]
    if [item["number"] for item in items] != list(range(10000, 9950, -1)):
        raise RuntimeError("the API did not answer with the 50 newest remarks")
    mine, peer = costs_side_by_side(path, b'"number": 9951')
    yield Figure("api_50_of_10000_remarks", mine, MS)
    yield ratio("api_50_of_10000_remarks_ratio", mine, peer, START_HOME, at_most=1)
    yield Figure("api_50_of_10000_remarks_queries", queries_of(path), "queries")


@bench
def api_submit():
    """Submitting a remark, stored and with its receipt."""
    path = api_path(seeded(60))
    mine, peer = [], []
    with serving(ours()) as server, serving(wagtail_start()) as other, closing(server.connect()) as connection:
        for turn in range(1, 6):
            for number in range(20):
                submit(connection, path, number)
            before = server.processor_seconds()
            for number in range(100):
                status, code = submit(connection, path, turn * 1000 + number)
                if status != 201 or not code:
                    raise RuntimeError(f"submitting answered {status}")
            mine.append((server.processor_seconds() - before) * 10)
            peer.append(cost(other, "/", holds=START_HOLDS))
    yield Figure("submit", statistics.median(mine), MS)
    yield ratio("submit_ratio", statistics.median(mine), statistics.median(peer), START_HOME, at_most=2)


@bench
def api_crowd():
    """20 clients on one consultation against two server processes; every tenth write is sent twice."""
    consultation = seeded(10, units=20)
    path = api_path(consultation)
    codes, wrong, waits = [], [], []

    def client(place):
        with closing(server.connect()) as connection:
            for turn in range(EACH):
                number, key = place * EACH + turn, uuid.uuid4().hex
                for _ in range(2 if turn % 10 == 0 else 1):
                    begin = time.perf_counter()
                    status, code = submit(connection, path, number, key)
                    waits.append(time.perf_counter() - begin)
                    if status == 201:
                        codes.append((key, code))
                    else:
                        wrong.append(status)

    with serving(ours()) as server:
        threads = [threading.Thread(target=client, args=(place,)) for place in range(CLIENTS)]
        begin = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - begin
    stored, dense, broken = map(int, ours().shell(RECORD.format(pk=consultation.pk)).split()[-3:])
    acknowledged = {code for _, code in codes}
    doubled = len(set(codes)) - len({key for key, _ in codes})
    beside = f"{len(acknowledged)} acknowledged to {CLIENTS} clients in {len(waits)} writes, two processes"
    yield Figure("crowd_refused", len(wrong), "writes", beside, at_most=0)
    yield Figure("crowd_lost", CLIENTS * EACH - stored, "remarks", beside, at_most=0)
    yield Figure("crowd_doubled", doubled, "keys with two receipts", beside, at_most=0)
    yield Figure("crowd_dense", dense, "1 where the numbers are dense after all were confirmed", at_least=1)
    yield Figure("crowd_chain_problems", broken, "problems", at_most=0)
    yield Figure("crowd_p95", statistics.quantiles(waits, n=20)[18] * 1000, "ms", "a write, by the clock")
    yield Figure("crowd_rate", len(waits) / seconds, "writes per second")
