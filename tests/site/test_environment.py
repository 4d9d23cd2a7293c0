"""What a machine hears where something is missing; the whole way is run by `.ci/run`."""

import os
import subprocess

import pytest
from django.conf import settings

SCRIPT = settings.SITE_DIR / "environment.sh"


def run(tmp_path, **environment):
    return subprocess.run(
        ["sh", str(SCRIPT), "site"],
        env=os.environ | {"VENV": str(tmp_path / "venv"), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def fake_python(tmp_path, version):
    """A Python that tells its version and is good for nothing else."""
    file = tmp_path / "old-python"
    file.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "Python {version}"\nexit 1\n')
    file.chmod(0o755)
    return str(file)


def test_a_python_too_old_is_one_sentence(tmp_path):
    done = run(tmp_path, PYTHON=fake_python(tmp_path, "3.9.2"))
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed")
    assert len(done.stderr.splitlines()) == 1


def test_no_room_is_one_sentence(tmp_path):
    df = tmp_path / "bin" / "df"
    df.parent.mkdir()
    df.write_text("#!/bin/sh\necho header\necho /dev/x 100 90 2048 98% /\n")
    df.chmod(0o755)
    done = run(tmp_path, PATH=f"{df.parent}:{os.environ['PATH']}")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("There is no room on the disk")


@pytest.mark.slow
def test_no_registry_is_one_sentence(tmp_path):
    done = run(
        tmp_path,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("The package registry cannot be reached")
