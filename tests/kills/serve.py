"""Run server, worker and clock as ``make demo`` does: ``python serve.py PORT``."""

import os
import sys
from pathlib import Path

from refsite import processes

MANAGE = str(Path(__file__).resolve().parents[2] / "site" / "manage.py")


def main(port):
    granian = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--workers", "2",
        "--blocking-threads", "2", "--respawn-failed-workers", "--no-ws", "--log-level", "critical",
        "refsite.wsgi:application",
    ]  # fmt: skip
    commands = {
        "site": granian,
        "worker": [sys.executable, MANAGE, "db_worker", "--no-reload", "--queue-name", "*", "--verbosity", "0"],
        "clock": [sys.executable, MANAGE, "tick", "--loop", "1"],
    }
    processes.EARLY_DEATHS = 10**6  # here a child dies because it is killed, not because it cannot live
    sys.exit(processes.Runner(commands, dict(os.environ)).run())


if __name__ == "__main__":
    main(sys.argv[1])
