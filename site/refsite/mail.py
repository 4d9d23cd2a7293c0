"""Outgoing mail of a machine of one's own: a file for each letter, and pages that show them."""

import secrets
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache


class FolderBackend(BaseEmailBackend):
    """Write each letter to ``EMAIL_FILE_PATH`` as an .eml file, named by the moment so that they sort."""

    def send_messages(self, messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{secrets.token_hex(3)}"
            partial = folder / f"{name}.partial"
            partial.write_bytes(message.message().as_bytes())
            partial.rename(folder / f"{name}.eml")
        return len(messages)


def letter(file):
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    text = message.get_body(("plain",))
    return {
        "name": file.stem,
        "at": datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone()),
        "to": message["To"],
        "from": message["From"],
        "subject": message["Subject"],
        "text": text.get_content() if text else "",
        "has_html": message.get_body(("html",)) is not None,
        "message": message,
    }


@never_cache
def outgoing_mail(request):
    """List the letters, newest first."""
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)[:200]
    return render(request, "refsite/outgoing_mail.html", {"letters": [letter(file) for file in files]})


@never_cache
def outgoing_letter(request, name):
    """Show one letter as its reader sees it, in a sandbox without scripts."""
    file = Path(settings.EMAIL_FILE_PATH) / f"{name}.eml"
    if not file.is_file():
        raise Http404
    html = letter(file)["message"].get_body(("html",))
    if html is None:
        raise Http404
    response = HttpResponse(html.get_content(), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
    return response
