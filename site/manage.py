#!/usr/bin/env python
"""The reference site's commands."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main():
    # A checkout runs as it is; an installed wheel finds the packages by itself.
    for floor in ("core", "search", "cooperation_blocks", "participation", "consultations"):
        if (ROOT / floor).is_dir():
            sys.path.insert(0, str(ROOT / floor))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refsite.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
