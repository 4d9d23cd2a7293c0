"""States that pages show, each as a word and a shape; the colour stands in ``components.css`` as ``tone-<state>``."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "draft": (_("In preparation"), "pencil"),
    "announced": (_("Announced"), "calendar"),
    "open": (pgettext_lazy("consultation", "Open"), "dot"),
    "soon": (_("Closing soon"), "clock"),
    "closed": (_("Closed, answers are being written"), "square"),
    "reported": (_("Report published"), "check"),
    "cancelled": (_("Cancelled"), "cross"),
    "waiting": (_("Waits for an answer"), "clock"),
    "withdrawn": (_("Withdrawn by its author"), "cross"),
    "hidden": (_("Hidden by staff"), "square"),
    "accepted": (pgettext_lazy("decision", "Accepted"), "check"),
    "partly": (pgettext_lazy("decision", "Accepted in part"), "half"),
    "not_accepted": (pgettext_lazy("decision", "Not accepted"), "cross"),
    "out_of_scope": (pgettext_lazy("decision", "Out of scope"), "out"),
    "explained": (pgettext_lazy("decision", "Explained"), "speech"),
}
