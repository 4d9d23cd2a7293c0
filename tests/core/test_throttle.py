import datetime
import multiprocessing
import sqlite3
import threading

import pytest
from cooperation_core import tallies
from cooperation_core.clock import now
from cooperation_core.domain import throttle
from cooperation_core.models import Tally


@pytest.fixture(params=["file", "table", "cache"])
def store(request, settings, tmp_path, db):
    settings.COOPERATION_TALLIES_FILE = tmp_path / "tallies.sqlite3" if request.param == "file" else ""
    settings.COOPERATION_TALLIES_CACHE = "default" if request.param == "cache" else ""
    yield tallies.store()
    if request.param == "file":
        tallies.store().close()


def test_the_limit_is_kept_for_each_key_and_window(store, monkeypatch):
    moment = now()
    monkeypatch.setattr(throttle, "now", lambda: moment)
    assert [throttle.allow("a", limit=2, seconds=60) for _ in range(3)] == [True, True, False]
    assert throttle.allow("b", limit=2, seconds=60)
    moment += datetime.timedelta(seconds=throttle.wait(60))
    assert throttle.allow("a", limit=2, seconds=60)


def test_a_limit_of_nothing_refuses_all(store):
    assert not throttle.allow("a", limit=0, seconds=60)


def test_windows_that_are_over_are_swept(settings, tmp_path, db):
    settings.COOPERATION_TALLIES_FILE = ""
    throttle.allow("a", limit=2, seconds=60)
    assert throttle.sweep(at=now()) == 0
    assert throttle.sweep(at=now() + datetime.timedelta(minutes=5)) == 1
    assert Tally.objects.count() == 0


def count_in(path, key, times, counted):
    store = tallies.FileTallies(path)
    counted.put(sum(store.count(key, window=1, limit=50, expires_at=9) for _ in range(times)))


def test_processes_and_threads_share_one_count(tmp_path):
    path = tmp_path / "tallies.sqlite3"
    tallies.FileTallies(path).count("other", window=1, limit=1, expires_at=9)
    context = multiprocessing.get_context("fork")
    counted = context.Queue()
    workers = [context.Process(target=count_in, args=(path, "key", 20, counted)) for _ in range(3)]
    workers += [threading.Thread(target=count_in, args=(path, "key", 20, counted)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert sum(counted.get(timeout=5) for _ in workers) == 50
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count FROM tally WHERE key='key'").fetchone() == (50,)
    connection.close()
