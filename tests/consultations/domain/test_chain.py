"""The chain finds what was rewritten, and holds after a redaction."""

import datetime

import pytest
from cooperation_consultations.domain import answers, chain, moderation, remarks
from cooperation_consultations.enums import EventKind
from cooperation_consultations.factories import make_remark
from cooperation_consultations.models import Counter, Event, Remark, RemarkText
from cooperation_core.clock import Arrival
from cooperation_participation.models import Contact, Submission
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(consultation, at, staff):
    """A consultation with three remarks, one corrected, one answered, one hidden."""
    many = [make_remark(consultation, at=at, email=f"osoba{n}@example.org") for n in range(3)]
    remarks.correct_remark(many[0], text="Inne słowa.", arrival=Arrival(at, "server"))
    answers.answer_remarks([many[1]], decision="accepted", reasons="Tak.", at=at, actor=staff)
    moderation.hide_remark(many[2], reason="Dane osobowe.", at=at, actor=staff)
    return consultation


def codes(consultation):
    return [problem.code for problem in chain.verify(consultation)]


def thaw():
    """Take the trigger away, as somebody with the database's password would."""
    table = Event._meta.db_table
    tail = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_frozen{tail}")


def test_untouched_record_holds(record):
    assert codes(record) == []
    assert list(record.events.values_list("sequence", flat=True)) == list(range(1, 10))


def test_rewritten_words_are_found(record):
    text = RemarkText.objects.get(remark__number=2)
    RemarkText.objects.filter(pk=text.pk).update(text="Coś, czego nikt nie napisał.")
    assert codes(record) == ["text_changed"]


def test_removed_and_smuggled_words_are_found(record, at):
    RemarkText.objects.filter(remark__number=2).delete()
    remark = Remark.objects.get(number=3)
    RemarkText.objects.create(remark=remark, sequence=2, text="x", salt="s", written_at=at, is_current=False)
    assert sorted(codes(record)) == ["text_missing", "text_unknown"]


def test_exchanged_person_is_found(record):
    one, other = Contact.objects.order_by("pk")[:2]
    Submission.objects.filter(contact=one).update(contact=other)
    assert codes(record) == ["person_changed"]


def test_moved_arrival_is_found(record, at):
    thaw()
    event = Event.objects.get(sequence=1)
    Event.objects.filter(pk=event.pk).update(at=at + datetime.timedelta(days=1))
    assert codes(record) == ["columns_differ"]


def test_rewritten_event_is_found_even_with_a_fitting_digest(record):
    thaw()
    event = Event.objects.get(sequence=2)
    body = {**event.body, "facts": {**event.body["facts"], "visibility": "hidden"}}
    Event.objects.filter(pk=event.pk).update(body=body)
    assert codes(record) == ["event_changed"]
    Event.objects.filter(pk=event.pk).update(body=body, digest=chain._link(event.previous, body))
    assert codes(record) == ["link_broken"]


def test_removed_event_is_found(record):
    Event.objects.filter(sequence=4).delete()
    assert codes(record)[:2] == ["event_missing", "link_broken"]


def test_removed_last_event_is_found_by_the_head(record):
    Event.objects.order_by("sequence").last().delete()
    assert codes(record) == ["head_differs"]
    last = Event.objects.order_by("sequence").last()
    Counter.objects.update(head=last.digest, last_sequence=last.sequence)
    # Who rewrites the head as well is found out by the receipts that were given away: this one shows no longer.
    assert codes(record) == []
    assert chain.head_of(record) == last.digest


def test_redaction_drops_words_and_salt_and_the_chain_holds(record, at, staff):
    remark = Remark.objects.get(number=1)
    remarks.redact_remark(remark, reason="Dane o zdrowiu.", at=at, actor=staff)
    words = remark.texts.values_list("text", "proposed_wording", "reasons", "salt")
    assert set(words) == {("", "", "", "")}
    assert codes(record) == []
    assert Event.objects.filter(kind=EventKind.REDACTED).count() == 1
    remarks.redact_remark(remark, reason="Drugi raz.", at=at, actor=staff)
    assert Event.objects.filter(kind=EventKind.REDACTED).count() == 1


def test_events_hold_no_word_and_no_person(record):
    told = " ".join(str(event.body) for event in Event.objects.all())
    for secret in ("termin", "Inne słowa", "osoba0", "Przykładna", "Dane osobowe"):
        assert secret not in told


def test_database_refuses_to_change_an_event(record):
    for change in ({"body": {}}, {"kind": "hidden"}, {"digest": "0" * 64}, {"sequence": 99}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Event.objects.filter(sequence=1).update(**change)
    assert codes(record) == []


def test_account_of_staff_may_be_deleted_and_the_chain_holds(record, staff):
    staff.delete()
    assert Event.objects.filter(actor=None, kind=EventKind.ANSWERED).exists()
    assert codes(record) == []


def test_verifying_costs_the_same_queries_for_one_and_three(consultation, at, queries_of):
    make_remark(consultation, at=at)
    one = queries_of(chain.verify, consultation)
    for _ in range(2):
        make_remark(consultation, at=at)
    assert queries_of(chain.verify, consultation) == one


def test_command_tells_which_record_was_changed(record, capsys):
    call_command("verify_record")
    assert "holds" in capsys.readouterr().out
    RemarkText.objects.filter(remark__number=2).update(text="Podmienione.")
    with pytest.raises(CommandError):
        call_command("verify_record", record.pk)
    assert "text_changed" in capsys.readouterr().out
