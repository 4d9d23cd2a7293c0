"""The list of a consultation's remarks: filters, search, tabs, and what is done to several at once."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Table
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from ..domain import periods
from ..models import Remark
from .actions import last_action
from .base import DeskMixin
from .filters import STATE_NAMES, RemarkFilterSet, search_remarks
from .numbers import numbers_of
from .records import DeskColumn
from .remark_bulk import actions_for

PER_PAGE = 50


class RemarkListView(DeskMixin, BaseListingView):
    template_name = "cooperation_consultations/admin/desk/remarks.html"
    results_template_name = "cooperation_consultations/admin/desk/remarks_results.html"
    page_title = gettext_lazy("Remarks")
    header_icon = "list-ul"
    paginate_by = PER_PAGE
    default_ordering = "-number"
    is_searchable = True
    model = Remark
    verbose_name_plural = gettext_lazy("remarks")
    table_classname = "listing desk-remarks"
    table_class = Table

    @cached_property
    def columns(self):
        columns = [
            DeskColumn("number", "remark", label=gettext_lazy("Remark"), sort_key="number"),
            DeskColumn("unit", "unit", label=gettext_lazy("Unit of the act"), sort_key="provision__order"),
            DeskColumn("author", "author", label=gettext_lazy("Author")),
            DeskColumn("received_at", "received", label=gettext_lazy("Received"), sort_key="received_at"),
            DeskColumn("visibility", "visibility", label=gettext_lazy("State and answer")),
        ]
        if actions_for(self.can):
            columns.insert(0, BulkActionsCheckboxColumn("bulk_actions", obj_type="remark"))
        return columns

    def get_base_queryset(self):
        return Remark.objects.filter(consultation=self.consultation).with_all()

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "consultation": self.consultation}

    filterset_class = RemarkFilterSet

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering, "number")

    def search_queryset(self, queryset):
        return search_remarks(queryset, self.search_query, self.consultation)

    def get_index_url(self):
        return self.url("remarks")

    def get_index_results_url(self):
        return self.url("remarks_results")

    def get_header_buttons(self):
        if self.can["moderate"] and periods.accepts_letters(self.consultation, self.at):
            return [HeaderButton(_("Enter a letter"), url=self.url("enter"), icon_name="mail")]
        return []

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        numbers = numbers_of([self.consultation], self.at)[self.consultation.pk]
        for remark in context["object_list"]:
            remark.zone = str(self.zone)
            remark.desk_url = self.url("remark", remark.number)
        return {
            **context,
            "numbers": numbers,
            "tabs": self.tabs(numbers),
            "bulk": [self.bulk_button(action) for action in actions_for(self.can)],
            "last_action": last_action(self.consultation, user=self.request.user, at=self.at, can=self.can),
            "here": self.request.get_full_path(),
        }

    def tabs(self, numbers):
        """The states as links that keep the other filters; each tells its number in the whole consultation."""
        present = self.request.GET.get("state", "")
        kept = self.request.GET.copy()
        for name in (self.page_kwarg, "state", "_w_filter_fragment"):
            kept.pop(name, None)
        states = [("", _("all"), numbers.remarks)]
        states += [(key, name, getattr(numbers, key)) for key, name in STATE_NAMES.items()]
        tabs = []
        for key, name, count in states:
            query = "&".join(filter(None, [f"state={key}" if key else "", kept.urlencode()]))
            tabs.append(
                {"url": f"{self.url('remarks')}?{query}", "name": name, "count": count, "is_here": key == present}
            )
        return tabs

    def bulk_button(self, action):
        url = reverse("wagtail_bulk_action", args=["cooperation_consultations", "remark", action.action_type])
        return {"url": url, "words": action.display_name, "label": action.aria_label}
