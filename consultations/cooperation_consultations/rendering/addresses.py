"""Addresses of a consultation's page and of what stands below it, without a reverse for each of its units."""

from cooperation_core.frame import address_of
from cooperation_core.urls import participation_reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode

WHOLE = "calosc"  # in an address: not one unit, but the draft as a whole


class Addresses:
    """Addresses below one page, in its language."""

    def __init__(self, page, site):
        self.page = address_of(page, site)
        self.consultation = page.consultation

    def version(self, number):
        return f"{self.page}wersja/{number}/"

    def remarks(self, version=None, eid=None):
        """Return the address of the list of remarks: of all, or of one unit (``WHOLE``: of the general ones)."""
        if eid is None:
            return f"{self.page}uwagi/"
        return f"{self.version(version.number)}uwagi/{iri_to_uri(eid)}/"

    def older(self, address, before):
        return f"{address}?{urlencode({'przed': before})}"

    @property
    def csv(self):
        return f"{self.page}uwagi/csv/"

    def form(self, version, eid=WHOLE):
        """Return the address of the form for a remark on a unit."""
        return form_address(self.consultation, version, eid)


def form_address(consultation, version, eid=WHOLE, language=None):
    values = {"consultation": consultation.uuid, "version": version.number, "eid": eid}
    return participation_reverse("cooperation_consultations:remark", values, language)
