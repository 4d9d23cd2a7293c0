"""When the content stamp changes by itself: on every save and deletion of what a page may show."""

from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_migrate
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import post_page_move

from . import kept
from .domain.stamp import INSTALLATION, bump, tokens
from .tenancy import Tenancy, site_id_of

# What no anonymous page shows. Our own models say it themselves, by ``shown_on_pages = False``.
SILENT_APPS = {
    "admin",
    "auth",
    "contenttypes",
    "django_tasks_database",
    "modelsearch",
    "sessions",
    "wagtail_localize",
    "wagtailadmin",
    "wagtailembeds",
    "wagtailforms",
    "wagtailsearch",
    "wagtailusers",
}
SILENT_MODELS = {
    "wagtailcore.apitoken",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.groupapprovaltask",
    "wagtailcore.groupcollectionpermission",
    "wagtailcore.grouppagepermission",
    "wagtailcore.groupsitepermission",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.task",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflow",
    "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage",
    "wagtailcore.workflowstate",
    "wagtailcore.workflowtask",
    "wagtailimages.rendition",
}
# A page saved with only these has a new draft, not a new face.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
}

_resting = False


@receiver(pre_migrate, dispatch_uid="cooperation_stamp_rest")
def rest(**kwargs):
    global _resting
    _resting = True


@receiver(post_migrate, dispatch_uid="cooperation_stamp_wake")
def wake(sender, apps=None, **kwargs):
    """Listen again; a migration may have changed anything, so the whole installation's stamp changes once."""
    global _resting
    _resting = False
    table_exists = apps is None or "contentstamp" in apps.all_models["cooperation_core"]
    if sender.name == "cooperation_core" and table_exists:
        bump()


def is_silent(model):
    """Whether no anonymous page shows rows of ``model``."""
    meta = model._meta
    return (
        not getattr(model, "shown_on_pages", True)
        or meta.app_label in SILENT_APPS
        or meta.label_lower in SILENT_MODELS
        or model.__module__ == "__fake__"  # a model of a migration
    )


def sites_of(instance):
    """Return the ids of the sites whose pages show ``instance``; the installation's where that is not known."""
    if isinstance(instance, Page):
        kept.notice(tokens(INSTALLATION)[0])
        roots = {root.site_id for root in Site.get_site_root_paths() if instance.url_path.startswith(root.root_path)}
        return roots or {INSTALLATION}
    if getattr(instance, "tenancy", None) is Tenancy.SITE:
        return {site_id_of(instance) or INSTALLATION}
    return {INSTALLATION}


@receiver(post_save, dispatch_uid="cooperation_stamp_save")
@receiver(post_delete, dispatch_uid="cooperation_stamp_delete")
def on_change(sender, instance, update_fields=None, **kwargs):
    if _resting or is_silent(sender):
        return
    if update_fields and isinstance(instance, Page) and set(update_fields) <= DRAFT_FIELDS:
        return
    for site_id in sites_of(instance):
        bump(site_id)


@receiver(m2m_changed, dispatch_uid="cooperation_stamp_m2m")
def on_m2m(action, instance, sender, **kwargs):
    if action.startswith("post_") and not _resting and not is_silent(sender) and not is_silent(type(instance)):
        for site_id in sites_of(instance):
            bump(site_id)


@receiver(post_page_move, dispatch_uid="cooperation_stamp_move")
def on_move(**kwargs):
    bump()
