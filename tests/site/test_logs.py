import json
import logging
import sys

from refsite.logs import JsonLines


def record(**changes):
    made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "zła %s", ("prośba",), None)
    for key, value in changes.items():
        setattr(made, key, value)
    return made


def test_a_record_is_one_line_of_json():
    line = JsonLines().format(record(status_code=500))
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"], told["status"]) == (
        "error", "django.request", "zła prośba", 500,
    )  # fmt: skip


def test_an_exception_stays_on_the_line():
    try:
        raise ValueError("źle")
    except ValueError:
        line = JsonLines().format(record(exc_info=sys.exc_info()))
    assert "\n" not in line
    assert "ValueError: źle" in json.loads(line)["exception"]
