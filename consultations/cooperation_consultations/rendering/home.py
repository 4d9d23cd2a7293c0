"""What the home page shows of the consultations: those that are open, else what comes or what became of the last."""

from cooperation_core.clock import now
from cooperation_core.domain.phases import next_change
from cooperation_core.frame import address_of
from cooperation_core.kept import per_stamp
from cooperation_core.sites import site_of

from ..models import ConsultationIndexPage
from .index import cards, listed

SHOWN = 3


def consultations_section(request, home):
    """Return the context of the section, or None where there is no consultation; made once between two changes."""
    site, at = site_of(request), now()
    key = ("home consultations", home.pk, next_change(site, at))
    return per_stamp(key, lambda: _section(home, site, at))


def _section(home, site, at):
    index = ConsultationIndexPage.objects.descendant_of(home).live().public().first()
    found = [consultation for _phase, consultation in listed(index, at)[:SHOWN]] if index else []
    if not found:
        return None
    return {"index_title": index.title, "index_url": address_of(index, site), "cards": cards(found, index, site, at)}
