"""Reading in a child process: the same act, and no way to hurt or block the server."""

import os
import subprocess
import sys
import time

import pytest
from cooperation_consultations.importers import bounded
from cooperation_consultations.importers.bounded import read_source_bounded
from cooperation_consultations.importers.paragraphs import UnreadableSource
from cooperation_consultations.importers.reading import read_source

from .documents import DATA, LEGAL, make_docx, par

SOURCE = "UCHWAŁA NR 1\n§ 1. Ala ma kota.\n§ 2. 1. Kot ma Alę.\n2. Pies nie ma nikogo.\n"


def code(*arguments, **bounds):
    with pytest.raises(UnreadableSource) as caught:
        read_source_bounded(*arguments, **bounds)
    return caught.value.code


def test_the_act_is_the_one_that_is_read_here():
    data = make_docx(par("Ala", num=1, level=0) + par("Kot", num=1, level=1), numbering=LEGAL)
    assert read_source_bounded(data, "a.docx").to_json() == read_source(data, "a.docx").to_json()


def test_pasted_text_is_read_too():
    assert read_source_bounded(SOURCE).to_json() == read_source(SOURCE).to_json()


def test_text_with_half_a_character_pair_is_read():
    assert "kota" in str(read_source_bounded("§ 1. Ala ma \ud800 kota.").to_json())


def test_refusals_come_through_with_code_message_and_values():
    with pytest.raises(UnreadableSource) as caught:
        read_source_bounded((DATA / "odd" / "odt_as.docx").read_bytes(), "uchwała\n\0--.docx")
    assert caught.value.code == "document_misnamed"
    assert caught.value.params == {"suffix": ".docx", "kind": "OpenDocument (ODT)"}


@pytest.mark.parametrize(("data", "expected"), [(b"", "document_empty"), ("a" * 5_000_000, "document_too_large")])
def test_what_is_refused_at_once_starts_no_child(data, expected, monkeypatch):
    monkeypatch.setattr(bounded, "subprocess", None)
    assert code(data) == expected


def test_the_clock_stops_the_child():
    began = time.monotonic()
    assert code(SOURCE, seconds=0.001) == "document_took_too_long"
    assert time.monotonic() - began < 2


ENDLESS = "import sys\nwhile True: pass\n"
SPENDTHRIFT = "x = []\nwhile True: x.append(bytearray(1 << 20))\n"


def child(monkeypatch, code, **bounds):
    """Run code in the bounds of the child instead of the reader."""
    bounding = (
        f"from cooperation_consultations.importers.__main__ import bound\nbound({bounds['cpu']}, {bounds['mb']})\n"
    )
    start = subprocess.run

    def run(command, **options):
        return start([command[0], "-P", "-c", bounding + code], **options)

    monkeypatch.setattr(bounded.subprocess, "run", run)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only the clock")
def test_the_system_stops_what_computes_too_long(monkeypatch):
    child(monkeypatch, ENDLESS, cpu=1, mb=400)
    assert code(SOURCE, seconds=30) == "document_took_too_long"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only the clock")
def test_the_system_refuses_too_much_memory(monkeypatch):
    child(monkeypatch, SPENDTHRIFT, cpu=10, mb=100)
    assert code(SOURCE) == "document_too_complex"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only the clock")
def test_the_child_can_write_no_file(monkeypatch, tmp_path, caplog):
    child(monkeypatch, f"open({str(tmp_path / 'x')!r}, 'wb', buffering=0).write(b'a' * 10)", cpu=5, mb=200)
    assert code(SOURCE) == "document_reading_failed"
    assert "File too large" in caplog.text


def test_a_fault_of_ours_is_logged_and_told(monkeypatch, caplog):
    child(monkeypatch, "1 / 0", cpu=5, mb=200)
    assert code(SOURCE) == "document_reading_failed"
    assert "ZeroDivisionError" in caplog.text


def test_the_child_knows_nothing_of_the_servers_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "tajne")
    seen = {}

    def run(command, **options):
        seen.update(options)
        return subprocess.CompletedProcess(command, 0, b'{"act": {"format": 1}}', b"")

    monkeypatch.setattr(bounded.subprocess, "run", run)
    read_source_bounded(SOURCE)
    assert sorted(set(seen["env"]) - {"SYSTEMROOT"}) == ["LC_ALL", "PYTHONIOENCODING", "PYTHONPATH"]


def test_the_child_finds_its_package_from_anywhere_and_without_django(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('the working directory was imported')")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert read_source_bounded(SOURCE).units
    loaded = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "import sys, cooperation_consultations.importers.bounded as b\nprint('django' in sys.modules)",
        ],
        env=bounded._environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout == f"False{os.linesep}"
