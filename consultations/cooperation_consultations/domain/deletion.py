"""Why pages of consultations are not deleted: what was announced stays to be read."""

from django.utils.translation import gettext as _

from ..models import ConsultationPage, ReportPage


def why_pages_stay(pages):
    """Return the reasons why pages of this queryset stay; an unannounced consultation's page may go."""
    keys = pages.values("pk")
    announced = ConsultationPage.objects.filter(pk__in=keys, consultation__announced_at__isnull=False)
    reports = ReportPage.objects.filter(pk__in=keys).exclude(first_published_at=None)
    return [
        *(_("“%(page)s” shows a consultation that was announced.") % {"page": page.title} for page in announced),
        *(_("“%(page)s” is a report that was published.") % {"page": page.title} for page in reports),
    ]
