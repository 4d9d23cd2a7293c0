"""The form of a guest's remark."""

from cooperation_core.errors import DomainError
from cooperation_participation.forms import PersonForm
from django import forms
from django.utils.translation import gettext_lazy as _

from .domain.words import clean_words
from .enums import RemarkKind

WORDS = ("text", "proposed_wording", "reasons")


class WordsField(forms.CharField):
    """A field for words: the domain says which are needed and how long they may be, and the browser cuts none."""

    def __init__(self, label, help_text="", *, rows, required=False):
        widget = forms.Textarea(attrs={"rows": rows, "class": "short" if rows < 6 else ""})
        super().__init__(label=label, help_text=help_text, required=required, strip=False, widget=widget)

    def validate(self, value):
        pass


class RemarkForm(PersonForm):
    """A remark: its words, then who is speaking (``PersonForm``).

    Args:
        about_unit: False for a remark on the draft as a whole, which proposes no wording.
    """

    kind = forms.ChoiceField(label=_("What kind of remark it is"), choices=RemarkKind.choices)
    text = WordsField(
        _("Your remark"),
        _("Write what should change and why. One remark on one matter is answered best."),
        rows=6,
        required=True,
    )
    proposed_wording = WordsField(_("Proposed wording"), _("How the provision should read."), rows=4)
    reasons = WordsField(_("Reasons"), rows=4)

    field_order = ["kind", *WORDS]

    def __init__(self, *args, about_unit=True, **kwargs):
        super().__init__(*args, **kwargs)
        if about_unit:
            self.fields["kind"].initial = RemarkKind.WORDING
        else:
            self.fields["kind"].initial = RemarkKind.GENERAL
            del self.fields["proposed_wording"]
        if self.device is not None:
            contact = self.device.contact
            self.fields["email"].initial, self.fields["name"].initial = contact.email, contact.name
            self.fields["email"].help_text = _(
                "This device has confirmed with this address: your remark counts at once. "
                "The address is never published."
            )

    def clean(self):
        cleaned = super().clean()
        try:
            # Said together with what is wrong with the other fields, not after them.
            clean_words(cleaned.get("kind", ""), self.words())
        except DomainError as error:
            if error.field not in self.errors:
                error.add_to_form(self)
        return cleaned

    def words(self):
        """Return what was written, as it was written: also of a form that was refused."""
        return {name: self.data.get(name, "") for name in WORDS if name in self.fields}
