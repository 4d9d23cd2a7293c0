import datetime
import os
import signal
import socket
import subprocess
import sys
import time
from smtplib import SMTPRecipientsRefused

import pytest
from cooperation_core.domain import leases, outbox
from cooperation_core.mail import build_message
from cooperation_core.models import OfficeSettings, OutgoingMail, WorkState
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.template import engines

pytestmark = pytest.mark.usefixtures("letter_box", "letter_templates")

LATER = datetime.timedelta(minutes=6)


@pytest.fixture
def letter_templates(monkeypatch):
    """Two letters: one with its own HTML, one of text alone."""
    from django.template.loaders.locmem import Loader

    texts = {
        "test/letter.subject.txt": "{% load i18n %}Nr {{ number }}:\n{% translate 'Monday' %}\n",
        "test/letter.txt": '{% extends "cooperation_core/mail/base.txt" %}{% block content %}Treść <b>{{ number }}</b>'
        "{% endblock %}",
        "test/letter.html": '{% extends "cooperation_core/mail/base.html" %}{% block content %}<p>Treść {{ number }}'
        "</p>{% endblock %}",
        "test/plain.subject.txt": "Tylko tekst",
        "test/plain.txt": "Zobacz https://example.org/a?b=1&c=2",
    }
    engine = engines["django"].engine
    loaders = engine.template_loaders
    engine.template_loaders = [Loader(engine, texts), *loaders]
    yield
    engine.template_loaders = loaders


@pytest.fixture
def post(site, at):
    def write(**values):
        given = {
            "site": site,
            "template": "test/letter",
            "language": "pl",
            "recipient": "test:jan@example.org",
            "subject_ref": "test:7",
            "at": at,
        }
        return outbox.post(**given | values)

    return write


def test_a_letter_is_written_with_its_transaction_and_not_without(post):
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert OutgoingMail.objects.count() == 0
    post()
    assert OutgoingMail.objects.get().state == WorkState.WAITING
    assert django_mail.outbox == []


def test_a_letter_goes_out_once_as_text_and_html_in_the_persons_language(post, at, site):
    office = {"office": "Urząd Próbny", "email": "biuro@example.org"}
    OfficeSettings.objects.update_or_create(site=site, defaults=office)
    post(language="de")
    assert outbox.send_due_mail(at) == 1
    assert outbox.send_due_mail(at + LATER) == 0
    (message,) = django_mail.outbox
    assert message.to == ["jan@example.org"]
    assert message.subject == "Nr 7: Montag"
    assert message.reply_to == ["biuro@example.org"]
    assert "Treść <b>7</b>" in message.body
    assert "Urząd Próbny" in message.body
    assert "https://example.org/udzial/1/" in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert "Treść 7" in html
    assert "Urząd Próbny" in html
    assert 'lang="de"' in html
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.message_id) == (WorkState.DONE, message.extra_headers["Message-ID"])


def test_a_letter_without_html_of_its_own_gets_one_from_its_text(post, at):
    post(template="test/plain")
    outbox.send_due_mail(at)
    html, _kind = django_mail.outbox[0].alternatives[0]
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html


def test_the_same_dedupe_key_is_one_letter(post):
    assert post(dedupe_key="remark:1") is not None
    assert post(dedupe_key="remark:1") is None
    assert post(dedupe_key="remark:2") is not None
    assert OutgoingMail.objects.count() == 2


class Broken(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError(111, "Connection refused")


def test_a_mail_server_that_is_down_fails_no_save_and_the_letter_is_tried_again_later(post, at, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    with transaction.atomic():
        post()
    assert outbox.send_due_mail(at) == 0
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.attempts, mail.due_at) == (WorkState.WAITING, 1, at + datetime.timedelta(minutes=1))
    assert "refused" in mail.last_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert outbox.send_due_mail(at) == 0
    assert outbox.send_due_mail(at + LATER) == 1


class Refusing(EmailBackend):
    def send_messages(self, messages):
        address = messages[0].to[0]
        raise SMTPRecipientsRefused(
            {address: (550, f"5.1.1 <{address.upper()}>: o'brien@example.org unknown".encode())}
        )


def test_an_address_that_the_mail_server_refuses_stays_in_no_row_and_no_log(post, at, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    post()
    outbox.send_due_mail(at)
    mail = OutgoingMail.objects.get()
    assert "550" in mail.last_error
    assert "@example.org" not in (mail.last_error + caplog.text).lower()
    assert "brien" not in mail.last_error + caplog.text


def test_after_eight_attempts_a_letter_is_failed_and_staff_may_try_it_again(post, at, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    post()
    moment = at
    for _ in range(8):
        outbox.send_due_mail(moment)
        moment += datetime.timedelta(days=2)
    assert OutgoingMail.objects.get().state == WorkState.FAILED
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert outbox.send_due_mail(moment) == 0
    assert outbox.retry(OutgoingMail.objects.all(), at=moment) == 1
    assert outbox.send_due_mail(moment) == 1


@pytest.mark.parametrize(
    "broken", [{"template": "test/nothing"}, {"recipient": "nobody:1"}, {"subject_ref": "nothing:1"}]
)
def test_a_letter_that_can_never_be_made_fails_at_once_and_keeps_no_other_waiting(post, at, broken):
    post(**broken)
    post()
    assert outbox.send_due_mail(at) == 1
    assert OutgoingMail.objects.get(state=WorkState.FAILED).attempts == 1


def test_a_letter_to_somebody_who_was_erased_is_not_sent(post, at):
    post(recipient="test:gone")
    assert outbox.send_due_mail(at) == 0
    assert OutgoingMail.objects.get().state == WorkState.DONE
    assert django_mail.outbox == []


def test_a_subject_can_bring_no_header_of_its_own(post, registered, at):
    from cooperation_core import registry

    registered(registry.mail_subjects, "evil", lambda key: {"number": "1\nBcc: all@example.org"})
    message = build_message(post(subject_ref="evil:1"))
    assert "\n" not in message.subject
    assert message.recipients() == ["jan@example.org"]


def test_two_workers_never_get_the_same_letter_and_a_lease_that_ended_is_taken_again(post, at):
    for _ in range(3):
        post()
    lease = datetime.timedelta(minutes=5)
    first = leases.claim(OutgoingMail, at=at, limit=2, lease=lease)
    second = leases.claim(OutgoingMail, at=at, limit=5, lease=lease)
    assert (len(first), len(second)) == (2, 1)
    assert {m.pk for m in first} & {m.pk for m in second} == set()
    assert leases.claim(OutgoingMail, at=at + LATER / 2, limit=5, lease=lease) == []
    again = leases.claim(OutgoingMail, at=at + LATER, limit=5, lease=lease)
    assert len(again) == 3
    assert not leases.finish(first[0], at=at)
    assert leases.finish(again[0], at=at)


def test_an_old_letter_is_swept_and_a_failed_one_is_not(post, at):
    post()
    post(template="test/nothing")
    outbox.send_due_mail(at)
    assert outbox.sweep(at=at + datetime.timedelta(days=1)) == 0
    assert outbox.sweep(at=at + datetime.timedelta(days=365)) == 1
    assert OutgoingMail.objects.get().state == WorkState.FAILED


KILLED = """
import datetime, sys, time
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from cooperation_core.domain import leases
from cooperation_core.models import OutgoingMail
from cooperation_core.clock import now
print(len(leases.claim(OutgoingMail, at=now(), limit=5, lease=datetime.timedelta(seconds=2))), flush=True)
time.sleep(60)
"""


@pytest.mark.django_db(transaction=True)
def test_a_letter_in_the_hands_of_a_killed_worker_is_taken_up_again(post):
    from cooperation_core.clock import now

    post(at=now())
    own = {"PYTHONPATH": os.pathsep.join(sys.path), "DJANGO_SETTINGS_MODULE": "refsite.settings.test"}
    environment = os.environ | own
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(connection.settings_dict["NAME"])],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert child.stdout.readline().strip() == "1"
    assert outbox.send_due_mail(now()) == 0
    child.send_signal(signal.SIGKILL)
    assert child.wait(10) == -signal.SIGKILL
    child.stdout.close()
    time.sleep(2.1)
    assert outbox.send_due_mail(now()) == 1
    assert OutgoingMail.objects.get().attempts == 2


def test_letters_reach_a_real_mail_server(post, at, settings):
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    received = []

    class Keep(Message):
        def handle_message(self, message):
            received.append(message)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(Keep(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        post()
        post()
        assert outbox.send_due_mail(at) == 2
    finally:
        controller.stop()
    assert [message["To"] for message in received] == ["jan@example.org"] * 2
    assert {part.get_content_type() for part in received[0].walk()} == {
        "multipart/alternative",
        "text/plain",
        "text/html",
    }
    assert received[0]["Auto-Submitted"] == "auto-generated"


def test_staff_see_what_failed_on_their_sites_and_try_it_again(post, other_site, client, editor_of, at):
    post(template="test/nothing")
    post(template="test/nothing", site=other_site)
    outbox.send_due_mail(at)
    client.force_login(editor_of(other_site, "cooperation_core.view_outgoingmail"))
    page = client.get("/admin/outgoing-mail/")
    assert page.status_code == 200
    assert len(page.context["mails"].object_list) == 1
    client.post("/admin/outgoing-mail/retry/")
    assert set(OutgoingMail.objects.values_list("site", "state")) == {
        (other_site.pk, WorkState.WAITING),
        (OutgoingMail.objects.exclude(site=other_site).get().site_id, "failed"),
    }


def test_an_editor_without_the_permission_does_not_see_the_mail(client, editor_of, site):
    client.force_login(editor_of(site))
    assert client.get("/admin/outgoing-mail/").status_code in (302, 403)
