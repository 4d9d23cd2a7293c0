"""Run by itself in a child process: ``python typeset.py DATA.json TABLE.pdf`` sets the table as PDF/UA-1."""

import sys
from pathlib import Path

import typst

MEMORY = 2 << 30


def main(source: str, target: str) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    except (ImportError, ValueError):
        pass  # a system without limits, or one that has set a lower one already
    typst.compile(
        str(Path(__file__).with_name("remarks_table.typ")),
        output=target,
        root="/",
        sys_inputs={"data": source},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
