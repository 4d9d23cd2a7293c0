import datetime

import pytest
from cooperation_consultations.domain import chain, periods
from cooperation_consultations.enums import Phase
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage
from django.core.management import CommandError, call_command
from refsite import seed

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)


def test_seeded_remarks_are_numbered_densely_and_their_chain_holds(site, monkeypatch):
    monkeypatch.setattr(seed, "BATCH", 5)
    consultation = seed.seed_consultation(site, remarks=12, at=AT)
    assert list(consultation.remarks.values_list("number", flat=True)) == list(range(1, 13))
    assert chain.verify(consultation) == []
    assert periods.phase_of(consultation, AT) == Phase.OPEN


@pytest.mark.parametrize("units", [2, 40, 41, 42, 43])
def test_the_draft_has_as_many_units_as_asked(site, units):
    consultation = seed.seed_consultation(site, remarks=0, units=units, at=AT)
    assert consultation.versions.get().provisions.count() == units


def test_answers_are_given_to_as_many_as_asked(site):
    consultation = seed.seed_consultation(site, remarks=6, answered=4, at=AT)
    assert consultation.remarks.unanswered().count() == 2


def test_the_page_stands_below_the_list_of_consultations(site):
    index = site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=site.root_page.locale))
    consultation = seed.seed_consultation(site, remarks=1, at=AT)
    assert ConsultationPage.objects.child_of(index).get().consultation == consultation


@pytest.mark.parametrize("wrong", [{"remarks": -1}, {"remarks": 1, "units": 1}, {"remarks": 1, "answered": 2}])
def test_impossible_numbers_are_refused(site, wrong):
    with pytest.raises(CommandError):
        call_command("seed", **wrong)
