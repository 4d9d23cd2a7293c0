"""Child processes that end with their parent, whatever ends it, and are started again when they die."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1  # prctl(2), Linux
STOP_SECONDS = 30  # a task in hand may finish
EARLY_DEATHS = 5  # so many within a minute are no accident
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(parent):
    """Ask the kernel to send TERM when the parent dies (Linux; elsewhere only an orderly end reaches the children).

    Args:
        parent: The pid that the parent had when it asked; it may be gone already.
    """
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


class Child:
    """One command that is kept running."""

    def __init__(self, name, argv, env):
        self.name, self.argv, self.env = name, argv, env
        self.deaths = []
        self.start()

    def start(self):
        parent = os.getpid()
        # A session of its own, so that Ctrl-C reaches the runner alone and the order of ending is ours.
        self.process = subprocess.Popen(
            self.argv, env=self.env, start_new_session=True, preexec_fn=lambda: end_with_parent(parent)
        )

    def revive(self, now):
        """Start it again if it died; return False where it dies again and again."""
        if self.process.poll() is None:
            return True
        self.kill_group()
        self.deaths = [moment for moment in self.deaths if moment > now - 60] + [now]
        if len(self.deaths) >= EARLY_DEATHS:
            return False
        self.start()
        return True

    def kill_group(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Runner:
    """Runs commands side by side until it is told to stop."""

    def __init__(self, commands, env):
        """Take ``commands``, a dict of name to argument list; nothing runs before ``run()``."""
        self.commands, self.env = commands, env
        self.signals = 0

    def run(self, when_started=lambda alive: None):
        """Start all, keep them alive, stop all; return the exit status.

        Args:
            when_started: Called once after the start with a function that tells whether to go on waiting.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.note_signal)
        children = [Child(name, argv, self.env) for name, argv in self.commands.items()]
        try:
            when_started(lambda: not self.signals and self.keep_alive(children))
            while not self.signals:
                if not self.keep_alive(children):
                    return 1
                time.sleep(0.2)
            return 0
        finally:
            self.stop(children)

    def note_signal(self, number, frame):
        self.signals += 1

    def keep_alive(self, children):
        for child in children:
            if not child.revive(time.monotonic()):
                print(f"The {child.name} ends again and again; its own words stand above.", file=sys.stderr)
                return False
        return True

    def stop(self, children):
        """Let each finish what it has in hand; a second signal, or too long a wait, ends them at once."""
        seen = self.signals
        for child in children:
            if child.process.poll() is None:
                child.process.terminate()
        end = time.monotonic() + STOP_SECONDS
        while any(child.process.poll() is None for child in children):
            if self.signals > max(seen, 1) or time.monotonic() > end:
                break
            time.sleep(0.1)
        for child in children:
            child.kill_group()
            child.process.wait()
