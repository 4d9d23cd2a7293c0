"""What came on paper: entering a remark, withdrawing one for its author, removing words that may not be kept."""

import datetime
import uuid

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from .. import permissions
from ..domain import remarks
from .base import DeskFormPage
from .remark import RemarkMixin
from .remark_forms import LetterForm, RedactForm, WithdrawForm

NOON = datetime.time(12)
MOMENT = datetime.timedelta(seconds=1)


class EnterView(DeskFormPage):
    """Enter a remark from a letter, an e-mail or a talk; it gets the next number at once."""

    template_name = "cooperation_consultations/admin/desk/enter.html"
    page_title = _("Enter a letter")
    header_icon = "mail"
    may_write = staticmethod(permissions.may_moderate)
    submit_label = _("Enter the remark")
    field_names = {"received_at": "received_on"}

    def make_form(self, **kwargs):
        return LetterForm(consultation=self.consultation, **kwargs)

    def get_initial(self):
        return {"key": uuid.uuid4(), "kind": "general", "participant_kind": "resident"}

    def act(self, form):
        remark = remarks.enter_remark(
            consultation=self.consultation, received_at=self.received_at(form), **form.remark(), **self.verb
        )
        messages.success(self.request, _("Entered as remark %(number)d.") % {"number": remark.number})
        if "another" in self.request.POST:
            return redirect(self.url("enter"))
        return redirect(self.url("remark", remark.number))

    def received_at(self, form):
        """The moment of arrival; without an hour it is noon, moved into the period and out of the future."""
        day, time = form.cleaned_data["received_on"], form.cleaned_data["received_time"]
        if time is not None:
            return datetime.datetime.combine(day, time, tzinfo=self.zone)
        noon = datetime.datetime.combine(day, NOON, tzinfo=self.zone)
        opens, announced = self.consultation.opens_at, self.consultation.announced_at
        if not (opens and announced):
            return noon
        begins, ends = max(opens, announced), min(self.consultation.closes_at - MOMENT, self.at)
        fitting = min(max(noon, begins), ends)
        is_in_period = begins <= fitting and fitting.astimezone(self.zone).date() == day
        return fitting if is_in_period else noon

    def breadcrumbs_between(self):
        return [{"url": self.url("remarks"), "label": _("Remarks")}]

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "cancel_url": self.url("remarks")}


class WithdrawView(RemarkMixin, DeskFormPage):
    """Withdraw a remark because its author asks for it in a letter."""

    template_name = "cooperation_consultations/admin/desk/withdraw.html"
    header_icon = "resubmit"
    may_write = staticmethod(permissions.may_moderate)
    form_class = WithdrawForm
    submit_label = _("Withdraw the remark")

    def act(self, form):
        remarks.withdraw_remark(self.remark, note=form.cleaned_data["note"], **self.verb)
        return self.done(_("The remark is withdrawn. Its number stays."), "remark", self.remark.number)

    def get_context_data(self, **kwargs):
        cancel = self.url("remark", self.remark.number)
        return {**super().get_context_data(remark=self.remark, **kwargs), "cancel_url": cancel}


class RedactView(WithdrawView):
    """Remove the words of a remark for good, where they may not be kept."""

    template_name = "cooperation_consultations/admin/desk/redact.html"
    header_icon = "bin"
    form_class = RedactForm
    submit_label = _("Remove the words")

    def act(self, form):
        remarks.redact_remark(self.remark, reason=form.cleaned_data["reason"], **self.verb)
        return self.done(_("The words are removed. Number, answer and record stay."), "remark", self.remark.number)
