"""From a row of the outbox to a letter that reads well as text and as HTML, in the person's language."""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import override

from . import registry
from .models import OfficeSettings

EMPTY_LINES = re.compile(r"\n\s*\n\s*\n")


class MailImpossible(Exception):
    """No later attempt can help: a resolver or a template is missing."""


def resolve(kinds, reference):
    """Split "kind:reference" and ask the resolver registered in ``kinds``."""
    kind, _colon, key = reference.partition(":")
    resolver = kinds.get(kind)
    if resolver is None:
        raise MailImpossible(f"{kinds.name} knows no “{kind}”")
    return resolver(key)


def build_message(mail, connection=None):
    """Return the e-mail for an ``OutgoingMail``; None where its recipient or its subject is gone (erased)."""
    found = resolve(registry.mail_recipients, mail.recipient)
    subject = resolve(registry.mail_subjects, mail.subject_ref) if mail.subject_ref else {}
    if found is None or subject is None:
        return None
    address, name = found
    office = OfficeSettings.for_site(mail.site)
    with override(mail.language):
        context = {
            **subject,
            "site": mail.site,
            "office": office,
            "root_url": mail.site.root_url,
            "recipient_name": name,
            "recipient_address": address,
            "language": mail.language,
        }
        try:
            # A line break in a subject would be a header of somebody else's choice.
            title = " ".join(render_to_string(f"{mail.template}.subject.txt", context).split())
            text = EMPTY_LINES.sub("\n\n", render_to_string(f"{mail.template}.txt", context)).strip() + "\n"
        except TemplateDoesNotExist as error:
            raise MailImpossible(f"no template {error}") from error
        try:
            html = render_to_string(f"{mail.template}.html", {**context, "title": title})
        except TemplateDoesNotExist:
            html = render_to_string("cooperation_core/mail/plain.html", {**context, "title": title, "text": text})
    # The same letter sent twice (a worker was killed after the server had taken it) keeps its identity.
    message_id = f"<{mail.uuid}@{mail.site.hostname}>"
    message = EmailMultiAlternatives(
        subject=title,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        reply_to=[office.email] if office.email else None,
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    message.attach_alternative(html, "text/html")
    return message
