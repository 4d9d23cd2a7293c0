import errno
import socket
import sqlite3

import pytest
from django.core.management.base import CommandError
from refsite.management.commands import demo


def test_a_busy_port_is_said_before_anything_starts():
    with socket.socket() as busy:
        busy.bind((demo.HOST, 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(CommandError, match=f"^Port {port} is in use: .* make demo PORT={port + 1}.$"):
            demo.checked_port(str(port))


def test_a_free_port_is_taken():
    with socket.socket() as probe:
        probe.bind((demo.HOST, 0))
        port = probe.getsockname()[1]
    assert demo.checked_port(str(port)) == port


@pytest.mark.parametrize("text", ["", "osiem", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(text):
    with pytest.raises(CommandError, match="PORT must be a number"):
        demo.checked_port(text)


def test_a_full_disk_is_known_from_other_errors():
    assert demo.is_full(OSError(errno.ENOSPC, "No space left on device"))
    assert demo.is_full(sqlite3.OperationalError("database or disk is full"))
    assert not demo.is_full(OSError(errno.EACCES, "Permission denied"))
    assert not demo.is_full(sqlite3.OperationalError("no such table"))


def test_reset_throws_away_data_and_keeps_what_is_not_its_own(tmp_path):
    for name in ("cooperation.sqlite3", "cooperation.sqlite3-wal", "tallies.sqlite3", "demo-loaded", "secret-key"):
        (tmp_path / name).touch()
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "one.eml").touch()
    (tmp_path / "notes").mkdir()
    demo.throw_away(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notes", "secret-key"]


def test_the_name_of_the_release_changes_with_a_template(tmp_path, settings):
    settings.ROOT = tmp_path
    template = tmp_path / "core" / "page.html"
    template.parent.mkdir()
    template.write_text("one")
    before = demo.state_of_files()
    assert demo.state_of_files() == before
    template.write_text("another")
    assert demo.state_of_files() != before
