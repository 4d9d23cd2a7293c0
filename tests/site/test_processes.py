import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

# A runner of two children that only wait; it prints their pids whenever it has looked.
RUNNER = """
import sys
from refsite.processes import Runner
say = "import os, time; print(f'{os.getpid()}' + chr(10), end='', flush=True); time.sleep(60)"
wait = [sys.executable, "-c", say]
sys.exit(Runner({"one": wait, "two": wait}, None).run())
"""
STUBBORN = """
import sys
from refsite.processes import Runner
sys.exit(Runner({"one": [sys.executable, "-c", "raise SystemExit(3)"]}, None).run())
"""


def is_alive(pid):
    """Whether the process runs; one that is dead and only not yet collected does not."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def runner():
    """A running runner; ``children()`` reads the pids of two more children."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUNNER],
        env=os.environ | {"PYTHONPATH": str(settings.SITE_DIR)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.children = lambda count: [int(process.stdout.readline()) for _ in range(count)]
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_runner_and_its_children(runner, number):
    pids = runner.children(2)
    runner.send_signal(number)
    assert runner.wait(10) == 0
    assert not any(map(is_alive, pids))


def test_a_child_that_dies_is_started_again(runner):
    first, second = runner.children(2)
    os.kill(first, signal.SIGKILL)
    (third,) = runner.children(1)
    assert third not in (first, second)
    assert is_alive(second)
    assert is_alive(third)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent was killed")
def test_no_child_outlives_a_killed_runner(runner):
    pids = runner.children(2)
    runner.kill()
    assert wait_until(lambda: not any(map(is_alive, pids)))


def test_a_child_that_dies_again_and_again_ends_the_runner():
    done = subprocess.run(
        [sys.executable, "-c", STUBBORN],
        env=os.environ | {"PYTHONPATH": str(settings.SITE_DIR)},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert "The one ends again and again" in done.stderr
