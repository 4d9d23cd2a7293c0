"""Who may do what on which site: Wagtail's policy for sites, also for rows that reach their site by a path."""

from django.http import Http404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site
from wagtail.permission_policies.base import BaseDjangoAuthPermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from .checks import own_models
from .tenancy import Tenancy, site_id_of


class SitePathPermissionPolicy(SitePermissionPolicy):
    """Permissions per site for a model that names its ``site_path``, such as ``consultation__site``."""

    def __init__(self, model, auth_model=None):
        # Not the parent's: it wants a foreign key of the model itself.
        BaseDjangoAuthPermissionPolicy.__init__(self, model, auth_model=auth_model)
        self.site_field_name = model.site_path

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return super().user_has_any_permission_for_instance(user, actions, _site_for(instance))

    def users_with_any_permission_for_instance(self, actions, instance):
        return super().users_with_any_permission_for_instance(actions, _site_for(instance))


def _site_for(instance):
    return instance if isinstance(instance, Site) else Site(pk=site_id_of(instance))


def register_policies():
    """Give every SITE model of ours its policy, unless its plugin or Wagtail's settings have registered one."""
    for model in own_models():
        if getattr(model, "tenancy", None) is Tenancy.SITE and not policy_registry.get_by_type(model, fallback=False):
            register_permission_policy(model, SitePathPermissionPolicy(model), exact_class=True)


def rows_user_may(user, model, actions):
    """Return the rows of a SITE model on which ``user`` may do any of ``actions`` ("change", "moderate", …)."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, actions)


def sites_user_may(user, model, actions):
    """Return the sites on which ``user`` may do any of ``actions`` to rows of ``model``."""
    return policy_registry.get_by_type(model).sites_user_has_any_permission_for(user, actions)


def explorable_pages(user):
    """Return the pages that ``user`` meets in the admin's explorer: of their own sites, and the way down to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def things_user_may_choose(user, model):
    """Return the pages, pictures or documents that ``user`` meets in the admin; None for any other model."""
    if model is Page:
        return explorable_pages(user)
    if model in (get_image_model(), get_document_model()):
        return policy_registry.get_by_type(model).instances_user_has_any_permission_for(
            user, ["choose", "change", "delete"]
        )
    return None


def require_explorable(user, page_id):
    """Answer 404 for a page of another tenant, as if it were not there."""
    if not explorable_pages(user).filter(pk=page_id).exists():
        raise Http404
