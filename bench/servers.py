"""Servers under measurement: granian with two workers, the processor time of its processes, and clients."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

WORKERS = 2
HOST = "127.0.0.1"
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A running server; its workers are the children of its process."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def processor_seconds(self):
        """Return the processor time of the server and its workers so far."""
        return sum(map(seconds_of, [self.process.pid, *children_of(self.process.pid)]))

    def connect(self):
        """Return a connection that stays open; the caller closes it."""
        return http.client.HTTPConnection(HOST, self.port, timeout=60)

    def get(self, path, headers=None):
        """Send one GET over a connection of its own; return (status, headers, body)."""
        with closing(self.connect()) as connection:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()


def children_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]


def seconds_of(pid):
    """Return user and system time of a process, without that of its dead children."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def serving(project):
    """Serve ``project`` on a free port, warm."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port),
         "--workers", str(WORKERS), "--blocking-threads", "2", "--no-ws", "--log-level", "error", project.app],
        cwd=project.folder, env=project.env, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    server = Server(process, port)
    try:
        wait_until_it_answers(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(server):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            server.get("/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def cost(server, path, *, count=300, headers=None, expected=200, holds=b""):
    """Return the processor milliseconds of a request, over ``count`` requests of four clients at once.

    Args:
        expected, holds: the status of each answer, and what stands in its body; anything else is an error.
    """
    send(server, path, 40, headers, expected, holds)  # both workers are warm
    before = server.processor_seconds()
    send(server, path, count, headers, expected, holds)
    return (server.processor_seconds() - before) / count * 1000


def cost_one_by_one(server, path, *, count=100, before=lambda: None, holds=b""):
    """Return the processor milliseconds of a request, where ``before()`` comes before each."""
    spent = 0.0
    for number in range(count + 10):
        before()
        begin = server.processor_seconds()
        status, _, body = server.get(path)
        if status != 200 or holds not in body:
            raise RuntimeError(f"{path} answered {status}, or without {holds!r}")
        if number >= 10:
            spent += server.processor_seconds() - begin
    return spent / count * 1000


def throughput(server, path, *, count=4000, headers=None, expected=200, holds=b""):
    """Return the requests per second that four clients get."""
    send(server, path, 200, headers, expected, holds)
    begin = time.perf_counter()
    send(server, path, count, headers, expected, holds)
    return count / (time.perf_counter() - begin)


def send(server, path, count, headers=None, expected=200, holds=b"", clients=4):
    """Send ``count`` GETs from ``clients`` connections that stay open; raise if an answer is not the expected one."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{server.port}\r\n{lines}\r\n".encode()
    wrong, answered = [], []

    def client(share):
        with socket.create_connection((HOST, server.port), timeout=60) as connection:
            for _ in range(share):
                connection.sendall(request)
                status, body = read_answer(connection)
                if status != expected or holds not in body:
                    wrong.append(status)
                    return
            answered.append(share)

    threads = [threading.Thread(target=client, args=(count // clients,)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{path} answered {wrong[0]} (wanted {expected}), or without {holds!r}")
    if sum(answered) != count // clients * clients:
        raise RuntimeError(f"{path}: of {count} requests {sum(answered)} were answered")


def read_answer(connection):
    """Read one answer from an open connection and return its status and body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += receive(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    status = int(head[9:12])
    headers = head.lower()
    if status in (204, 304):
        return status, b""
    if b"content-length:" in headers:
        length = int(headers.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += receive(connection)
    else:
        while not body.endswith(b"0\r\n\r\n"):
            body += receive(connection)
    return status, body


def receive(connection):
    data = connection.recv(262144)
    if not data:
        raise RuntimeError("the server closed the connection")
    return data
