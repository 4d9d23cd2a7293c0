import datetime
import re

import pytest
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import (
    ConsultationFactory,
    DraftVersionFactory,
    ProvisionFactory,
    make_remark,
)
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

DAY = datetime.timedelta(days=1)


@pytest.fixture
def index(site):
    return site.root_page.add_child(
        instance=ConsultationIndexPage(title="Konsultacje", slug="konsultacje", locale=site.root_page.locale)
    )


@pytest.fixture
def with_page(index):
    """Give a consultation its page below the index, with an act of three paragraphs and two points."""

    def make(consultation, *, slug="", parent=index, body=(("act", None),), **values):
        if not consultation.versions.exists():
            version = DraftVersionFactory(consultation=consultation, issued_at=consultation.created_at)
            for order, (kind, eid, label, text) in enumerate(ACT, start=1):
                ProvisionFactory(
                    version=version,
                    order=order,
                    kind=kind,
                    number=str(order),
                    eid=eid,
                    label=label,
                    mark=label.rpartition(" ")[2],
                    text=text,
                )
        page = ConsultationPage(
            title=consultation.title,
            slug=slug or f"k{consultation.pk}",
            consultation=consultation,
            locale=parent.locale,
            **values,
        )
        page.body = list(body)
        parent.refresh_from_db()
        return parent.add_child(instance=page)

    return make


ACT = [
    ("rozdzial", "rozdz_1", "Rozdział 1", "Przepisy ogólne"),
    ("par", "par_1", "§ 1", "Uchwala się program."),
    ("par", "par_2", "§ 2", "Konkurs ogłasza się na 14 dni."),
    ("pkt", "par_2__pkt_1", "§ 2 pkt 1", "na stronie urzędu;"),
    ("par", "par_3", "§ 3", "Uchwała wchodzi w życie 1 stycznia."),
]


@pytest.fixture
def consultation(site):
    """An open consultation that closes at midnight, Polish time, after the fifth day from today."""
    consultation = ConsultationFactory(site=site, title="Program współpracy")
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    consultation.closes_at = today + datetime.timedelta(days=6)
    consultation.save()
    return consultation


@pytest.fixture
def page(consultation, with_page):
    return with_page(consultation, slug="program")


@pytest.fixture
def unit(page):
    return page.consultation.versions.get().provisions.get(eid="par_2")


@pytest.fixture
def published(consultation):
    """Make a published remark."""

    def make(provision=None, text="Termin jest za krótki.", **values):
        at = values.pop("at", consultation.opens_at + DAY)
        values.setdefault("visibility", Visibility.PUBLISHED)
        return make_remark(consultation, provision=provision, text=text, at=at, **values)

    return make


@pytest.fixture
def queries_of(client):
    """Return how many queries a page needs once the process knows the site, for a visitor without a session."""

    def count(address):
        for _visit in range(2):  # the first one makes the settings of the site, which is a change of content
            client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count


@pytest.fixture
def words_of():
    """Return the words of an answer as a reader meets them."""

    def read(response):
        html = b"".join(response.streaming_content) if response.streaming else response.content
        text = re.sub(r"<(script|style).*?</\1>", " ", html.decode(), flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", text).split())

    return read
