from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .styleguide_examples import EXAMPLES


class ExampleForm(forms.Form):
    """A form with each kind of field, shown filled wrongly; it is never sent."""

    text = forms.CharField(
        label=gettext_lazy("Your remark"),
        max_length=2000,
        widget=forms.Textarea(attrs={"maxlength": 2000}),
        help_text=gettext_lazy("Write what should change and why."),
    )
    wording = forms.CharField(
        label=gettext_lazy("Proposed wording"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "short", "maxlength": 2000}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("I am writing"),
        widget=forms.RadioSelect,
        choices=[("resident", gettext_lazy("as a resident")), ("ngo", gettext_lazy("for an organisation"))],
    )
    county = forms.ChoiceField(
        label=gettext_lazy("County"), choices=[("", "—"), ("1607", "nyski"), ("1609", "opolski")], required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("We send a link to confirm the remark, and the answer. We do not publish the address."),
    )
    consent = forms.BooleanField(label=gettext_lazy("Show my name beside the remark"), required=False)


@never_cache
@require_admin_access
def styleguide(request):
    """Every component in every state, for those who build and check pages."""
    wrong = ExampleForm({"wrong-text": "Za krótki termin.", "wrong-email": "anna@"}, prefix="wrong")
    return render(
        request,
        "cooperation_core/styleguide/styleguide.html",
        {
            **EXAMPLES,
            "title": _("Style guide"),
            "robots": "noindex",
            "blank": ExampleForm(),
            "wrong": wrong,
            "alternates": {},
        },
    )
