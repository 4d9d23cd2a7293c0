import pytest
from cooperation_consultations.domain import chain, periods
from cooperation_consultations.enums import Phase
from cooperation_consultations.models import Consultation, Remark
from cooperation_core.models import LocalGovernmentUnit, OfficeSettings, OutgoingMail
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.utils import timezone
from refsite.demo.accounts import STAFF
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import GroupSitePermission, Page, Site

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def load():
    call_command("load_demo", port=8123, verbosity=0)


def everything():
    """Count what the demo makes."""
    models = (Page, Consultation, Remark, OutgoingMail, LocalGovernmentUnit, get_image_model(), get_document_model())
    return {model.__name__: model.objects.count() for model in models}


def test_the_demo_stands_and_loading_it_again_changes_nothing(client, capsys):
    load()
    now = timezone.now()
    phases = sorted(periods.phase_of(consultation, now) for consultation in Consultation.objects.all())
    assert phases == [Phase.ANNOUNCED, Phase.OPEN, Phase.REPORTED]
    for consultation in Consultation.objects.all():
        assert chain.verify(consultation) == []
        assert all(remark.confirmed_at <= now for remark in consultation.remarks.all())
    opened = next(c for c in Consultation.objects.all() if periods.phase_of(c, now) == Phase.OPEN)
    assert opened.versions.get().provisions.count() >= 40
    assert opened.remarks.count() >= 60
    assert opened.pages.count() == 3

    site = Site.objects.get()
    assert (site.hostname, site.port) == ("127.0.0.1", 8123)
    assert OfficeSettings.for_site(site).logo is not None
    assert authenticate(username=STAFF["username"], password=STAFF["password"]).is_superuser
    assert LocalGovernmentUnit.objects.count() == 1 + 12 + 71
    assert OutgoingMail.objects.count() == 0

    before = everything()
    load()
    assert everything() == before


def test_editors_of_the_demo_hold_no_right_beyond_their_site(client, capsys):
    load()
    group = next(iter(GroupSitePermission.objects.all())).group
    assert [right.codename for right in group.permissions.all()] == ["access_admin"]


def test_another_port_changes_the_address_alone(site, capsys):
    before = everything()
    call_command("load_demo", port=9000, only_address=True)
    assert Site.objects.get().port == 9000
    assert everything() == before
