"""What every page of the desk has: its consultation, who may see it, the way back, and how a refusal is shown."""

from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import permissions
from ..domain import periods
from ..models import Consultation

NAMESPACE = "cooperation_consultations_desk"
STYLE = Media(css={"all": ["cooperation_consultations/desk/desk.css"]})
DRAFTS = "cooperation_consultations_drafts"


class DeskMixin:
    """A page about one consultation; for whoever does not work on its site there is no such consultation."""

    page_title = ""
    header_icon = "openquote"
    may_write = staticmethod(permissions.may_see_all_remarks)  # who may send this page's form

    @cached_property
    def consultation(self):
        rows = Consultation.objects.select_related("site", "procedure", "report")
        found = rows.filter(pk=self.kwargs["pk"]).first()
        if found is None or not permissions.may_see_all_remarks(self.request.user, found):
            raise Http404
        return found

    @cached_property
    def zone(self):
        return periods.zone_of(self.consultation.site)

    @cached_property
    def at(self):
        return arrival_of(self.request).at

    @property
    def verb(self):
        """The clock and the actor that each verb asks for."""
        return {"at": self.at, "actor": self.request.user}

    @cached_property
    def can(self):
        """What the user may do here, for templates."""
        user, consultation = self.request.user, self.consultation
        return {
            "edit": permissions.may_edit(user, consultation),
            "moderate": permissions.may_moderate(user, consultation),
            "answer": permissions.may_answer(user, consultation),
            "report": permissions.may_report(user, consultation),
        }

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and not self.may_write(request.user, self.consultation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def url(self, name, *args):
        return desk_url(name, self.consultation.pk, *args)

    def get_breadcrumbs_items(self):
        items = [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": desk_url("index"), "label": _("Consultations")},
            {"url": self.url("overview"), "label": self.consultation.title},
            *self.breadcrumbs_between(),
        ]
        return [*items, {"url": "", "label": self.get_page_title()}]

    def breadcrumbs_between(self):
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] = context.get("media", Media()) + STYLE
        return {
            **context,
            "consultation": self.consultation,
            "phase": periods.phase_of(self.consultation, self.at),
            "zone": str(self.zone),
            "can": self.can,
        }


class DeskPage(DeskMixin, WagtailAdminTemplateMixin, View):
    """A page of the desk that shows something."""

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class DeskFormPage(DeskPage):
    """A page of the desk with one form, whose ``act`` calls a verb; what the verb refuses stands at its field."""

    template_name = "cooperation_consultations/admin/desk/form.html"
    form_class = None
    submit_label = _("Save")
    field_names = {}  # a field of the verb → the field of the form

    def dispatch(self, request, *args, **kwargs):
        if not self.may_write(request.user, self.consultation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.show(self.make_form(initial=self.get_initial()))

    def post(self, request, *args, **kwargs):
        form = self.make_form(data=request.POST)
        if form.is_valid():
            try:
                return self.act(form)
            except DomainError as refusal:
                refuse(form, refusal, self.field_names)
        return self.show(form, status=422)

    def make_form(self, **kwargs):
        return self.form_class(**kwargs)

    def get_initial(self):
        return {}

    def act(self, form):
        raise NotImplementedError

    def done(self, text, name="overview", *args):
        messages.success(self.request, text)
        return redirect(self.url(name, *args))

    def show(self, form, status=200):
        context = self.get_context_data(form=form)
        context["media"] += form.media
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.get_full_path(),
            submit_button_label=self.submit_label,
            submit_button_active_label=_("Saving…"),
            has_unsaved_changes=self.request.method == "POST",
            cancel_url=self.url("overview"),
            **kwargs,
        )


def desk_url(name, *args):
    return reverse(f"{NAMESPACE}:{name}", args=args)


def refuse(form, refusal, field_names=None):
    """Show a refusal of a verb at its field of ``form``."""
    refusal.field = (field_names or {}).get(refusal.field, refusal.field)
    refusal.add_to_form(form)
