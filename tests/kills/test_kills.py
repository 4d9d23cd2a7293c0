"""``kill -9`` of server, workers and connections while remarks come in: what was acknowledged is there, once."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = ("core", "search", "cooperation_blocks", "participation", "consultations", "site")
CLIENTS, KILLS = 6, 8
PATIENCE = 120  # seconds for which a client tries one remark again; a busy machine starts a server slowly
pytestmark = pytest.mark.slow


@pytest.fixture
def database(tmp_path):
    """The address of an empty database of the kind that this run tests."""
    default = settings.DATABASES["default"]
    if "sqlite" in default["ENGINE"]:
        yield f"sqlite:///{tmp_path / 'kills.sqlite3'}"
        return
    place = {
        "host": default["HOST"],
        "port": default["PORT"] or 5432,
        "user": default["USER"],
        "password": default["PASSWORD"],
    }
    name = f"kills_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(**place, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        password = f":{place['password']}" if place["password"] else ""
        yield f"postgres://{place['user']}{password}@{place['host']}:{place['port']}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def environment(tmp_path, database):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DATABASE_URL": database,
        "COOPERATION_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "load_settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), *(str(ROOT / floor) for floor in FLOORS)]),
    }


@pytest.fixture
def serving(environment):
    """A running server with worker and clock; gives (process, port, address of the remarks)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    call([ROOT / "site" / "manage.py", "migrate", "--verbosity", "0"], environment)
    address = call([HERE / "prepare.py", port], environment).strip()
    runner = subprocess.Popen([sys.executable, str(HERE / "serve.py"), port], env=environment)
    try:
        wait_for(lambda: answers(int(port)), "the server")
        yield runner, int(port), address
    finally:
        runner.terminate()
        runner.wait(60)


def call(command, environment):
    done = subprocess.run(
        [sys.executable, *map(str, command)], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def wait_for(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not come up"
        time.sleep(0.1)


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def post(port, address, key, number):
    """Send a remark once; return (status, code of the receipt) or None where no answer came."""
    body = {"version": 1, "unit": "par_1", "text": f"Uwaga {number}"}
    body |= {"anonymous": True} if number % 10 else {"email": f"osoba{number}@example.org"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        connection.request("POST", address, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


class Client(threading.Thread):
    """Sends remark after remark; what got no answer, or a 5xx, is sent again under the same key, as a browser would."""

    def __init__(self, port, address, place, enough):
        super().__init__()
        self.port, self.address, self.number, self.enough = port, address, place, enough
        self.acknowledged, self.unanswered, self.others = [], 0, []

    def run(self):
        while not self.enough.is_set():
            self.number += CLIENTS
            self.send(uuid.uuid4().hex, self.number)

    def send(self, key, number):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = post(self.port, self.address, key, number)
            if answer and answer[0] == 201:
                self.acknowledged.append(answer[1]["code"])
                return
            if answer and answer[0] < 500:
                self.others.append(answer)
                return
            self.unanswered += 1
            time.sleep(0.1)
        self.others.append("gave up")


def descendants(pid):
    """Processes below ``pid``, from /proc."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    below, found = {pid}, []
    while fresh := [child for child, parent in parents.items() if parent in below and child not in found]:
        found += fresh
        below |= set(fresh)
    return found


def kill_one(runner, environment):
    """Kill one process of the installation, or on PostgreSQL now and then the backend of a connection."""
    if environment["DATABASE_URL"].startswith("postgres") and random.random() < 0.3:
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"
            )
        return 1
    victims = descendants(runner.pid)
    if not victims:
        return 0
    try:
        os.kill(random.choice(victims), signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="finds the processes to kill in /proc, as Linux has it"
)
def test_nothing_acknowledged_is_lost_or_doubled(serving, environment):
    runner, port, address = serving
    enough = threading.Event()
    clients = [Client(port, address, place, enough) for place in range(CLIENTS)]
    for client in clients:
        client.start()
    kills = 0
    for _ in range(KILLS):
        time.sleep(1)
        kills += kill_one(runner, environment)
        wait_for(lambda: answers(port), "the server, after a kill,")
    time.sleep(1)
    enough.set()
    for client in clients:
        client.join(PATIENCE + 30)
    acknowledged = [code for client in clients for code in client.acknowledged]
    assert kills >= KILLS // 2
    assert sum(client.unanswered for client in clients) > 0, "no kill met a request"
    assert [other for client in clients for other in client.others] == []
    assert len(acknowledged) > KILLS

    runner.terminate()
    runner.wait(60)
    found = json.loads(call([HERE / "account.py"], environment))
    assert sorted(found["codes"]) == sorted(acknowledged)
    assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))
    assert found["sequences"] == list(range(1, len(found["sequences"]) + 1))
    assert found["problems"] == []
    waiting = sum(1 for client in clients for _ in client.acknowledged) - len(found["numbers"])
    assert sum(found["letters"].values()) == waiting, "one letter for each remark that waits for confirmation"
