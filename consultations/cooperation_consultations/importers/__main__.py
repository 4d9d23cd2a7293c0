"""Reads one source from standard input and writes the act as JSON; the child process of bounded.py."""

from __future__ import annotations

import argparse
import json
import math
import sys
from contextlib import suppress

from . import docx, odt  # noqa: F401 - loaded before the bounds are set, which count and hamper loading
from .paragraphs import UnreadableSource
from .reading import read_source
from .refusals import MEGABYTE, too_complex

OPEN_FILES = 32


def bound(seconds: float, memory_mb: int) -> None:
    """Let the system stop this process: address space, processor time, no files, no core; nothing where it cannot."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's clock stops us there
        return
    processor = math.ceil(seconds)
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory_mb * MEGABYTE, memory_mb * MEGABYTE),
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (soft, hard))


def answer(data: bytes, name: str, *, is_text: bool) -> dict[str, object]:
    """The act, or why there is none, as one JSON object."""
    try:
        source = data.decode("utf-8", errors="replace") if is_text else data
        return {"act": read_source(source, name).to_json()}
    except UnreadableSource as refusal:
        return _refused(refusal)
    except (MemoryError, RecursionError):
        return _refused(too_complex())


def _refused(refusal: UnreadableSource) -> dict[str, object]:
    return {"refusal": {"code": refusal.code, "message": refusal.message, "params": refusal.params}}


def main() -> None:
    """Run with the bounds and the file's name as arguments."""
    parser = argparse.ArgumentParser(prog="python -m cooperation_consultations.importers")
    parser.add_argument("--name", default="")
    parser.add_argument("--text", action="store_true", help="standard input is pasted text in UTF-8")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--memory-mb", type=int, required=True)
    options = parser.parse_args()
    bound(options.seconds, options.memory_mb)
    result = answer(sys.stdin.buffer.read(), options.name, is_text=options.text)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
