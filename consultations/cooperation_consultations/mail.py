"""The note that tells staff of new remarks: at most one an hour for each consultation, and nothing personal in it."""

from cooperation_core.models import OfficeSettings
from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse

from .enums import Visibility
from .models import Consultation


def address_of_office(reference):
    """Return (address, name) of the office of a site; None where it wants no notes."""
    office = OfficeSettings.objects.filter(site=reference).first()
    return (office.staff_email, office.unit or office.office) if office and office.staff_email else None


def context_of_consultation(reference):
    """Return what the note tells; None where the consultation is gone."""
    waiting = Count("remarks", filter=Q(remarks__visibility=Visibility.WAITING, remarks__withdrawn_at=None))
    found = Consultation.objects.annotate(total=Count("remarks"), waiting=waiting)
    consultation = found.filter(pk=reference).first()
    if consultation is None:
        return None
    path = reverse("cooperation_consultations_desk:remarks", args=[consultation.pk])
    return {
        "title_of_consultation": consultation.title,
        "total": consultation.total,
        "waiting": consultation.waiting,
        "desk_url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}",
    }
