"""The dates of a consultation: setting and changing them, announcing, cancelling."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from .. import permissions
from ..domain import periods, queries
from ..enums import Phase
from ..models import ConsultationPage
from .base import DeskFormPage
from .period_fields import FIELD_NAMES, PeriodForm, initial_period


class DatesView(DeskFormPage):
    """Set the period, or change it; after the announcement a change is published with its reason."""

    template_name = "cooperation_consultations/admin/desk/dates.html"
    page_title = _("Dates")
    header_icon = "calendar-alt"
    may_write = staticmethod(permissions.may_edit)
    submit_label = _("Save the dates")
    field_names = FIELD_NAMES

    @property
    def phase(self):
        return periods.phase_of(self.consultation, self.at)

    def make_form(self, **kwargs):
        is_open = self.phase in (Phase.OPEN, Phase.CLOSED)
        return PeriodForm(
            zone=self.zone,
            change_is_public=self.phase != Phase.DRAFT,
            opened_at=self.consultation.opens_at if is_open else None,
            **{"initial": self.get_initial(), **kwargs},
        )

    def get_initial(self):
        return initial_period(self.consultation, self.zone)

    def act(self, form):
        period = form.period
        periods.set_period(self.consultation, **period, **self.verb)
        answer = self.done(_("The dates are saved."))
        if periods.is_shorter_than_recommended(self.consultation, period["opens_at"], period["closes_at"]):
            days = self.consultation.procedure.recommended_days
            text = _("Your rules recommend at least %(days)d days; people have less time now.")
            messages.warning(self.request, text % {"days": days})
        return answer

    def get_context_data(self, **kwargs):
        return super().get_context_data(procedure=self.consultation.procedure, **kwargs)


class AnnounceView(DeskFormPage):
    """The last look before a consultation becomes public."""

    template_name = "cooperation_consultations/admin/desk/announce.html"
    page_title = _("Announce the consultation")
    header_icon = "calendar-check"
    may_write = staticmethod(permissions.may_edit)
    form_class = forms.Form
    submit_label = _("Announce")

    def act(self, form):
        periods.announce(self.consultation, **self.verb)
        return self.done(_("The consultation is announced."))

    def get_context_data(self, **kwargs):
        pages = ConsultationPage.objects.filter(consultation=self.consultation).select_related("locale")
        return super().get_context_data(
            version=queries.current_version(self.consultation), pages=list(pages.order_by("pk")), **kwargs
        )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is published on the page of the consultation."),
    )


class CancelView(DeskFormPage):
    """Cancel a consultation for good, with a public reason."""

    template_name = "cooperation_consultations/admin/desk/cancel.html"
    page_title = _("Cancel the consultation")
    header_icon = "warning"
    may_write = staticmethod(permissions.may_edit)
    form_class = CancelForm
    submit_label = _("Cancel the consultation")

    def act(self, form):
        periods.cancel(self.consultation, reason=form.cleaned_data["reason"], **self.verb)
        return self.done(_("The consultation is cancelled."))
