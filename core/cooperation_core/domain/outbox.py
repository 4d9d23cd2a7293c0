"""Mail out: a letter is a row in the transaction of what it tells about, and a worker sends it."""

import datetime
import logging

from django.core.mail import get_connection
from django.db import transaction

from .. import conf
from ..mail import MailImpossible, build_message
from ..models import OutgoingMail, WorkState
from . import leases

logger = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=5)
BATCH = 20


def post(*, site, template, language, recipient, subject_ref="", dedupe_key=None, at):
    """Write a letter into the outbox, inside the caller's transaction.

    Args:
        template: folder and name of the three files, such as "cooperation_participation/mail/confirm".
        recipient: "kind:reference", for a resolver in ``registry.mail_recipients``.
        subject_ref: "kind:reference", for a resolver in ``registry.mail_subjects``.
        dedupe_key: a second letter with the same key is not written.

    Returns:
        The new row, or None where ``dedupe_key`` was known.
    """
    values = {
        "site": site,
        "template": template,
        "language": language,
        "recipient": recipient,
        "subject_ref": subject_ref,
        "created_at": at,
        "due_at": at,
    }
    if dedupe_key is None:
        mail, is_new = OutgoingMail.objects.create(**values), True
    else:
        mail, is_new = OutgoingMail.objects.get_or_create(dedupe_key=dedupe_key, defaults=values)
    transaction.on_commit(_wake_worker, robust=True)
    return mail if is_new else None


def post_many(letters, *, at):
    """Write many letters at once; each is a dict of what ``post`` takes but ``at``, and has a ``dedupe_key``."""
    rows = [OutgoingMail(created_at=at, due_at=at, **letter) for letter in letters]
    OutgoingMail.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    if rows:
        transaction.on_commit(_wake_worker, robust=True)


def _wake_worker():
    # Late, since tasks.py calls this module; a worker that misses the hint finds the row at its next tick.
    from ..tasks import wake_worker

    wake_worker()


def send_due_mail(at):
    """Send one batch of what is due; returns how many letters went out. Safe to run in several processes at once."""
    mails = leases.claim(OutgoingMail, at=at, limit=BATCH, lease=LEASE)
    if not mails:
        return 0
    connection = get_connection()
    try:
        return sum(_send(mail, connection, at) for mail in mails)
    finally:
        connection.close()


def _send(mail, connection, at):
    if not leases.heartbeat(mail, at=at, lease=LEASE):
        return 0
    try:
        message = build_message(mail, connection)
        if message is None:
            leases.finish(mail, at=at, note="The recipient is gone.")
            return 0
        message.send()
    except MailImpossible as error:
        leases.give_up(mail, error, at=at)
        logger.error("Mail %s cannot be made: %s", mail.uuid, leases.without_addresses(error))
        return 0
    except Exception as error:
        # Whatever goes wrong between us and the mail server, the letter is kept and tried again.
        leases.retry_later(mail, error, at=at)
        why = leases.without_addresses(error)
        logger.warning("Mail %s was not sent (attempt %s): %s", mail.uuid, mail.attempts, why)
        return 0
    leases.finish(mail, at=at, message_id=message.extra_headers["Message-ID"])
    return 1


def retry(queryset, *, at):
    """Try failed letters again; returns how many."""
    with transaction.atomic():
        count = leases.try_again(queryset, at=at)
        transaction.on_commit(_wake_worker, robust=True)
    return count


def sweep(*, at):
    """Delete the records of letters sent long ago; returns how many."""
    before = at - datetime.timedelta(days=conf.get("SENT_MAIL_DAYS"))
    return OutgoingMail.objects.filter(state=WorkState.DONE, finished_at__lt=before).delete()[0]
