from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from .. import places
from ..admin.reports import TranslationsReport
from ..domain.deletion import why_rows_stay
from ..permissions import explorable_pages

# Names by which Wagtail's admin and wagtail-localize call a page in their addresses.
PAGE_ARGUMENTS = {"page_id", "parent_page_id", "page_to_move_id", "page_to_copy_id", "destination_id", "parent_id"}
# Views that take pages by ``?id=``.
VIEWS_BY_ID = {"wagtailadmin_choose_page_chosen_multiple", "wagtail_bulk_action"}
OPERATORS_ONLY = {"wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results"}
SCOPED_REPORTS = {
    "wagtail_localize:translations_report": TranslationsReport.as_view(),
    "wagtail_localize:translations_report_results": TranslationsReport.as_view(results_only=True),
}


class TenantsMiddleware:
    """Keeps the admin's stock views to the pages of the editor's own sites.

    Wagtail checks permissions before a page is changed; it shows titles of drafts to any editor all the same: in
    choosers, in usages, in bulk actions, in two reports. It stands after AuthenticationMiddleware.
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
        if name in SCOPED_REPORTS:
            return SCOPED_REPORTS[name](request, *args, **kwargs)
        return None


def refuse_foreign_pages(request, name, kwargs):
    """Answer 404 where the address names a page of another tenant, as if it were not there."""
    wanted = {int(kwargs[key]) for key in PAGE_ARGUMENTS & kwargs.keys() if str(kwargs[key]).isdigit()}
    if name in VIEWS_BY_ID and kwargs.get("model_name", "page") == Page._meta.model_name:
        wanted.update(int(pk) for pk in request.GET.getlist("id") if pk.isdigit())
    if wanted and explorable_pages(request.user).filter(pk__in=wanted).count() < len(wanted):
        raise Http404


def refuse_site(request, pk):
    """Say why a site with records cannot be deleted, where Wagtail would answer with a server error."""
    reasons = why_rows_stay(Site.objects.filter(pk=pk))
    if not reasons:
        return None
    messages.error(request, _("The site cannot be deleted.") + " " + " ".join(reasons))
    return redirect("wagtailsites:edit", pk)
