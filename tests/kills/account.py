"""Print, as JSON, what the database holds after the kills."""

import json

import django

django.setup()

from cooperation_consultations.domain import chain  # noqa: E402
from cooperation_consultations.models import Consultation, Event, Remark  # noqa: E402
from cooperation_core.models import OutgoingMail  # noqa: E402
from cooperation_participation.domain.receipts import receipt_code  # noqa: E402
from cooperation_participation.models import Submission  # noqa: E402

consultation = Consultation.objects.get()
print(
    json.dumps(
        {
            "codes": [receipt_code(submission) for submission in Submission.objects.all()],
            "numbers": list(Remark.objects.order_by("number").values_list("number", flat=True)),
            "sequences": list(Event.objects.order_by("sequence").values_list("sequence", flat=True)),
            "problems": [str(problem) for problem in chain.verify(consultation)],
            "letters": {
                state: OutgoingMail.objects.filter(state=state).count()
                for state in ("waiting", "running", "done", "failed")
            },
        }
    )
)
