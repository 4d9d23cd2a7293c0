"""Measure, each figure one JSON line: `python bench/run.py [NAME]`.

A bench is a function of ``bench/*.py`` under ``@bench`` that yields figures; NAME runs those whose name contains it.
Peers are measured in the same run, on the same server with as many workers.
"""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench.frame import BENCHES  # noqa: E402
from bench.projects import clean_up  # noqa: E402


def main(only=""):
    for file in sorted(HERE.glob("bench_*.py")):
        importlib.import_module(f"bench.{file.stem}")
    chosen = {name: function for name, function in BENCHES.items() if only in name}
    if not chosen:
        sys.exit(f"No bench has {only!r} in its name; there are {', '.join(sorted(BENCHES))}.")
    failed = False
    try:
        for name, function in chosen.items():
            print(f"# {name}: {function.__doc__.splitlines()[0]}", file=sys.stderr, flush=True)
            try:
                for figure in function():
                    print(figure.line(), flush=True)
            except Exception as error:
                failed = True
                print(f"# {name} failed: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        clean_up()
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:2])
