"""Who may log in to the demo, and what each may do there."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, GroupSitePermission

STAFF = {"username": "urzad", "password": "konsultacje", "email": "urzad@example.org"}
EDITOR_PASSWORD = "redakcja-pokazu"
EDITORS = "Redakcja"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "bulk_delete_page")
COLLECTION_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
OUR_APPS = ("cooperation_consultations", "cooperation_participation", "cooperation_core")


def load_accounts(site, homes, staff):
    """Make the operator, and the editors of this one site; an account that exists keeps its password.

    Args:
        site: The tenant.
        homes: Its home pages, one for each language.
        staff: Rows of ``site.json``.
    """
    users = get_user_model().objects
    if not users.filter(username=STAFF["username"]).exists():
        users.create_superuser(STAFF["username"], STAFF["email"], STAFF["password"])
    group = load_editors(site, homes)
    for row in staff:
        user, made = users.get_or_create(
            username=row["username"],
            defaults={key: row[key] for key in ("first_name", "last_name", "email")},
        )
        if made:
            user.set_password(EDITOR_PASSWORD)
            user.save()
        user.groups.add(group)
    return users.get(username=STAFF["username"])


def load_editors(site, homes):
    """Make the group whose rights end at this site: on its pages, its files and its records, nothing global."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    for home in homes:
        for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS):
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=right)
    root = Collection.get_first_root_node()
    for right in Permission.objects.filter(codename__in=COLLECTION_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=right)
    for right in Permission.objects.filter(content_type__app_label__in=OUR_APPS).exclude(codename__startswith="delete"):
        GroupSitePermission.objects.get_or_create(group=group, site=site, permission=right)
    return group
