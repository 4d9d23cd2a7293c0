from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, Site
from wagtail_localize.models import TranslationSource

from .. import places
from ..admin.reports import TranslationsReport
from ..domain.deletion import why_rows_stay
from ..permissions import explorable_pages, things_user_may_choose

# Names by which Wagtail's admin and wagtail-localize call a page in their addresses.
PAGE_ARGUMENTS = {"page_id", "parent_page_id", "page_to_move_id", "page_to_copy_id", "destination_id", "parent_id"}
BULK_ACTION = "wagtail_bulk_action"
# Views that take pages by ``?id=``.
VIEWS_BY_ID = {"wagtailadmin_choose_page_chosen_multiple", BULK_ACTION}
OPERATORS_ONLY = {
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    # The admin itself asks its API for pages alone; these two give everybody's files, whatever the collection.
    *(f"wagtailadmin_api:{kind}:{view}" for kind in ("images", "documents") for view in ("listing", "detail", "find")),
}
SCOPED_REPORTS = {
    "wagtail_localize:translations_report": TranslationsReport.as_view(),
    "wagtail_localize:translations_report_results": TranslationsReport.as_view(results_only=True),
}


class TenantsMiddleware:
    """Keeps the admin's stock views to the pages of the editor's own sites.

    Wagtail checks permissions before a page is changed; it shows titles of drafts to any editor all the same: in
    choosers, in usages, in bulk actions, in two reports; and those of pictures and documents. It stands after
    AuthenticationMiddleware.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not places.is_admin(request) or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name
        if name == "wagtailsites:delete" and request.method == "POST":
            return refuse_site(request, kwargs["pk"])
        if request.user.is_superuser:
            return None
        if name in OPERATORS_ONLY:
            raise Http404
        refuse_foreign_pages(request, name, kwargs)
        if name == BULK_ACTION:
            take_own_things(request, **kwargs)
        if name in SCOPED_REPORTS:
            return SCOPED_REPORTS[name](request, *args, **kwargs)
        return None


def refuse_foreign_pages(request, name, kwargs):
    """Answer 404 where the address names a page of another tenant, as if it were not there."""
    wanted = {int(kwargs[key]) for key in PAGE_ARGUMENTS & kwargs.keys() if str(kwargs[key]).isdecimal()}
    if name in VIEWS_BY_ID and kwargs.get("model_name", "page") == Page._meta.model_name:
        wanted.update(int(pk) for pk in request.GET.getlist("id") if pk.isdecimal())
    pages = explorable_pages(request.user)
    if wanted and pages.filter(pk__in=wanted).count() < len(wanted):
        raise Http404
    if "translation_source_id" in kwargs:
        source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
        if not pages.filter(translation_key=source.object_id).exists():
            raise Http404


def take_own_things(request, app_label, model_name, action):
    """Let an action for several things name only the user's own: what it cannot be done to it lists by title."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    model = next(iter(action_class.models), None) if action_class else None
    own = things_user_may_choose(request.user, model)
    if own is None:
        return
    wanted = request.GET.getlist("id")
    if "all" in wanted and model is Page:
        try:
            listed = action_class(request, Page).get_all_objects_in_listing_query(request.GET.get("childOf"))
            wanted = list(own.filter(pk__in=list(listed)).values_list("pk", flat=True))
        except (ObjectDoesNotExist, ValueError):
            raise Http404 from None
        request.GET = request.GET.copy()
        request.GET.setlist("id", [str(pk) for pk in wanted])
    elif "all" not in wanted:
        numbers = {pk for pk in wanted if pk.isdecimal()}
        if own.filter(pk__in=numbers).count() < len(set(wanted)):
            raise Http404


def refuse_site(request, pk):
    """Say why a site with records cannot be deleted, where Wagtail would answer with a server error."""
    reasons = why_rows_stay(Site.objects.filter(pk=pk))
    if not reasons:
        return None
    messages.error(request, _("The site cannot be deleted.") + " " + " ".join(reasons))
    return redirect("wagtailsites:edit", pk)
