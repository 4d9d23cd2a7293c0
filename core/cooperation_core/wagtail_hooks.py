from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .admin.site_permissions import SitePermissionsForm
from .domain.deletion import why_pages_stay
from .permissions import explorable_pages


@hooks.register("construct_page_chooser_queryset")
def own_pages_in_choosers(pages, request):
    """Stock choosers show the drafts of every tenant."""
    if request.user.is_superuser:
        return pages
    return pages.filter(pk__in=explorable_pages(request.user).values("pk"))


@hooks.register("construct_reports_menu")
def page_types_for_operators(request, menu_items):
    """The report on page types counts and names pages of all tenants."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]


@hooks.register("before_delete_page")
def refuse_to_delete(request, page):
    """Say why a page must stay, before anything is asked or done."""
    reasons = why_pages_stay(Page.objects.descendant_of(page, inclusive=True))
    if reasons:
        messages.error(request, _("The page cannot be deleted.") + " " + " ".join(reasons))
        return redirect("wagtailadmin_explore", page.get_parent().pk if page.depth > 2 else page.pk)
    return None


@hooks.register("before_bulk_action")
def refuse_to_delete_many(request, action_type, objects, action):
    if action_type != "delete" or not objects or not isinstance(objects[0], Page):
        return None
    for page in objects:
        if response := refuse_to_delete(request, page):
            return response
    return None


@hooks.register("register_group_permission_panel")
def site_permissions_panel():
    return SitePermissionsForm
