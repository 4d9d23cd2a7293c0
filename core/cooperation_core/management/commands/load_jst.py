from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cooperation_core.domain.jst import load_units, read_units
from cooperation_core.errors import DomainError

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "jst" / "jst.csv"


class Command(BaseCommand):
    help = "Loads the register of local-government units from a CSV; without FILE, those of the Opole region."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=DATA)

    def handle(self, *, file, **options):
        try:
            with file.open(encoding="utf-8-sig", newline="") as text:
                new, changed = load_units(read_units(text))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is not UTF-8") from error
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{new} new units, {changed} changed")
