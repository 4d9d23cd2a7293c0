"""The period as an office thinks of it: a first day, a last day, and hours where they matter."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..domain import periods
from .day_inputs import DayInput, HourInput

# The verb's fields, and ours at which its refusals are shown.
FIELD_NAMES = {"opens_at": "opens_on", "closes_at": "closes_on"}


class PeriodForm(forms.Form):
    """First and last day with their hours, in the office's time zone; cleaned to ``opens_at`` and ``closes_at``."""

    opens_on = forms.DateField(
        label=_("First day"), widget=DayInput(), help_text=_("From this day on remarks are taken.")
    )
    opens_time = forms.TimeField(label=_("from"), required=False, widget=HourInput(), help_text=_("Empty: from 0:00."))
    closes_on = forms.DateField(
        label=_("Last day"), widget=DayInput(), help_text=_("A remark may still arrive on this day.")
    )
    closes_time = forms.TimeField(
        label=_("until"),
        required=False,
        widget=HourInput(),
        help_text=_("Empty: until the end of the day, 24:00."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where the period is shorter than the rules allow. It is published with the dates."),
    )

    def __init__(self, *args, zone, dates_required=True, change_is_public=False, opened_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.opened_at = opened_at  # of a consultation that is open already: its opening stays
        for name in ("opens_on", "opens_time"):
            self.fields[name].disabled = opened_at is not None
        for name in ("opens_on", "closes_on"):
            self.fields[name].required = dates_required
        if change_is_public:
            self.fields["reason"].label = _("Reason for the change")
            self.fields["reason"].help_text = _("It is published with the old and the new dates.")

    def clean(self):
        data = super().clean()
        opens_on, closes_on = data.get("opens_on"), data.get("closes_on")
        for name, day, other in (("opens_on", opens_on, closes_on), ("closes_on", closes_on, opens_on)):
            if name not in self.errors and day is None and other is not None:
                self.add_error(name, ValidationError(_("Give both days, or leave both for later."), code="one_day"))
        data["opens_at"] = self.opened_at or self._moment(opens_on, data.get("opens_time"), periods.start_of_day)
        data["closes_at"] = self._moment(closes_on, data.get("closes_time"), periods.end_of_day)
        return data

    def _moment(self, day, time, whole_day):
        if day is None:
            return None
        return datetime.datetime.combine(day, time, tzinfo=self.zone) if time else whole_day(day, self.zone)

    @property
    def period(self):
        """The cleaned period as the verb takes it; None where it was left for later."""
        names = ("opens_at", "closes_at", "reason")
        return {name: self.cleaned_data[name] for name in names} if self.cleaned_data["opens_at"] else None


def initial_period(consultation, zone):
    """Return the initial values of ``PeriodForm`` for the dates that a consultation has."""
    initial = {"reason": consultation.short_period_reason if consultation.announced_at is None else ""}
    if consultation.opens_at:
        opens = consultation.opens_at.astimezone(zone)
        initial |= {"opens_on": opens.date(), "opens_time": _hour(opens)}
    if consultation.closes_at:
        closes = consultation.closes_at.astimezone(zone)
        if closes.time() == datetime.time():
            initial["closes_on"] = closes.date() - datetime.timedelta(days=1)
        else:
            initial |= {"closes_on": closes.date(), "closes_time": closes.time()}
    return initial


def _hour(moment):
    return moment.time() if moment.time() != datetime.time() else None
