"""What a process keeps while the content stands still."""

import pytest
from cooperation_core import kept
from django.db import transaction


@pytest.fixture
def made():
    return []


def make(made, value):
    def maker():
        made.append(value)
        return value

    return maker


def test_large_thing_is_made_once_for_a_stamp_and_anew_for_the_next(made):
    for stamp, value in (("a", 1), ("a", 2), ("b", 3)):
        with kept.under(stamp):
            assert kept.newest_per_stamp("page", make(made, value)) == made[-1]
    assert made == [1, 3]


def test_large_thing_is_not_kept_outside_a_public_page(made):
    for value in (1, 2):
        kept.newest_per_stamp("page", make(made, value))
    assert made == [1, 2]


def test_only_the_newest_stamp_of_so_many_large_things_is_kept(made):
    with kept.under("stamp"):
        for number in range(kept.LARGE + 1):
            kept.newest_per_stamp(("thing", number), make(made, number))
        kept.newest_per_stamp(("thing", 0), make(made, "again"))
    assert made[-1] == "again"
    assert len(kept._large) <= kept.LARGE


@pytest.mark.django_db
def test_what_a_write_reads_inside_its_transaction_is_not_kept_and_what_was_kept_is_found(made):
    with kept.under("stamp"):
        kept.per_stamp("site", make(made, "site"))
    with kept.under("stamp", may_write=True), transaction.atomic():
        assert kept.per_stamp("site", make(made, "anew")) == "site"
        for value in (1, 2):
            kept.per_stamp("in doubt", make(made, value))
            kept.newest_per_stamp("in doubt", make(made, value))
    with kept.under("stamp"):
        kept.per_stamp("in doubt", make(made, 3))
    assert made == ["site", 1, 1, 2, 2, 3]
