import datetime

import pytest
from cooperation_consultations.domain.drafts.problems import words_digest
from cooperation_consultations.factories import ConsultationFactory
from cooperation_consultations.models import WorkingDraft

from . import trees

NOW = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def consultation(site):
    return ConsultationFactory(site=site, now=NOW)


@pytest.fixture
def make_draft(consultation):
    """Store a hand-made tree as the consultation's working draft."""

    def make(tree=None):
        tree = tree or trees.small_act()
        tree["words"]["digest"] = words_digest(tree)
        return WorkingDraft.objects.create(consultation=consultation, tree=tree, updated_at=NOW)

    return make
