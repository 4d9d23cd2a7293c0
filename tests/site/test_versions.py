import tomllib

import cooperation_core
import yaml
from django.conf import settings


def test_the_version_is_told_the_same_everywhere():
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]
    told = yaml.safe_load((settings.ROOT / "publiccode.yml").read_text())
    assert project["version"] == cooperation_core.__version__ == told["softwareVersion"]
    assert project["license"] == told["legal"]["license"] == "EUPL-1.2"


def test_descriptions_keep_the_lengths_of_the_standard():
    told = yaml.safe_load((settings.ROOT / "publiccode.yml").read_text())
    for description in told["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
