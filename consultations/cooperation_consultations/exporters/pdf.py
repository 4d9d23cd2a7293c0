"""The table of remarks as PDF/UA-1, set by typst in a child process whose memory goes away with it."""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import IO

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from .glyphs import spelled_out
from .layout import Front, column_names
from .rows import RemarkRow

ROWS_PER_VOLUME = 2500  # so many long remarks need about 1.3 GB to set; more go into further volumes
SECONDS_PER_VOLUME = 120
TYPESETTER = Path(__file__).with_name("typeset.py")


class TypesettingFailed(RuntimeError):
    """The child process made no file; the message is what it said."""


def write_pdf(
    front: Front, rows: Iterable[RemarkRow], file: IO[bytes], progress: Callable[[int], None] = lambda done: None
) -> str:
    """Write the table into ``file`` and return its suffix: ``.pdf``, or ``.zip`` where it takes several volumes.

    Args:
        front: what stands before the table.
        rows: the remarks, read as they come; at most two volumes are held at a time.
        file: a binary file, open for writing.
        progress: told how many rows are set.

    Raises:
        TypesettingFailed: when typst refuses the document or takes too long.
    """
    volumes = _volumes(rows)
    first, second = next(volumes, []), next(volumes, None)
    if second is None:
        file.write(_typeset(front, first))
        progress(len(first))
        return ".pdf"
    done = 0
    with zipfile.ZipFile(file, "w") as archive:
        for number, volume in enumerate(chain([first, second], volumes), start=1):
            title = _("%(title)s, volume %(number)d") % {"title": front.title, "number": number}
            archive.writestr(
                f"{number:02}.pdf",
                _typeset(replace(front, title=title, facts=front.facts if number == 1 else []), volume),
            )
            done += len(volume)
            progress(done)
    return ".zip"


def _volumes(rows: Iterable[RemarkRow]) -> Iterator[list[list]]:
    cells = (_cells(row) for row in rows)
    while volume := list(islice(cells, ROWS_PER_VOLUME)):
        yield volume


def _cells(row: RemarkRow) -> list:
    """Return the cells of a row: a string, or a list of (name, words) that stand below each other."""
    when = formats.date_format(timezone.localtime(row.received_at), "SHORT_DATETIME_FORMAT")
    remark = [["", row.text]]
    if row.proposed_wording:
        remark.append([_("Proposed wording:"), row.proposed_wording])
    if row.reasons:
        remark.append([_("Reasons:"), row.reasons])
    position = [["", row.answer_reasons]]
    if row.changed_unit:
        position.append([_("Change:"), row.changed_unit])
    return [
        str(row.number),
        [["", when], ["", row.channel]],
        spelled_out(row.author),
        row.unit,
        spelled_out(row.quotation),
        [[name, spelled_out(words)] for name, words in remark],
        row.decision,
        [[name, spelled_out(words)] for name, words in position],
    ]


def _typeset(front: Front, rows: list[list]) -> bytes:
    data = {
        "title": spelled_out(front.title),
        "office": spelled_out(front.office),
        "language": front.language,
        "footer": spelled_out(front.footer),
        "facts": [[spelled_out(name), spelled_out(value)] for name, value in front.facts],
        "columns": column_names(),
        "rows": rows,
        "words": {
            "page": _("Page"),
            "table": _("Table of remarks"),
            "empty": _("No remarks were submitted."),
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "data.json"), Path(folder, "table.pdf")
        source.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        try:
            subprocess.run(
                [sys.executable, "-I", str(TYPESETTER), str(source), str(target)],
                check=True,
                capture_output=True,
                timeout=SECONDS_PER_VOLUME,
            )
        except subprocess.TimeoutExpired as error:
            raise TypesettingFailed(f"typst took more than {SECONDS_PER_VOLUME} s") from error
        except subprocess.CalledProcessError as error:
            raise TypesettingFailed(error.stderr.decode(errors="replace")[-2000:]) from error
        return target.read_bytes()
