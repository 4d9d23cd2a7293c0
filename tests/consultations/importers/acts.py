"""Reads a short act and shows its units as lines to compare: path, then text; "?" before a doubtful unit."""

from textwrap import dedent

from cooperation_consultations.importers import kinds
from cooperation_consultations.importers.structure import read_act
from cooperation_consultations.importers.text import read_text

LEGAL = frozenset((*kinds.SYSTEMATISING, *kinds.EDITORIAL))


def read(source):
    """Read pasted text and make sure that none of its words is lost or moved."""
    act = read_act(read_text(dedent(source).strip("\n")))
    assert (act.words["lost"], act.words["out_of_order"]) == (0, 0)
    return act


def outline(act, *, only=None, width=40):
    """Return a line for each unit: "? par:1/ust:2 | text"."""
    paths, lines = {}, []
    for unit, parent in act.walk():
        step = f"{unit.kind}:{unit.number}" if unit.number else unit.kind
        path = paths[id(unit)] = f"{paths[id(parent)]}/{step}" if parent else step
        if only is None or unit.kind in only:
            text = (unit.heading or unit.text).replace("\n", " / ")[:width].rstrip()
            lines.append(f"{'? ' if unit.doubts else ''}{path} | {text}".rstrip(" |"))
    return lines


def units(source, **options):
    """Read pasted text and return the outline of its legal units alone."""
    return outline(read(source), only=LEGAL, **options)


def doubts(source):
    """Return the doubts by path."""
    act = read(source)
    paths, found = {}, {}
    for unit, parent in act.walk():
        step = f"{unit.kind}:{unit.number}" if unit.number else unit.kind
        path = paths[id(unit)] = f"{paths[id(parent)]}/{step}" if parent else step
        if unit.doubts:
            found[path] = unit.doubts
    return found
