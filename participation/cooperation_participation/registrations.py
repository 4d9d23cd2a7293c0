"""What participation registers with the ground floor: who gets mail, what it is about, and what time asks for."""

import datetime

from cooperation_core.domain.ticks import TickJob
from cooperation_core.registry import mail_recipients, mail_subjects, site_permissions, tick_jobs
from django.utils.translation import gettext_lazy as _

from . import mail
from .domain import retention, submissions

mail_recipients.register("contact", mail.address_of_contact)
mail_subjects.register("submission", mail.context_of_submission)
tick_jobs.register("expire_submissions", TickJob(submissions.expire_due), order=30)
tick_jobs.register("sweep_people", TickJob(retention.sweep, every=datetime.timedelta(hours=6)), order=96)
site_permissions.register("cooperation_participation.add_consenttext", _("publish consent texts"))
site_permissions.register("cooperation_participation.view_contact", _("see who took part, and hand out what is kept"))
site_permissions.register("cooperation_participation.delete_contact", _("erase people who took part"))
