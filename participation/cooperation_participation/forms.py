"""Forms of guests: the guard against robots, who is writing, and the words of a correction."""

import uuid

from cooperation_core.errors import DomainError
from django import forms
from django.utils.translation import gettext_lazy as _

from .domain.consents import PUBLISH_NAME
from .domain.contacts import PersonDetails, VoiceDetails
from .enums import ParticipantKind
from .proof import is_proven

# Who speaks for an organisation says which; a resident speaks for nobody else.
SPEAK_FOR_OTHERS = {kind for kind in ParticipantKind.values if kind != ParticipantKind.RESIDENT}


class UsedUpInput(forms.HiddenInput):
    """A field that comes back empty: a proof of work is good once, so a form that is shown again needs another."""

    def format_value(self, value):
        return ""


class GuardedForm(forms.Form):
    """A form with its idempotency key, the proof of work and a trap; render them by ``guard.html``."""

    idempotency_key = forms.CharField(max_length=100, widget=forms.HiddenInput)
    altcha = forms.CharField(required=False, max_length=4000, widget=UsedUpInput)
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idempotency_key"].initial = lambda: uuid.uuid4().hex

    @property
    def guard_names(self):
        return ("idempotency_key", "altcha", "website")

    def visible_fields(self):
        """The fields for people; the trap is rendered by ``guard.html``."""
        return [field for field in super().visible_fields() if field.name != "website"]

    def clean_website(self):
        if self.cleaned_data["website"]:
            # Said openly, since a browser that fills in forms may have done it: nobody loses what was written.
            raise forms.ValidationError(_("Empty the field “Leave this field empty” and send the form again."))
        return ""

    def is_proven(self):
        """Whether the proof of work came along; uses it up, so ask once, when the form is valid."""
        return is_proven(self.cleaned_data.get("altcha", ""))


class PersonForm(GuardedForm):
    """Who is writing: an e-mail address for the confirmation, and what may be told of the person.

    Args:
        anonymous_allowed: the procedure takes remarks without an address.
        device: a device that has confirmed before; its person need not write the address again.
        texts: purpose → ``ConsentText`` in force (``consents.current_texts``).
    """

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("A link to confirm the remark is sent to it. It is never published."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=_("First name and surname"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    publish_name = forms.BooleanField(
        label=_("My name may be published beside the remark"),
        required=False,
        help_text=_("Otherwise the remark is signed “resident”."),
    )
    participant_kind = forms.ChoiceField(
        label=_("Who is speaking"), choices=ParticipantKind.choices, initial=ParticipantKind.RESIDENT
    )
    organisation = forms.CharField(
        label=_("Name of the organisation or institution"),
        required=False,
        max_length=250,
        help_text=_("It is published beside the remark."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    register_number = forms.CharField(label=_("KRS or other register number"), required=False, max_length=40)
    function = forms.CharField(
        label=_("Your function in the organisation"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def __init__(self, *args, anonymous_allowed=False, device=None, texts=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.anonymous_allowed = anonymous_allowed
        self.device = device
        self.texts = texts or {}
        if anonymous_allowed or device is not None:
            self.fields["email"].required = False
        if anonymous_allowed:
            self.fields["email"].help_text = _(
                "Without it the remark is anonymous: it counts at once, and you hear of the answer only by the receipt."
            )
        elif device is not None:
            self.fields["email"].help_text = _(
                "Not needed: this device has confirmed before. Write another address to speak as somebody else."
            )
        if PUBLISH_NAME in self.texts:
            self.fields["publish_name"].help_text = self.texts[PUBLISH_NAME].text

    def clean(self):
        cleaned = super().clean()
        speaks_for_others = cleaned.get("participant_kind") in SPEAK_FOR_OTHERS
        if speaks_for_others and not cleaned.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Write for whom you are speaking."))
        return cleaned

    def person(self):
        """Return ``PersonDetails``, or None where the device tells who it is, or nobody does."""
        if not self.cleaned_data["email"]:
            return None
        values = {name: self.cleaned_data[name] for name in ("email", "name", "function")}
        return PersonDetails(**values)

    def voice(self):
        """Return ``VoiceDetails`` where somebody speaks for an organisation, else None."""
        kind = self.cleaned_data["participant_kind"]
        if kind not in SPEAK_FOR_OTHERS:
            return None
        return VoiceDetails(self.cleaned_data["organisation"], self.cleaned_data["register_number"], kind)

    def is_anonymous(self):
        return self.anonymous_allowed and self.device is None and not self.cleaned_data["email"]

    def consents(self):
        """Return the consent texts that were agreed to."""
        agreed = self.cleaned_data["publish_name"] and PUBLISH_NAME in self.texts
        return [self.texts[PUBLISH_NAME]] if agreed else []


class CorrectionForm(forms.Form):
    """New words for what was sent, one area for each field that the kind of submission has."""

    def __init__(self, *args, fields, **kwargs):
        super().__init__(*args, **kwargs)
        for field in fields:
            self.fields[field["name"]] = forms.CharField(
                label=field["label"],
                initial=field["value"],
                required=False,
                max_length=field["limit"],
                widget=forms.Textarea(attrs={"rows": 8}),
            )

    def show(self, error: DomainError):
        """Put a refusal at its field."""
        self.add_error(error.field if error.field in self.fields else None, error.text)


class LookupForm(forms.Form):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Code of the receipt"),
        max_length=40,
        help_text=_("Sixteen letters and digits, such as 4F1C-09AB-77D2-E310."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
