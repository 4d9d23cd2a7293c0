"""``make demo``: the reference site with its demo, its worker and its clock, on this machine."""

import errno
import hashlib
import os
import shutil
import socket
import sqlite3
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from refsite.demo.accounts import STAFF
from refsite.processes import Runner, end_with_parent

HOST = "127.0.0.1"
NO_ROOM = "There is no room on the disk for the demo's data."
FLOORS = ("core", "search", "cooperation_blocks", "participation", "consultations", "site")


class Command(BaseCommand):
    help = "Prepare what is missing, then run the site, the worker and the clock until stopped."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away and load them anew")
        parser.add_argument("--end-with-parent", action="store_true", help="end when the calling process dies")

    def handle(self, *args, port, reset, end_with_parent: bool, **options):
        if end_with_parent:
            tie_to_caller()
        self.port = checked_port(port)
        self.var = Path(settings.VAR)
        try:
            if reset:
                self.say("Throwing the old data away")
                throw_away(self.var)
            release = self.prepare()
        except (OSError, OperationalError, sqlite3.OperationalError) as error:
            if is_full(error):
                raise CommandError(NO_ROOM) from error
            raise
        except KeyboardInterrupt:
            sys.exit(130)
        connection.close()
        status = Runner(self.commands(), self.environment(release)).run(self.announce)
        sys.exit(status)

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()

    def prepare(self):
        """Bring database, demo and static files up to date; return the name of what is served."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Preparing the database")
            call_command("migrate", verbosity=0, interactive=False)
        loaded = self.var / "demo-loaded"
        if not loaded.exists():
            self.say("Loading the demo")
            call_command("load_demo", port=self.port, stdout=self.stdout)
            loaded.touch()
        else:
            call_command("load_demo", port=self.port, only_address=True)
        release = state_of_files()
        collected = self.var / "static" / "collected"
        if not collected.exists() or collected.read_text() != release:
            self.say("Collecting the static files")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            collected.write_text(release)
        return release

    def commands(self):
        python, manage = sys.executable, str(settings.SITE_DIR / "manage.py")
        granian = [
            python, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(self.port),
            "--workers", "2", "--blocking-threads", "2", "--respawn-failed-workers",
            "--workers-kill-timeout", "10", "--no-ws", "--log-level", "warning", "refsite.wsgi:application",
        ]  # fmt: skip
        return {
            "site": granian,
            "worker": [python, manage, "db_worker", "--no-reload", "--queue-name", "*", "--verbosity", "0"],
            "clock": [python, manage, "tick", "--loop", "10"],
        }

    def environment(self, release):
        paths = [str(settings.ROOT / floor) for floor in FLOORS]
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
            "PYTHONPATH": os.pathsep.join(paths),
            "BASE_URL": f"http://{HOST}:{self.port}",
            "RELEASE": release,
            "COOPERATION_END_WITH_PARENT": "1",
        }

    def announce(self, go_on):
        """Wait until the site answers, then say where everything is."""
        home = f"http://{HOST}:{self.port}/"
        while go_on():
            try:
                urlopen(home, timeout=10).close()
                break
            except HTTPError as error:
                self.stderr.write(f"The home page answers {error.code}; the log above says why.")
                break
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        else:
            return
        self.say(
            f"\nThe site is up:\n\n"
            f"  Site           {home}\n"
            f"  In German      {home}de/\n"
            f"  In English     {home}en/\n"
            f"  Staff          {home}admin/       {STAFF['username']} / {STAFF['password']}\n"
            f"  API            {home}api/v1/docs\n"
            f"  Outgoing mail  {home}poczta-demo/\n\n"
            f"  Data           {self.var}\n"
            f"  Start over     make demo RESET=1\n\n"
            f"Ctrl-C stops it.\n"
        )


def tie_to_caller():
    end_with_parent(os.getppid())


def checked_port(text):
    """Return the port, which nobody uses; the server would start on a used one and say nothing."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CommandError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen()
        except PermissionError:
            raise CommandError(
                f"Port {port} is for the administrator only: choose another, make demo PORT=8001."
            ) from None
        except OSError:
            raise CommandError(
                f"Port {port} is in use: stop what runs there, or choose another, make demo PORT={port + 1}."
            ) from None
    return port


def throw_away(var):
    for name in ("media", "private", "mail", "static"):
        shutil.rmtree(var / name, ignore_errors=True)
    for file in (*var.glob("*.sqlite3*"), var / "demo-loaded"):
        file.unlink(missing_ok=True)


def is_full(error):
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(error)


def state_of_files():
    """Name the state of templates, code, catalogues and static files, so that what is cached goes with the old ones."""
    digest = hashlib.sha256()
    own = (file for floor in FLOORS for file in (settings.ROOT / floor).rglob("*") if file.suffix not in {".pyc", ""})
    static = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list(None))
    for file in sorted({*own, *static, *settings.ROOT.glob("locale/*/LC_MESSAGES/*.mo")}):
        status = file.stat()
        digest.update(f"{file} {status.st_mtime_ns} {status.st_size}\n".encode())
    return digest.hexdigest()[:16]
