"""The record of a consultation: list, making, editing, deleting while nothing hangs from it."""

from cooperation_core.clock import arrival_of
from cooperation_core.domain.deletion import why_rows_stay
from cooperation_core.errors import DomainError
from cooperation_core.permissions import rows_user_may, sites_user_may
from cooperation_core.viewsets import ScopedCreateMixin, SiteScopedViewSet
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.forms import Media
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..domain import periods
from ..enums import Phase
from ..models import Consultation, Procedure, Provision
from ..permissions import ACTIONS
from .base import STYLE, desk_url, refuse
from .filters import any_of
from .numbers import numbers_of
from .period_fields import FIELD_NAMES, PeriodForm


class DeskMenuItem(MenuItem):
    """Shown to whoever works at the desk of any site."""

    def is_shown(self, request):
        return sites_user_may(request.user, Consultation, ["add", *ACTIONS]).exists()


class ConsultationFilterSet(WagtailFilterSet):
    phase = ChoiceFilter(
        label=_("State"), choices=Phase.choices, method="in_phase", empty_label=_("All"), widget=forms.RadioSelect
    )

    def in_phase(self, consultations, name, value):
        if value == Phase.DRAFT:
            return consultations.filter(announced_at=None, cancelled_at=None)
        return consultations.in_phase(value, arrival_of(self.request).at)

    class Meta:
        model = Consultation
        fields = []


class DeskColumn(Column):
    """A cell with a template of ours that takes the whole consultation."""

    def __init__(self, name, template, **kwargs):
        super().__init__(name, **kwargs)
        self.cell_template_name = f"cooperation_consultations/admin/desk/cells/{template}.html"


class NumberColumn(DeskColumn):
    """How many remarks are in the state ``name``, with the way to them."""

    def __init__(self, name, **kwargs):
        super().__init__(name, "number", accessor=f"numbers.{name}", **kwargs)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": f"{desk_url('remarks', instance.pk)}?state={self.name}"}


class ConsultationListView(SiteScopedViewSet.index_view_class):
    """Consultations with where they stand, and what waits for staff."""

    any_permission_required = ["add", *ACTIONS]
    filterset_class = ConsultationFilterSet
    default_ordering = "-created_at"
    page_title = _("Consultations")

    @cached_property
    def columns(self):
        columns = [
            TitleColumn("title", label=_("Title"), sort_key="title", get_url=lambda row: desk_url("overview", row.pk)),
            DeskColumn("phase", "phase", label=_("State")),
            DeskColumn("closes_at", "closing", label=_("Closing"), sort_key="closes_at"),
            NumberColumn("waiting", label=_("To moderate")),
            NumberColumn("unanswered", label=_("To answer")),
            DeskColumn("numbers", "pending", label=_("Unconfirmed")),
        ]
        if sites_user_may(self.request.user, Consultation, self.any_permission_required).count() > 1:
            columns.append(Column("site", label=_("Site")))
        return columns

    @cached_property
    def is_searchable(self):
        return True

    def search_queryset(self, queryset):
        """Find titles, and the words of the units of the acts."""
        if not self.is_searching:
            return queryset
        units = Provision.objects.filter(any_of(self.search_query, "label", "heading", "text"))
        in_units = Q(pk__in=units.values("version__consultation"))
        return queryset.filter(any_of(self.search_query, "title") | in_units)

    def get_queryset(self):
        return super().get_queryset().select_related("site", "report")

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, others = super().paginate_queryset(queryset, page_size)
        rows = page.object_list = list(rows)
        at = arrival_of(self.request).at
        numbers = numbers_of(rows, at)
        zones = {site: str(periods.zone_of(site)) for site in {row.site for row in rows}}
        for row in rows:
            row.phase = periods.phase_of(row, at)
            row.numbers = numbers[row.pk]
            row.zone = zones[row.site]
        return paginator, page, rows, others

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["media"] += STYLE
        return context


class RecordForm(PeriodForm):
    """A new consultation; its dates may be left for later."""

    title = forms.CharField(
        label=_("Title"),
        max_length=250,
        help_text=_("As the act is called, such as: Programme of cooperation with organisations for 2027."),
    )
    procedure = forms.ModelChoiceField(
        Procedure.objects.none(),
        label=_("Consultation rules"),
        empty_label=None,
        help_text=_("They say how long people have, and what happens to a remark."),
    )
    publish_at_once = forms.BooleanField(
        label=_("Confirmed remarks are public at once"),
        required=False,
        help_text=_("Otherwise you look at each remark before it is public. A hidden remark keeps its number."),
    )
    field_order = ["title", "procedure", "opens_on", "opens_time", "closes_on", "closes_time", "reason"]

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, dates_required=False, **kwargs)
        self.fields["procedure"].queryset = Procedure.objects.for_site(site)


class CreateConsultationView(ScopedCreateMixin, WagtailAdminTemplateMixin, View):
    """Make the record, with its dates where they are known; the desk then says what comes next."""

    model = Consultation
    page_title = _("New consultation")
    header_icon = "openquote"
    template_name = "cooperation_consultations/admin/desk/create.html"

    @cached_property
    def site(self):
        if not sites_user_may(self.request.user, Consultation, ["add"]).exists():
            raise PermissionDenied
        return self.chosen_site()

    def get_breadcrumbs_items(self):
        home = {"url": reverse("wagtailadmin_home"), "label": gettext("Home")}
        index = {"url": desk_url("index"), "label": gettext("Consultations")}
        return [home, index, {"url": "", "label": self.get_page_title()}]

    def get(self, request, *args, **kwargs):
        procedure = Procedure.objects.for_site(self.site).first()
        initial = {"procedure": procedure, "publish_at_once": bool(procedure and procedure.publish_at_once)}
        return self.show(self.make_form(initial=initial))

    def post(self, request, *args, **kwargs):
        form = self.make_form(data=request.POST)
        if form.is_valid():
            try:
                consultation = self.make(form)
            except DomainError as refusal:
                refuse(form, refusal, FIELD_NAMES)
            else:
                messages.success(request, _("The consultation was made. The page below says what comes next."))
                return redirect(desk_url("overview", consultation.pk))
        return self.show(form, status=422)

    @transaction.atomic
    def make(self, form):
        data, at, user = form.cleaned_data, arrival_of(self.request).at, self.request.user
        consultation = Consultation.objects.create(
            site=self.site,
            title=data["title"],
            procedure=data["procedure"],
            publish_at_once=data["publish_at_once"],
            created_by=user,
        )
        if form.period:
            periods.set_period(consultation, **form.period, at=at, actor=user)
        return consultation

    def make_form(self, **kwargs):
        return RecordForm(site=self.site, zone=periods.zone_of(self.site), **kwargs)

    def show(self, form, status=200):
        procedures = form.fields["procedure"].queryset
        context = self.get_context_data(
            form=form,
            media=Media() + STYLE + form.media,
            action_url=self.request.get_full_path(),
            submit_button_label=_("Make the consultation"),
            submit_button_active_label=_("Saving…"),
            has_unsaved_changes=form.is_bound,
            cancel_url=desk_url("index"),
            procedures=procedures,
            procedure_url=reverse("cooperation_consultations_procedures:add"),
            zone=str(form.zone),
            site=self.site,
            other_sites=sites_user_may(self.request.user, Consultation, ["add"]).exclude(pk=self.site.pk),
        )
        return self.render_to_response(context, status=status)


class EditConsultationView(SiteScopedViewSet.edit_view_class):
    """Title, rules and publishing of the record."""

    page_title = _("Title and rules")
    success_message = _("Saved.")

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        form.fields["procedure"].label = _("Consultation rules")
        if self.object.announced_at is not None:
            form.fields["procedure"].disabled = True
            form.fields["procedure"].help_text = _("The consultation was announced by these rules; they stay.")
        return form

    def get_success_url(self):
        return desk_url("overview", self.object.pk)

    def get_success_buttons(self):
        return []

    def get_breadcrumbs_items(self):
        home = {"url": reverse("wagtailadmin_home"), "label": gettext("Home")}
        index = {"url": desk_url("index"), "label": gettext("Consultations")}
        desk = {"url": desk_url("overview", self.object.pk), "label": self.object.title}
        return [home, index, desk, {"url": "", "label": gettext("Title and rules")}]


class DeleteView(SiteScopedViewSet.delete_view_class):
    """A consultation, or the rules of one, may go while nothing hangs from it; otherwise the reasons are said."""

    def dispatch(self, request, *args, **kwargs):
        allowed = rows_user_may(request.user, self.model, ["delete"]).filter(pk=kwargs["pk"])
        if reasons := why_rows_stay(allowed):
            messages.error(request, gettext("It cannot be deleted.") + " " + " ".join(reasons))
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)
