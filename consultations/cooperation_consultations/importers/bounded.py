"""Reads a source in a child process that is stopped when it takes too much time or memory."""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml

from .characters import visible
from .limits import DEFAULT, check_size
from .paragraphs import UnreadableSource
from .refusals import reading_failed, too_complex, too_large, took_too_long
from .structure.act import Act

logger = logging.getLogger(__name__)

LONGEST_NAME = 200
STOPPED_BY_CLOCK = (-signal.SIGKILL, -getattr(signal, "SIGXCPU", signal.SIGTERM))
LOGGED_CHARACTERS = 4_000


def read_source_bounded(data: bytes | str, name: str = "", *, seconds: float = 20, memory_mb: int = 400) -> Act:
    """Read a draft act without risk to this process.

    Args:
        data: a file's bytes, or pasted text.
        name: the file's name as sent.
        seconds: how long it may take, by the clock.
        memory_mb: how much address space the child may use, in megabytes.

    Raises:
        UnreadableSource: what the readers refuse, and document_took_too_long, document_too_complex,
            document_reading_failed.
    """
    is_text = isinstance(data, str)
    source = data.encode("utf-8", errors="replace") if isinstance(data, str) else data
    if not is_text:
        check_size(source, DEFAULT)
    elif len(data) > DEFAULT.characters:
        raise too_large(len(data), DEFAULT.characters)
    command = [
        _interpreter(), "-P", "-m", f"{__package__}", f"--name={visible(name)[:LONGEST_NAME]}",
        f"--seconds={seconds}", f"--memory-mb={memory_mb}",
    ]  # fmt: skip
    try:
        finished = subprocess.run(
            command + ["--text"] * is_text,
            input=source,
            capture_output=True,
            timeout=seconds,
            env=_environment(),
            start_new_session=True,  # a Ctrl-C meant for the server is not meant for the child
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise took_too_long(math.ceil(seconds)) from error
    return _act(finished, seconds)


def _act(finished: subprocess.CompletedProcess[bytes], seconds: float) -> Act:
    if finished.returncode in STOPPED_BY_CLOCK:
        raise took_too_long(math.ceil(seconds))
    if finished.returncode < 0:
        # Out of memory inside a library ends in a signal.
        raise too_complex()
    try:
        answer: dict[str, Any] = json.loads(finished.stdout) if finished.returncode == 0 else {}
    except ValueError:
        answer = {}
    if "refusal" in answer:
        raise UnreadableSource(**answer["refusal"])
    if "act" not in answer:
        told = finished.stderr.decode("utf-8", errors="replace")
        if "MemoryError" in told:
            raise too_complex()
        logger.error("Reading a draft act failed: %s", told[-LOGGED_CHARACTERS:])
        raise reading_failed()
    return Act.from_json(answer["act"])


def _interpreter() -> str:
    """The Python that runs us; servers that embed one (uWSGI) put themselves in sys.executable."""
    if "python" in Path(sys.executable or "").name:
        return sys.executable
    return str(Path(sys.prefix) / "bin" / "python3")


def _environment() -> dict[str, str]:
    """Nothing of the server's secrets; where our package and lxml lie, whether installed or run from a checkout."""
    roots = dict.fromkeys(
        str(Path(path).resolve()) for path in (Path(__file__).parents[2], Path(lxml.__file__).parents[1])
    )
    environment = {"PYTHONPATH": os.pathsep.join(roots), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    if "SYSTEMROOT" in os.environ:  # Windows starts no Python without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return environment
