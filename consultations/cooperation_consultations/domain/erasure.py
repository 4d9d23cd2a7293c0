"""What consultations do when a person is erased."""

from django.utils.translation import gettext as _

from ..models import Consultation, Remark
from . import remarks, report_files


def redact_words_of(contact, *, at, actor, words):
    """Redact the remarks of a contact where the words are to go too; without that they are a remark of nobody.

    A name that was published stands in files too, and goes from there in either case.

    Consultations are taken in the order of their keys, so that two erasures never wait for each other crosswise.
    """
    written = Remark.objects.filter(submission__contact=contact).select_related("consultation__site")
    named = written.filter(submission__publish_name=True).values("consultation")
    for consultation in Consultation.objects.filter(pk__in=named).select_related("site").order_by("pk"):
        report_files.leave_nothing(consultation, at=at, actor=actor)
    if not words:
        return
    for remark in written.order_by("consultation_id", "number"):
        remarks.redact_remark(remark, reason=_("Erasure of personal data"), at=at, actor=actor)
