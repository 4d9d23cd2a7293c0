"""Forms about remarks: an answer, hiding, withdrawing by a letter, removing words, entering a letter."""

from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.enums import ParticipantKind
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..domain import queries
from ..domain.intake import is_channel_of_staff
from ..enums import Channel, Decision, RemarkKind
from .day_inputs import DayInput, HourInput


def area(rows):
    return AdminAutoHeightTextInput(attrs={"rows": rows})


class AnswerForm(forms.Form):
    """The office's answer: a decision, its reasons, and where the draft changes."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=20_000,
        widget=area(4),
        help_text=_("In plain words, for the author and for the report. An acceptance has reasons too."),
        error_messages={"required": _("Give the reasons: everybody who remarks is owed them.")},
    )
    changed_unit = forms.CharField(
        label=_("Where the draft changes"),
        max_length=250,
        required=False,
        help_text=_("The unit that will read differently, such as § 5 ust. 2. Leave it empty where nothing changes."),
    )
    publish = forms.BooleanField(
        label=_("Publish the answer now"),
        required=False,
        help_text=_("The author gets an e-mail at once. Otherwise answers are published together, with the report."),
    )


class HideForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=area(2),
        help_text=_("Everybody reads it in the place of the remark, such as: it holds personal data of others."),
        error_messages={"required": _("Give the reason; it stands in the place of the remark.")},
    )


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label=_("Letter on file"),
        max_length=500,
        widget=area(2),
        help_text=_("Which letter asks for it: its date and its number in your register."),
    )


class RedactForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=area(2),
        help_text=_("It stays in the file, with your name."),
    )


class LetterForm(forms.Form):
    """A remark that came by letter, by e-mail or in person."""

    channel = forms.ChoiceField(label=_("How it came"), widget=forms.RadioSelect)
    received_on = forms.DateField(
        label=_("Day on which it reached the office"),
        widget=DayInput(),
        help_text=_("It has to lie between the opening and the closing."),
    )
    received_time = forms.TimeField(
        label=_("at"), required=False, widget=HourInput(), help_text=_("Empty: 12:00, or a moment that fits.")
    )
    provision = forms.ChoiceField(label=_("Unit of the act"), required=False)
    kind = forms.ChoiceField(label=_("Kind of remark"), choices=RemarkKind.choices)
    text = forms.CharField(label=_("Remark"), required=False, widget=area(4), help_text=_("As it was written."))
    proposed_wording = forms.CharField(label=_("Proposed wording"), required=False, widget=area(2))
    reasons = forms.CharField(label=_("Reasons"), required=False, widget=area(2))
    participant_kind = forms.ChoiceField(label=_("Participant"), choices=ParticipantKind.choices)
    name = forms.CharField(label=_("Name"), required=False, max_length=150)
    publish_name = forms.BooleanField(
        label=_("The letter agrees to the publication of the name"),
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Where the letter tells one: the answer is sent there.")
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    postal_address = forms.CharField(label=_("Postal address"), required=False, max_length=300, widget=area(2))
    organisation = forms.CharField(
        label=_("Organisation"), required=False, max_length=250, help_text=_("In whose name the letter speaks, if any.")
    )
    register_number = forms.CharField(label=_("KRS or other register number"), required=False, max_length=40)
    function = forms.CharField(label=_("Function in the organisation"), required=False, max_length=120)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = queries.current_version(consultation)
        units = self.version.provisions.order_by("order") if self.version else ()
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["provision"].choices = [
            ("", _("the whole draft")),
            *((key, f"{unit.label} – {unit.heading or unit.text}"[:80]) for key, unit in self.units.items()),
        ]
        self.fields["channel"].choices = [choice for choice in Channel.choices if is_channel_of_staff(choice[0])]

    def remark(self):
        """Return the arguments of ``enter_remark`` that the form knows."""
        data = self.cleaned_data
        same = ("kind", "text", "proposed_wording", "reasons", "participant_kind", "publish_name", "channel")
        person_fields = ("email", "name", "phone", "postal_address", "function")
        voice = None
        if data["organisation"]:
            voice = VoiceDetails(data["organisation"], data["register_number"], kind=data["participant_kind"])
        return {
            **{name: data[name] for name in same},
            "provision": self.units.get(data["provision"]),
            "version": self.version,
            "person": PersonDetails(**{name: data[name] for name in person_fields}),
            "voice": voice,
            "idempotency_key": data["key"].hex,
        }
