import pytest
from cooperation_core.checks import check_model, own_models
from cooperation_core.domain.deletion import why_pages_stay, why_rows_stay
from cooperation_core.models import OutgoingMail
from cooperation_core.permissions import SitePathPermissionPolicy, rows_user_may, sites_user_may
from cooperation_core.registry import page_guards
from cooperation_core.tenancy import SiteScoped, Tenancy, site_id_of
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.test.utils import isolate_apps
from django.urls import reverse
from wagtail.models import GroupSitePermission, Page, Site
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource


def test_every_model_of_ours_says_whose_its_rows_are():
    assert len(own_models()) > 20
    assert [error for model in own_models() for error in check_model(model)] == []


@pytest.mark.parametrize("model", [m for m in own_models() if m.tenancy is Tenancy.SITE], ids=lambda m: m._meta.label)
def test_every_site_model_has_a_scoped_queryset_and_a_policy_per_site(model, site):
    assert model._default_manager.filter(**{model.site_path: site}).count() == 0
    assert hasattr(policy_registry.get_by_type(model), "sites_user_has_any_permission_for")


@isolate_apps("cooperation_core")
def test_a_model_without_tenancy_is_refused():
    class Stray(models.Model):
        class Meta:
            app_label = "cooperation_core"

    assert [error.id for error in check_model(Stray)] == ["cooperation.E001"]


@isolate_apps("cooperation_core")
@pytest.mark.parametrize("path", ["nothing", "mail__nothing", "mail", "mail__pk"])
def test_a_site_model_whose_path_leads_to_no_site_is_refused(path):
    class Lost(SiteScoped):
        site_path = path
        mail = models.ForeignKey(OutgoingMail, models.CASCADE)

        class Meta:
            app_label = "cooperation_core"

    assert [error.id for error in check_model(Lost)] == ["cooperation.E002"]


@pytest.fixture
def mails(site, other_site, at):
    def mail_of(owner):
        return OutgoingMail.objects.create(
            site=owner, template="x", language="pl", recipient="x:1", created_at=at, due_at=at
        )

    return mail_of(site), mail_of(other_site)


def test_a_permission_for_one_site_opens_no_other(editor_of, mails, other_site):
    editor = editor_of(other_site, "cooperation_core.view_outgoingmail")
    assert list(rows_user_may(editor, OutgoingMail, ["view"])) == [mails[1]]
    assert list(rows_user_may(editor, OutgoingMail, ["change"])) == []
    assert list(sites_user_may(editor, OutgoingMail, ["view"])) == [other_site]
    policy = policy_registry.get_by_type(OutgoingMail)
    assert policy.user_has_permission_for_instance(editor, "view", mails[1])
    assert not policy.user_has_permission_for_instance(editor, "view", mails[0])


def test_a_row_finds_its_site_by_its_path(site):
    class Child:
        site_path = "parent__site"
        parent = OutgoingMail(site=site)

    assert site_id_of(Child) == site.pk
    assert isinstance(policy_registry.get_by_type(OutgoingMail), SitePathPermissionPolicy)


@pytest.fixture
def secret_draft(site):
    home = site.root_page.specific
    return home.add_child(instance=type(home)(title="Tajny szkic", slug="szkic", live=False))


@pytest.fixture
def foreign_client(client, editor_of, other_site):
    client.force_login(editor_of(other_site))
    return client


def addresses_that_name_a_page(page):
    return [
        reverse("wagtailadmin_explore", args=[page.pk]),
        reverse("wagtailadmin_choose_page_child", args=[page.pk]),
        reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={page.pk}",
        reverse("wagtailadmin_pages:usage", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:move", args=[page.pk]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?next=/admin/&id={page.pk}",
    ]


def test_an_editor_of_another_site_meets_no_page_of_this_one(foreign_client, secret_draft):
    for address in addresses_that_name_a_page(secret_draft):
        response = foreign_client.get(address)
        assert response.status_code in (302, 403, 404), address
        assert "Tajny szkic" not in response.content.decode(), address


def test_the_operator_meets_them_all(client, superuser, secret_draft):
    client.force_login(superuser)
    for address in addresses_that_name_a_page(secret_draft)[:2]:
        assert "Tajny szkic" in client.get(address).content.decode(), address


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-page/",
        "/admin/choose-page/search/?q=Tajny",
        "/admin/pages/search/?q=Tajny",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/locked/",
        "/admin/reports/workflow/",
        "/admin/localize/reports/translations/",
        "/admin/api/main/pages/?fields=*",
        "/admin/",
    ],
)
def test_lists_and_reports_leave_out_other_tenants(foreign_client, client, secret_draft, locales, superuser, address):
    source, _new = TranslationSource.get_or_create_from_instance(secret_draft)
    Translation.objects.create(source=source, target_locale=locales["de"])
    secret_draft.save_revision(user=superuser, log_action=True)
    response = foreign_client.get(address, follow=True)
    assert response.status_code == 200
    assert "Tajny szkic" not in response.content.decode()


def test_the_translations_report_shows_the_tenants_own(foreign_client, other_site, locales):
    source, _new = TranslationSource.get_or_create_from_instance(other_site.root_page.specific)
    Translation.objects.create(source=source, target_locale=locales["de"])
    assert "Inna gmina" in foreign_client.get("/admin/localize/reports/translations/").content.decode()


def test_the_report_on_page_types_is_for_operators(foreign_client, client, superuser):
    assert foreign_client.get("/admin/reports/page-types-usage/").status_code == 404
    client.force_login(superuser)
    assert client.get("/admin/reports/page-types-usage/").status_code == 200


def test_a_home_page_is_not_deleted_and_the_reason_is_said(client, superuser, site, other_site):
    client.force_login(superuser)
    page = other_site.root_page
    assert "Inna gmina" in why_pages_stay(Page.objects.filter(pk=page.pk))[0]
    response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert Page.objects.filter(pk=page.pk).exists()
    assert "inna.example" in response.content.decode() or "Inna gmina" in response.content.decode()


def test_a_guard_of_a_plugin_keeps_a_page_also_below_the_deleted_one(client, superuser, site, registered):
    home = site.root_page.specific
    parent = home.add_child(instance=type(home)(title="Dział", slug="dzial"))
    parent.add_child(instance=type(home)(title="Strzeżona", slug="strzezona"))
    registered(page_guards, "test", lambda pages: ["Trwają konsultacje."] if pages.filter(slug="strzezona") else [])
    client.force_login(superuser)
    response = client.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]), follow=True)
    assert "Trwają konsultacje." in response.content.decode()
    assert Page.objects.filter(pk=parent.pk).exists()
    free = home.add_child(instance=type(home)(title="Wolna", slug="wolna"))
    client.post(reverse("wagtailadmin_pages:delete", args=[free.pk]))
    assert not Page.objects.filter(pk=free.pk).exists()


def test_a_site_with_records_is_not_deleted_and_the_reason_is_said(client, superuser, mails, other_site):
    assert "1" in why_rows_stay(Site.objects.filter(pk=other_site.pk))[0]
    client.force_login(superuser)
    response = client.post(reverse("wagtailsites:delete", args=[other_site.pk]), follow=True)
    assert response.status_code == 200
    assert Site.objects.filter(pk=other_site.pk).exists()


def test_an_operator_gives_a_group_permissions_for_one_site(client, superuser, site, other_site, editor_of):
    editor = editor_of(other_site)
    group = editor.groups.get()
    client.force_login(superuser)
    permission = Permission.objects.get(codename="view_outgoingmail")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    page = client.get(address).content.decode()
    assert "cooperation_site_permissions-new_site" in page
    form = {
        "name": group.name,
        "cooperation_site_permissions-new_site": other_site.pk,
        "cooperation_site_permissions-new_permissions": [permission.pk],
    }
    for prefix in ("page_permissions", "collection_permissions", "document_permissions", "image_permissions"):
        form |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    for prefix in ("collection", "document", "image"):
        form |= {f"{prefix}_permissions-TOTAL_FORMS": 0, f"{prefix}_permissions-INITIAL_FORMS": 0}
    response = client.post(address, form)
    assert response.status_code == 302, response.content.decode()[-3000:]
    assert list(GroupSitePermission.objects.values_list("group", "site", "permission")) == [
        (group.pk, other_site.pk, permission.pk)
    ]
    assert Group.objects.get(pk=group.pk).permissions.filter(codename="view_outgoingmail").count() == 0
