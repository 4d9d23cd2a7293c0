import uuid

import pytest
from cooperation_consultations.factories import (
    ConsultationFactory,
    DraftVersionFactory,
    ProcedureFactory,
    ProvisionFactory,
    make_remark,
)
from cooperation_consultations.models import Remark, RemarkText
from cooperation_participation.models import Submission
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, GroupSitePermission

ALL = ("add", "change", "delete", "moderate", "answer", "report")


def with_act(consultation):
    version = DraftVersionFactory(consultation=consultation)
    for number in ("1", "2", "3"):
        ProvisionFactory(version=version, number=number, order=int(number))
    return consultation


@pytest.fixture
def consultation(site):
    """An open consultation with one issued version of three paragraphs."""
    return with_act(ConsultationFactory(site=site, title="Program współpracy"))


@pytest.fixture
def closed(site):
    """A consultation that closed five days ago."""
    return with_act(ConsultationFactory(site=site, title="Statut sołectwa", closed=True))


@pytest.fixture
def foreign(other_site):
    """An open consultation of another tenant."""
    return with_act(ConsultationFactory(site=other_site, title="Plan obcej gminy"))


@pytest.fixture
def provision(consultation):
    return consultation.versions.get().provisions.first()


@pytest.fixture
def procedure(site):
    return ProcedureFactory(site=site)


@pytest.fixture
def staff_of(django_user_model):
    """Make a member of staff who may do ``actions`` with consultations of one site, and edit its pages."""

    def make(site, *actions):
        group = Group.objects.create(name=f"Redakcja {uuid.uuid4().hex}")
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=site.root_page, permission=permission)
        for action in actions:
            permission = Permission.objects.get(codename=f"{action}_consultation")
            GroupSitePermission.objects.create(group=group, site=site, permission=permission)
        user = django_user_model.objects.create_user(group.name.replace(" ", "-"), password="haslo-redakcji")
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def staff(client, site, staff_of):
    """The client of somebody who may do everything with the consultations of the site."""
    client.user = staff_of(site, *ALL)
    client.force_login(client.user)
    return client


@pytest.fixture
def at_desk(consultation):
    """The address of a page of the desk, of the open consultation or of another."""

    def address(name, *args, of=consultation):
        return reverse(f"cooperation_consultations_desk:{name}", args=[of.pk, *args])

    return address


@pytest.fixture
def bulk():
    """The address of an action for several remarks."""

    def address(action, remarks, back="/admin/"):
        ids = "&".join(f"id={remark.pk}" for remark in remarks)
        return f"/admin/bulk/cooperation_consultations/remark/{action}/?{ids}&next={back}"

    return address


@pytest.fixture
def remarks(consultation):
    """Three remarks of different people that wait for staff."""
    texts = ["Proszę wydłużyć termin.", "Środki są za małe.", "Popieram."]
    return [make_remark(consultation, text=text, email=f"osoba{n}@example.org") for n, text in enumerate(texts)]


@pytest.fixture
def count_queries():
    """How many queries a GET takes, once the process is warm."""

    def count(client, path):
        client.get(path), client.get(path)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200
        return len(captured)

    return count


@pytest.fixture
def many_remarks():
    """Store remarks by the thousand, without the chain."""

    def store(consultation, number):
        at = timezone.now()
        version = consultation.versions.get()
        provision = version.provisions.first()
        submissions = Submission.objects.bulk_create(
            [
                Submission(
                    site=consultation.site,
                    kind="remark",
                    subject_ref=f"consultation:{consultation.pk}",
                    state="confirmed",
                    payload_hash="",
                    arrived_at=at,
                    receipt_hash=uuid.uuid4().hex,
                    author_name=f"Osoba {n}",
                )
                for n in range(number)
            ],
            batch_size=500,
        )
        remarks = Remark.objects.bulk_create(
            [
                Remark(
                    consultation=consultation,
                    number=n,
                    version=version,
                    provision=provision,
                    lineage=provision.lineage,
                    submission=submission,
                    participant_kind="resident",
                    received_at=at,
                    confirmed_at=at,
                )
                for n, submission in enumerate(submissions, 1)
            ],
            batch_size=500,
        )
        RemarkText.objects.bulk_create(
            [RemarkText(remark=remark, text=f"Uwaga {remark.number}", written_at=at) for remark in remarks],
            batch_size=500,
        )

    return store
