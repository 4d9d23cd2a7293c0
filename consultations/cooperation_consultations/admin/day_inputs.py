"""The browser's own inputs for days and hours: Wagtail's picker silently turns a day typed as 30.11.2026 into today."""

from django import forms


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        # Without a greatest year browsers offer six digits for it.
        super().__init__({"max": "9999-12-31", **(attrs or {})}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")
