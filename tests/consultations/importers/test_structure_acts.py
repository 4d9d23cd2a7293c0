"""Eight acts in the offices' own styles against their true units (tests/consultations/data/acts/README.md)."""

import json
from pathlib import Path

import pytest
from cooperation_consultations.importers.reading import read_source
from cooperation_consultations.importers.structure import Act

from .acts import LEGAL

ACTS = sorted((Path(__file__).parents[1] / "data" / "acts").glob("*.txt"))


def found_units(act):
    """Path, text and doubt of each legal unit; an attachment has no step of its own in the true units."""
    paths, found = {}, []
    for unit, parent in act.walk():
        above = paths[id(parent)] if parent else ""
        step = f"{unit.kind}:{unit.number}" if unit.kind in LEGAL else ""
        paths[id(unit)] = "/".join(filter(None, (above, step)))
        if step:
            text = (unit.heading or unit.text).replace("\n", " ")
            found.append([paths[id(unit)], text[:40], bool(unit.doubts)])
    return found


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_every_unit_has_its_kind_number_and_parent_and_only_unsure_ones_are_doubtful(path):
    truth = json.loads(path.with_name(f"{path.stem}.units.json").read_text())
    found = found_units(read_source(path.read_bytes(), path.name))
    assert found[: len(truth)] == [[unit[0], unit[1], len(unit) > 2] for unit in truth]
    # What goes on after the true units was cut off in the middle, and is said to be.
    assert all(doubtful for _path, _text, doubtful in found[len(truth) :])
    assert len(found) - len(truth) <= 1


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_no_word_is_lost_or_moved(path):
    act = read_source(path.read_bytes(), path.name)
    assert (act.words["lost"], act.words["out_of_order"]) == (0, 0)


def test_the_eight_acts_are_here():
    assert len(ACTS) == 8


def test_an_act_comes_back_from_its_json():
    act = read_source(ACTS[0].read_bytes(), ACTS[0].name)
    again = Act.from_json(json.loads(json.dumps(act.to_json())))
    assert again.to_json() == act.to_json()


def test_json_of_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="unknown format"):
        Act.from_json({"format": 2, "units": []})
