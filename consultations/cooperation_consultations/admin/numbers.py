"""What waits for staff: numbers of remarks by their state, for many consultations in two queries."""

from dataclasses import dataclass

from cooperation_participation.enums import SubmissionState
from cooperation_participation.models import Submission
from django.db.models import Count, Q

from ..domain.intake import subject_ref
from ..enums import Visibility
from ..models import Remark

STANDS = Q(withdrawn_at=None)
SEEN = STANDS & ~Q(visibility=Visibility.HIDDEN)
ANSWERED = Q(answer__isnull=False, answer__outdated_at=None)

# What a number counts and the list of remarks shows under the same name.
STATES = {
    "waiting": STANDS & Q(visibility=Visibility.WAITING),
    "unanswered": SEEN & ~ANSWERED,
    "untold": SEEN & ANSWERED & Q(answer__published_at=None),
    "answered": SEEN & ANSWERED,
    "hidden": STANDS & Q(visibility=Visibility.HIDDEN),
    "withdrawn": Q(withdrawn_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Remarks of one consultation by state; ``pending`` ones are not confirmed yet and have no number."""

    remarks: int = 0
    waiting: int = 0
    unanswered: int = 0
    untold: int = 0
    answered: int = 0
    hidden: int = 0
    withdrawn: int = 0
    pending: int = 0


def numbers_of(consultations, at):
    """Return consultation id → ``Numbers`` for each of ``consultations``, in two queries."""
    keys = {subject_ref(consultation): consultation.pk for consultation in consultations}
    rows = Remark.objects.filter(consultation__in=keys.values()).order_by().values("consultation")
    rows = rows.annotate(remarks=Count("pk"), **{name: Count("pk", filter=is_so) for name, is_so in STATES.items()})
    counted = {row.pop("consultation"): row for row in rows}
    pending = Submission.objects.filter(
        kind="remark", subject_ref__in=keys, state=SubmissionState.PENDING, confirm_until__gt=at
    )
    waits = dict(pending.order_by().values_list("subject_ref").annotate(Count("pk")))
    return {pk: Numbers(**counted.get(pk, {}), pending=waits.get(key, 0)) for key, pk in keys.items()}
