import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from cooperation_core.clock import now
from cooperation_core.domain.ticks import run_due_jobs


class Command(BaseCommand):
    help = "Runs what is due: scheduled publishing, mail, exports, expiry, sweeps. Once, or with --loop for ever."

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="go on, looking every SECONDS")

    def handle(self, *, loop, **options):
        if loop is None:
            done, failed = run_due_jobs(now())
            for key, count in done.items():
                self.stdout.write(f"{key}: {count if count is not None else 'done'}")
            if failed:
                raise CommandError(f"failed: {', '.join(failed)} (see the log)")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *args: stop.set())
        last_runs = {}
        while not stop.is_set():
            run_due_jobs(now(), last_runs)
            close_old_connections()  # a connection that broke is made anew
            stop.wait(loop)
