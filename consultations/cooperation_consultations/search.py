"""What the search of the site finds in consultations: the units of draft acts, beside the pages themselves."""

from cooperation_core.clock import now
from cooperation_core.frame import address_of
from cooperation_search.sources import Found, Hit
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from .models import Consultation, ConsultationPage, DraftVersion, Provision

LONGEST = 300


def units(query, site, language, limit=20):
    """Find units of the present versions that hold every word of ``query``."""
    words = query.split()
    pages = {
        page.consultation_id: page
        for page in ConsultationPage.objects.live()
        .public()
        .filter(locale__language_code=language, consultation__in=Consultation.objects.for_site(site).public(now()))
    }
    if not words or not pages:
        return Found()
    newer = DraftVersion.objects.filter(consultation=OuterRef("consultation"), number__gt=OuterRef("number"))
    versions = DraftVersion.objects.filter(~Exists(newer), consultation__in=pages)
    found = Provision.objects.filter(version__in=versions)
    for word in words:
        found = found.filter(text__icontains=word)
    shown = found.select_related("version").defer("version__tree", "version__changes").order_by("-version", "order")
    hits = [_hit(unit, pages[unit.version.consultation_id], site) for unit in shown[:limit]]
    return Found(hits, found.count())


def _hit(unit, page, site):
    title = _("%(unit)s: %(title)s") % {"unit": unit.label, "title": page.title}
    return Hit(title, f"{address_of(page, site)}#{unit.eid}", unit.text[:LONGEST], _("provision of a draft"))
