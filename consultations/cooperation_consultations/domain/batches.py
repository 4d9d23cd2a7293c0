"""Verbs that change many remarks at once: read again under the locks, in an order in which nobody waits crosswise."""

from ..models import Consultation, Remark
from . import chain


def locked_remarks(remarks):
    """Lock the consultations of ``remarks`` and return [(consultation, counter, remarks read anew)].

    Call it inside a transaction. Consultations come by key, remarks by number; a constant number of queries for each
    consultation.
    """
    keys = {remark.pk for remark in remarks}
    groups = []
    for pk in sorted({remark.consultation_id for remark in remarks}):
        counter = chain.lock_counter(Consultation(pk=pk))
        consultation = Consultation.objects.select_related("procedure", "report", "site").get(pk=pk)
        rows = Remark.objects.filter(pk__in=keys, consultation=consultation).select_related("answer")
        groups.append((consultation, counter, list(rows.order_by("number"))))
    return groups
