"""Forms of the draft editor: reading a source, repairing one unit without JavaScript, issuing."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..importers.limits import DEFAULT
from .drafts_words import aside_choices, kind_choices


class SourceForm(forms.Form):
    """Where the act comes from: pasted text or a file, one of the two."""

    text = forms.CharField(
        label=_("Text of the act"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "draft-source-text", "lang": "pl"}),
        help_text=_("Copy the whole act with its title and attachments, and paste it here."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt,.txt"}),
        help_text=_("DOCX (Word), ODT (LibreOffice) or plain text, at most 20 MB. Automatic numbering is read too."),
    )
    replace = forms.BooleanField(
        label=_("Replace the present draft"),
        required=False,
        help_text=_("Your repairs stay in the history: undo brings the present draft back."),
    )

    def __init__(self, *args, has_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_draft:
            del self.fields["replace"]

    def clean(self):
        cleaned = super().clean()
        text, file = cleaned.get("text", ""), cleaned.get("file")
        if file and text.strip():
            raise ValidationError(
                _("You gave a text and a file. Leave one of them out, so that it is clear which is to be read."),
                code="two_sources",
            )
        if not file and not text.strip() and "file" not in self.errors:
            self.add_error(
                "text", ValidationError(_("Paste the text of the act here, or choose a file below."), code="no_source")
            )
        if file and file.size > DEFAULT.upload_bytes:
            self.add_error(
                "file",
                ValidationError(
                    _("The file is too large (at most 20 MB). Leave out pictures and attachments, or paste the text."),
                    code="document_too_large",
                ),
            )
        return cleaned


class RepairForm(forms.Form):
    """One repair of one unit; which fields count depends on the button that was pressed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    op = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices, required=False)
    number = forms.CharField(
        label=_("Number"), required=False, max_length=30, help_text=_("The number alone: 5, 5a, IV.")
    )
    mark = forms.CharField(
        label=_("Mark"), required=False, help_text=_("The words with which the unit begins and that are its mark: § 5.")
    )
    heading = forms.CharField(
        label=_("Heading"), required=False, help_text=_("The words behind the mark that are a heading, if any.")
    )
    before = forms.CharField(
        label=_("Words at which the new unit begins"),
        required=False,
        strip=True,
        help_text=_("Copy the first few words of the second part from the text above."),
    )
    why = forms.ChoiceField(label=_("Why it is no part of the act"), choices=aside_choices, required=False)

    def operation(self, unit):
        """Return the operation that the pressed button means for ``unit``."""
        data, name = self.cleaned_data, self.cleaned_data["op"]
        more = {
            "retype": {"kind": data["kind"]},
            "renumber": {"number": data["number"]},
            "divide": {"mark": data["mark"], "heading": data["heading"]},
            "split": {"at": unit["text"].find(data["before"]) if data["before"] else -1},
            "set_aside": {"why": data["why"]},
        }
        return {"op": name, "id": unit["id"], **more.get(name, {})}


class IssueForm(forms.Form):
    """The last look before a version becomes public."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What changed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences for the public, from the second version on. It may stay empty."),
    )
    accept_problems = forms.BooleanField(
        label=_("I have looked at the doubtful places; the draft is right as it stands"), required=False
    )

    def __init__(self, *args, problems=(), unsure=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not any(not problem.is_blocking for problem in problems):
            del self.fields["accept_problems"]
        self.unsure = unsure
        for row in unsure:
            self.fields[f"same_{row['id']}"] = forms.ChoiceField(
                label=row["label"],
                choices=[
                    ("", _("No: it is new, and the old unit is gone")),
                    (row["old_eid"], _("Yes: it is the same unit with new words")),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial="",
            )

    @property
    def same_units(self):
        """The units that the editor declared to be the same: eid of the last version by unit id."""
        return {
            row["id"]: self.cleaned_data[f"same_{row['id']}"]
            for row in self.unsure
            if self.cleaned_data[f"same_{row['id']}"]
        }
