import datetime

import pytest
from cooperation_core import kept, registry, tallies
from cooperation_core.middleware import stamp as stamp_middleware
from cooperation_core.models import BasePage
from django.contrib.auth.models import Group, Permission
from django.http import HttpResponse
from wagtail.models import GroupPagePermission, GroupSitePermission


@pytest.fixture(autouse=True)
def fresh_process():
    """Each test starts as a process that has kept nothing."""
    kept._kept.clear()
    kept.notice(None)
    stamp_middleware._sites.clear()
    tallies._store.cache_clear()


@pytest.fixture
def plain_pages(monkeypatch):
    """Pages of one line, their title: what is tested stands around the templates."""
    monkeypatch.setattr(BasePage, "serve", lambda page, request, *args, **kwargs: HttpResponse(page.title))


@pytest.fixture
def at():
    return datetime.datetime(2026, 11, 22, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture
def registered():
    """Register something for one test: ``registered(registry, key, value)``."""
    added = []

    def register(where, key, value):
        where.register(key, value)
        added.append((where, key))

    yield register
    for where, key in added:
        del where._entries[key]


@pytest.fixture
def letter_box(registered):
    """Resolvers for letters of the tests: recipients by address, subjects by number."""
    registered(registry.mail_recipients, "test", lambda key: (key, "Jan Próba") if "@" in key else None)
    registered(
        registry.mail_subjects, "test", lambda key: {"number": key, "action_url": "https://example.org/udzial/1/"}
    )


@pytest.fixture
def editor_of(django_user_model):
    """Make an editor of one site: pages of its tree, and permissions of ours for that site only."""

    def make(site, *permissions):
        group = Group.objects.create(name=f"Redakcja {site.hostname}")
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=site.root_page, permission=permission)
        for name in permissions:
            app_label, codename = name.split(".")
            permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
            GroupSitePermission.objects.create(group=group, site=site, permission=permission)
        user = django_user_model.objects.create_user(f"editor-{site.hostname}", password="haslo-redakcji")
        user.groups.add(group)
        return user

    return make
