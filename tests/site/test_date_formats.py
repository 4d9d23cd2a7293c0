"""Days in the admin are written with dots, in each language of the staff."""

import datetime

import pytest
from django import forms
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

LANGUAGES = ["pl", "de", "en"]


class WithDates(forms.Form):
    day = forms.DateField(widget=AdminDateInput())
    moment = forms.DateTimeField(widget=AdminDateTimeInput())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_with_dots_is_taken_and_shown_again(language):
    with override(language):
        form = WithDates({"day": "30.11.2026", "moment": "30.11.2026 14:05"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["day"] == datetime.date(2026, 11, 30)
        assert form.cleaned_data["moment"].strftime("%d %H:%M") == "30 14:05"
        shown = str(WithDates(initial={"day": datetime.date(2026, 11, 30)})["day"])
        assert 'value="30.11.2026"' in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_does_not_exist_is_refused(language):
    with override(language):
        assert "day" in WithDates({"day": "31.11.2026", "moment": "30.11.2026 14:05"}).errors
