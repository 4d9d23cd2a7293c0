"""Wagtail's search index follows the act: an issued version or an announcement changes what a page is found by."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.search import index

from .models import Consultation, ConsultationPage, DraftVersion


@receiver(post_save, sender=DraftVersion, dispatch_uid="cooperation_consultations_index_version")
def index_pages_of_version(instance, **kwargs):
    _index_later(instance.consultation_id)


@receiver(post_save, sender=Consultation, dispatch_uid="cooperation_consultations_index_announcement")
def index_pages_of_announced(instance, update_fields=None, **kwargs):
    if update_fields and "announced_at" in update_fields:
        _index_later(instance.pk)


def _index_later(consultation_id):
    # After the commit: the units are stored after their version, and a search engine must not hold up the verb.
    transaction.on_commit(lambda: _index(consultation_id), robust=True)


def _index(consultation_id):
    for page in ConsultationPage.objects.filter(consultation=consultation_id):
        index.insert_or_update_object(page)
