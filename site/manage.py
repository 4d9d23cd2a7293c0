#!/usr/bin/env python3
"""The reference site's commands."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    own_python = ROOT / ".venv" / "bin" / "python"
    if find_spec("django") is None and own_python.exists() and sys.executable != str(own_python):
        os.execv(own_python, [str(own_python), *sys.argv])
    # A checkout runs as it is; an installed wheel finds the packages by itself.
    for floor in ("core", "search", "cooperation_blocks", "participation", "consultations"):
        if (ROOT / floor).is_dir():
            sys.path.insert(0, str(ROOT / floor))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refsite.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
