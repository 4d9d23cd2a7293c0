"""Consent texts and people in the admin."""

import json

from cooperation_core.clock import now
from cooperation_core.permissions import rows_user_may
from cooperation_core.viewsets import ScopedCreateMixin, SiteScopedViewSet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import formats
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .domain import consents, receipts, retention
from .models import ConsentText, Contact

KEYS = [
    (consents.PUBLISH_NAME, gettext_lazy("consent: a person's name is published")),
    (consents.PRIVACY, gettext_lazy("information on personal data beside the form")),
]


class ConsentTextForm(forms.ModelForm):
    """A new version of a text: the number comes by itself, and what is in force is never changed."""

    key = forms.ChoiceField(label=gettext_lazy("purpose"), choices=KEYS)
    language = forms.ChoiceField(label=gettext_lazy("language"), choices=settings.LANGUAGES)

    class Meta:
        model = ConsentText
        fields = ["key", "language", "text"]

    def save(self, commit=True):
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return consents.publish_text(self.instance.site, at=now(), **values)


class PublishTextView(ScopedCreateMixin, CreateView):
    """A new version; what is in force cannot be opened for editing afterwards."""

    page_title = gettext_lazy("New version of a consent text")

    def get_success_url(self):
        return reverse(self.index_url_name)

    def get_success_buttons(self):
        return []


class ConsentTextViewSet(SiteScopedViewSet):
    """Versioned consent texts: they are listed, read and followed by a new version; never edited or deleted."""

    model = ConsentText
    name = "consent-texts"
    url_namespace = "cooperation_consent_texts"
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Consent texts")
    menu_order = 630
    add_to_settings_menu = True
    add_view_class = PublishTextView
    inspect_view_enabled = True
    inspect_view_fields = ["key", "language", "version", "text", "published_at"]
    list_display = [
        TitleColumn(
            "key",
            label=gettext_lazy("Purpose"),
            accessor=lambda text: dict(KEYS).get(text.key, text.key),
            url_name="cooperation_consent_texts:inspect",
            sort_key="key",
        ),
        Column("language", label=gettext_lazy("Language"), sort_key="language"),
        Column("version", label=gettext_lazy("Version"), sort_key="version"),
        DateColumn("published_at", label=gettext_lazy("Published"), sort_key="published_at"),
        Column("site", label=gettext_lazy("Site")),
    ]
    list_filter = ["key", "language"]

    def get_form_class(self, for_update=False):
        return ConsentTextForm

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("edit", "delete")]

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(**{"edit_url_name": None, "delete_url_name": None, **kwargs})

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(**{"edit_url_name": None, "delete_url_name": None, **kwargs})


def _known_as(contact):
    return contact.email or contact.name or str(contact)


def _kept_until(contact):
    return formats.date_format(contact.keep_until) if contact.keep_until else ""


class ContactViewSet(SiteScopedViewSet):
    """People who took part: found by e-mail or name, shown what is kept of them, erased when they ask for it."""

    model = Contact
    name = "people"
    url_namespace = "cooperation_people"
    icon = "user"
    menu_label = gettext_lazy("People")
    menu_order = 640
    add_to_settings_menu = True
    list_display = [
        TitleColumn("email", label=gettext_lazy("E-mail"), accessor=_known_as, url_name="cooperation_people:person"),
        Column("name", label=gettext_lazy("Name"), sort_key="name"),
        DateColumn("confirmed_at", label=gettext_lazy("Confirmed"), sort_key="confirmed_at"),
        Column("keep_until", label=gettext_lazy("Kept until"), accessor=_kept_until, sort_key="keep_until"),
        DateColumn("erased_at", label=gettext_lazy("Erased"), sort_key="erased_at"),
    ]
    search_fields = ["email", "name"]
    search_backend_name = None
    ordering = ["-created_at"]
    form_fields = ["name"]

    def get_urlpatterns(self):
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")),
            path("<int:pk>/", PersonView.as_view(), name="person"),
            path("<int:pk>/export/", export_view, name="export"),
            path("<int:pk>/erase/", erase_view, name="erase"),
        ]

    def get_index_view_kwargs(self, **kwargs):
        nowhere = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name"))
        return super().get_index_view_kwargs(**{**nowhere, **kwargs})


def _contact(request, pk, action):
    """Return a contact on whose site the user may do ``action``; to others it is not there."""
    return get_object_or_404(rows_user_may(request.user, Contact, [action]), pk=pk)


@method_decorator(never_cache, name="dispatch")
class PersonView(WagtailAdminTemplateMixin, View):
    """Show what is kept of a person, and what may be done."""

    template_name = "cooperation_participation/admin/person.html"
    header_icon = "user"

    @cached_property
    def contact(self):
        return _contact(self.request, self.kwargs["pk"], "view")

    def get_page_title(self):
        return _known_as(self.contact)

    def get_breadcrumbs_items(self):
        people = {"url": reverse("cooperation_people:index"), "label": ContactViewSet.menu_label}
        return [*super().get_breadcrumbs_items(), people, {"url": "", "label": self.get_page_title()}]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        sent = self.contact.submissions.select_related("contact", "voice").order_by("arrived_at", "pk")
        return {
            **super().get_context_data(**kwargs),
            "contact": self.contact,
            "consents": self.contact.consents.select_related("text").order_by("given_at", "pk"),
            "receipts": [receipts.receipt_of(submission) for submission in sent],
            "may_erase": rows_user_may(self.request.user, Contact, ["delete"]).filter(pk=self.contact.pk).exists(),
        }


@never_cache
@require_http_methods(["GET"])
def export_view(request, pk):
    """Everything that is kept of a person, as a file for that person."""
    kept = retention.export_contact(_contact(request, pk, "view"))
    response = HttpResponse(json.dumps(kept, ensure_ascii=False, indent=2), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="person-{pk}.json"'
    return response


@never_cache
@require_POST
def erase_view(request, pk):
    """Erase a person, and what the person wrote where that is asked for."""
    contact = _contact(request, pk, "delete")
    if "sure" not in request.POST:
        raise PermissionDenied
    retention.erase_contact(contact, at=now(), actor=request.user, words="words" in request.POST)
    messages.success(request, _("The personal data are erased. Remarks keep their numbers."))
    return redirect("cooperation_people:index")
