"""How staff narrow the list of remarks: filters and the search field, the same for the list and for "select all"."""

import re
import uuid

from cooperation_participation.enums import ParticipantKind
from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from ..enums import Channel, Decision, RemarkKind
from ..models import Provision, Remark, RemarkText
from .numbers import STATES

WHOLE = "whole"
STATE_NAMES = {
    "waiting": gettext_lazy("to moderate"),
    "unanswered": gettext_lazy("to answer"),
    "untold": gettext_lazy("answered, not public yet"),
    "answered": gettext_lazy("answered"),
    "hidden": pgettext_lazy("remarks", "hidden"),
    "withdrawn": pgettext_lazy("remarks", "withdrawn"),
}
NUMBER = re.compile(r"^(?:#|nr\.?|no\.?)?\s*(\d{1,9})$", re.IGNORECASE)


def radio(label, choices, **kwargs):
    return ChoiceFilter(
        label=label, choices=choices, empty_label=gettext_lazy("All"), widget=forms.RadioSelect, **kwargs
    )


class RemarkFilterSet(WagtailFilterSet):
    """Filters of the remarks of one consultation; units and organisations are those that occur among them."""

    state = radio(gettext_lazy("State"), list(STATE_NAMES.items()), method="in_state")
    unit = ChoiceFilter(label=gettext_lazy("Unit of the act"), choices=(), method="on_unit")
    kind = radio(gettext_lazy("Kind of remark"), RemarkKind.choices)
    decision = radio(gettext_lazy("Decision"), Decision.choices, field_name="answer__decision")
    participant_kind = radio(gettext_lazy("Participant"), ParticipantKind.choices)
    organisation = ChoiceFilter(
        label=gettext_lazy("Organisation"), choices=(), field_name="submission__voice", lookup_expr="exact"
    )
    channel = radio(gettext_lazy("Way it came"), Channel.choices)

    class Meta:
        model = Remark
        fields = []

    def __init__(self, data=None, queryset=None, *, consultation, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.filters["unit"].extra["choices"] = units_of(consultation)
        self.filters["organisation"].extra["choices"] = organisations_of(consultation)

    def in_state(self, remarks, name, value):
        return remarks.filter(STATES[value])

    def on_unit(self, remarks, name, value):
        return remarks.filter(lineage=None if value == WHOLE else uuid.UUID(value))


def units_of(consultation):
    """Return the choices of units on which there are remarks, in the order of the act, each with their number."""
    rows = Remark.objects.filter(consultation=consultation).order_by().values_list("lineage")
    counts = dict(rows.annotate(Count("pk")))
    units = Provision.objects.filter(version__consultation=consultation, lineage__in=[key for key in counts if key])
    latest = {}
    for lineage, version, order, label in units.values_list("lineage", "version__number", "order", "label"):
        latest[lineage] = max(latest.get(lineage, (0, 0, "")), (version, order, label))
    placed = sorted(latest.items(), key=lambda item: (item[1][1], item[1][2]))
    choices = [(str(key), f"{label} ({counts[key]})") for key, (_version, _order, label) in placed]
    if None in counts:
        choices.insert(0, (WHOLE, _("the whole draft (%(number)d)") % {"number": counts[None]}))
    return choices


def organisations_of(consultation):
    """Return the choices of organisations that spoke in this consultation, by name."""
    voices = Remark.objects.filter(consultation=consultation, submission__voice__isnull=False).order_by()
    return sorted(
        voices.values_list("submission__voice", "submission__voice__name").distinct(), key=lambda row: row[1].casefold()
    )


def search_remarks(remarks, query, consultation):
    """Return the remarks of which the number, the words, or the author is ``query``."""
    query = query.replace("\x00", "").strip()
    if not query:
        return remarks
    if found := NUMBER.match(query):
        return remarks.filter(number=int(found[1]))
    texts = RemarkText.objects.filter(is_current=True, remark__consultation=consultation)
    in_words = any_of(query, "text", "proposed_wording", "reasons")
    in_authors = any_of(query, "submission__author_name", "submission__voice__name")
    return remarks.filter(Q(pk__in=texts.filter(in_words).values("remark")) | in_authors)


def any_of(query, *fields):
    """Return a condition that also finds other cases of letters: SQLite folds those of English only."""
    spellings = {query, query.lower(), query.upper(), query.capitalize()}
    condition = Q()
    for field in fields:
        for spelling in spellings:
            condition |= Q(**{f"{field}__icontains": spelling})
    return condition


def listed_remarks(consultation, data, request):
    """Return the remarks that the list shows for the query string ``data``, unsorted."""
    remarks = Remark.objects.filter(consultation=consultation)
    filters = RemarkFilterSet(data, consultation=consultation, request=request)
    if filters.is_valid():
        remarks = filters.filter_queryset(remarks)
    return search_remarks(remarks, data.get("q", ""), consultation)
