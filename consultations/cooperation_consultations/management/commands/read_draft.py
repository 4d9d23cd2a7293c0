import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...importers.bounded import read_source_bounded
from ...importers.paragraphs import UnreadableSource
from ...importers.report import answer
from ...importers.structure import Act

FILE_MISSING, SOURCE_REFUSED = 2, 3


class Command(BaseCommand):
    """Reads a draft act and says what was understood; saves nothing and asks no database.

    Exit codes: 0 read, 2 the file cannot be opened, 3 the source was refused (its code stands first in the message).
    """

    help = "Reads a draft act (DOCX, ODT or text) into its legal units, without saving anything."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="the act: DOCX, ODT or plain text")
        parser.add_argument("--json", action="store_true", help="one JSON object (docs/reference/draft-units.md)")

    def handle(self, *, file, json: bool, **options):
        try:
            data = Path(file).read_bytes()
        except OSError as problem:
            raise CommandError(f"{file}: {problem.strerror}", returncode=FILE_MISSING) from problem
        try:
            act = read_source_bounded(data, Path(file).name)
        except UnreadableSource as refusal:
            message = _(refusal.message) % refusal.params if refusal.params else _(refusal.message)
            raise CommandError(f"{refusal.code}: {message}", returncode=SOURCE_REFUSED) from refusal
        self.stdout.write(as_json(act) if json else as_outline(act))


def as_json(act: Act) -> str:
    return json.dumps(answer(act), ensure_ascii=False, indent=1)


def as_outline(act: Act) -> str:
    """Return the units with indentation, then the account of words."""
    found = answer(act)
    depths: dict[str | None, int] = {None: -1}
    lines = []
    for unit in found["units"]:
        depths[unit["eid"]] = depth = depths[unit["parent"]] + 1
        text = " ".join(piece for piece in (unit["mark"], unit["heading"], unit["text"]) if piece)
        doubts = f"  ({', '.join(unit['doubts'])})" if unit["doubts"] else ""
        lines.append(f"{'  ' * depth}{unit['eid']}  {text[:90]}{doubts}")
    counts = ", ".join(f"{name} {count}" for name, count in found["words"].items())
    return "\n".join([*lines, "", counts])
