from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .admin.dashboard import WaitingPanel
from .admin.documents import serve_document
from .admin.jst import LocalGovernmentViewSet
from .admin.site_permissions import SitePermissionsForm
from .admin.urls import urlpatterns as admin_urls
from .domain.deletion import why_pages_stay
from .models import OutgoingMail
from .permissions import explorable_pages, sites_user_may


@hooks.register("construct_page_chooser_queryset")
def own_pages_in_choosers(pages, request):
    """Stock choosers show the drafts of every tenant."""
    if request.user.is_superuser:
        return pages
    return pages.filter(pk__in=explorable_pages(request.user).values("pk"))


@hooks.register("insert_global_admin_css")
def capital_labels():
    return format_html('<link rel="stylesheet" href="{}">', static("cooperation_core/admin/labels.css"))


@hooks.register("construct_homepage_panels")
def what_waits(request, panels):
    panels.append(WaitingPanel(request))


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


@hooks.register("register_admin_urls")
def work_urls():
    return admin_urls


class OutgoingMailItem(MenuItem):
    def is_shown(self, request):
        return sites_user_may(request.user, OutgoingMail, ["view"]).exists()


@hooks.register("register_reports_menu_item")
def outgoing_mail_item():
    return OutgoingMailItem(
        gettext_lazy("Outgoing mail"),
        reverse("cooperation_outgoing_mail"),
        name="outgoing-mail",
        icon_name="mail",
        order=2000,
    )


@hooks.register("register_reports_menu_item")
def exports_item():
    return MenuItem(
        gettext_lazy("Exports"), reverse("cooperation_exports"), name="exports", icon_name="download", order=2010
    )


@hooks.register("register_admin_viewset")
def local_government():
    return LocalGovernmentViewSet()


@hooks.register("before_serve_document", order=1000)
def serve_private_document(document, request):
    """After Wagtail's own check of the collection."""
    serve_document(document, request)
