import datetime
import re

import pytest
from cooperation_consultations.domain import remarks
from cooperation_consultations.factories import ConsultationFactory
from cooperation_core.clock import Arrival
from cooperation_participation.domain.contacts import PersonDetails
from django.core import mail
from django.utils import timezone


@pytest.fixture
def consultation(site):
    """An open consultation: it opened five days ago and closes in sixteen."""
    return ConsultationFactory(site=site)


@pytest.fixture
def send(consultation):
    """Send a remark as a guest does, now or at another moment."""

    def submit(*, at=None, on=consultation, email="anna@example.org", **values):
        arguments = {
            "provision": None,
            "version": None,
            "kind": "wording",
            "text": "Proszę wydłużyć termin.",
            "person": PersonDetails(email=email, name="Anna Przykładna") if email else None,
            "participant_kind": "resident",
            "publish_name": False,
            "consents": [],
            "language": "pl",
            "network_address": "192.0.2.7",
            "idempotency_key": "",
            **values,
        }
        return remarks.submit_remark(consultation=on, arrival=Arrival(at or timezone.now(), "server"), **arguments)

    return submit


@pytest.fixture
def letters(site):
    """Send what waits in the outbox and return the letters."""
    from cooperation_core.domain import outbox

    def collect():
        mail.outbox.clear()
        outbox.send_due_mail(timezone.now() + datetime.timedelta(days=400))
        return list(mail.outbox)

    return collect


@pytest.fixture
def link_in():
    """Find the path of the address in a letter that holds ``part``."""

    def find(letter, part):
        return re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", letter.body).group(1)

    return find
