"""What consultations do when a person is erased."""

from django.utils.translation import gettext as _

from ..models import Remark
from . import remarks


def redact_words_of(contact, *, at, actor, words):
    """Redact the remarks of a contact where the words are to go too; without that they are a remark of nobody.

    Consultations are taken in the order of their keys, so that two erasures never wait for each other crosswise.
    """
    if not words:
        return
    written = Remark.objects.filter(submission__contact=contact).select_related("consultation")
    for remark in written.order_by("consultation_id", "number"):
        remarks.redact_remark(remark, reason=_("Erasure of personal data"), at=at, actor=actor)
