"""The chain of a consultation: append-only events, each holding the hash of the one before.

An event tells what happened by salted hashes of the words and the person, never by the words: a redaction drops text
and salt, and the chain still holds. Its head stands on every receipt and report, so that whoever rewrites the table
later is found out.
"""

import datetime
import hashlib
from dataclasses import dataclass, field

from cooperation_participation.domain.contacts import person_digest
from cooperation_participation.domain.hashing import canonical, digest_of
from cooperation_participation.models import Submission

from ..enums import EventKind
from ..models import Consultation, Counter, Event, RemarkText

BATCH = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to be appended; ``remark`` and ``submission`` say what it is about."""

    kind: str
    facts: dict = field(default_factory=dict)
    remark: object = None
    submission: object = None


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """Where the stored record does not agree with its chain: at which event, and a stable code."""

    sequence: int
    code: str


def lock_counter(consultation):
    """Take the one lock of a consultation and return its counter: the first row of every verb, before any other."""
    rows = Counter.objects.select_for_update()
    counter = rows.filter(pk=consultation.pk).first()
    if counter is None:
        Counter.objects.get_or_create(consultation=consultation)
        counter = rows.get(pk=consultation.pk)
    return counter


def next_number(counter):
    """Return the next number of a remark; stored with the event that follows (``append``)."""
    counter.last_number += 1
    return counter.last_number


def append(consultation, kind, *, at, actor=None, remark=None, submission=None, facts=None, counter=None):
    """Append one event and return it; see ``append_many``."""
    entry = Entry(kind, facts or {}, remark, submission)
    return append_many(consultation, [entry], at=at, actor=actor, counter=counter)[0]


def append_many(consultation, entries, *, at, actor=None, counter=None):
    """Append events to the chain, inside the caller's transaction, and return them.

    Args:
        counter: the counter that the caller has locked already; locked here where it is None.
    """
    counter = counter or lock_counter(consultation)
    events = []
    for entry in entries:
        counter.last_sequence += 1
        submission_uuid = entry.submission.uuid if entry.submission is not None else None
        body = {
            "actor": actor.pk if actor is not None else None,
            "at": _moment(at),
            "consultation": consultation.uuid.hex,
            "facts": entry.facts,
            "kind": str(entry.kind),
            "remark": entry.remark.number if entry.remark is not None else None,
            "sequence": counter.last_sequence,
            "submission": submission_uuid.hex if submission_uuid else None,
        }
        previous, counter.head = counter.head, _link(counter.head, body)
        events.append(
            Event(
                consultation=consultation,
                sequence=counter.last_sequence,
                kind=entry.kind,
                at=at,
                actor=actor,
                remark=entry.remark,
                submission_uuid=submission_uuid,
                body=body,
                previous=previous,
                digest=counter.head,
            )
        )
    Event.objects.bulk_create(events, batch_size=BATCH)
    counter.save(update_fields=["last_number", "last_sequence", "head"])
    return events


def head_of(consultation):
    """Return the head of the chain as it is now; "" where nothing has happened yet."""
    return Counter.objects.filter(pk=consultation.pk).values_list("head", flat=True).first() or ""


def text_digest(text, proposed_wording, reasons, salt):
    """Return the salted hash of a remark's words, as receipts and events hold it."""
    return digest_of({"proposed_wording": proposed_wording, "reasons": reasons, "text": text}, salt)


def _moment(at):
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _link(previous, body):
    return hashlib.sha256(f"{previous}\n{canonical(body)}".encode()).hexdigest()


def verify(consultation):
    """Compute the whole chain again, with the words and people that are still kept; returns the ``ChainProblem`` found.

    A constant number of queries, whatever the length.
    """
    consultation = Consultation.objects.select_related("counter").get(pk=consultation.pk)
    counter = getattr(consultation, "counter", None) or Counter(consultation=consultation)
    problems = []
    head, sequence = "", 0
    words = _kept_words(consultation)
    people = _kept_people(consultation)
    events = Event.objects.filter(consultation=consultation).order_by("sequence").select_related("remark")
    for event in events.iterator(chunk_size=2000):
        sequence += 1
        problems += [ChainProblem(event.sequence, code) for code in _problems(event, consultation, sequence, head)]
        if code := _problem_with_words(event, words):
            problems.append(ChainProblem(event.sequence, code))
        if event.kind == EventKind.RECEIVED and (
            people.get(event.submission_uuid, event.body["facts"].get("person")) != event.body["facts"].get("person")
        ):
            problems.append(ChainProblem(event.sequence, "person_changed"))
        sequence, head = event.sequence, event.digest
    if (counter.last_sequence, counter.head) != (sequence, head):
        problems.append(ChainProblem(sequence, "head_differs"))
    problems += [ChainProblem(0, "text_unknown") for _key in words]
    return problems


def _problems(event, consultation, expected_sequence, head):
    """Yield what is wrong with one event beside the one before it."""
    body = event.body
    if event.sequence != expected_sequence:
        yield "event_missing"
    if event.previous != head:
        yield "link_broken"
    if event.digest != _link(event.previous, body):
        yield "event_changed"
    columns = {
        "at": _moment(event.at),
        "consultation": consultation.uuid.hex,
        "kind": event.kind,
        "remark": event.remark.number if event.remark else None,
        "sequence": event.sequence,
        "submission": event.submission_uuid.hex if event.submission_uuid else None,
    }
    if any(body.get(key) != value for key, value in columns.items()):
        yield "columns_differ"


def _kept_words(consultation):
    """Return (remark id, sequence of the text) → its hash computed anew; None for a text that was redacted."""
    rows = RemarkText.objects.filter(remark__consultation=consultation)
    fields = ("remark_id", "sequence", "redacted_at", "text", "proposed_wording", "reasons", "salt")
    return {
        (row[0], row[1]): None if row[2] else text_digest(*row[3:])
        for row in rows.values_list(*fields).iterator(chunk_size=2000)
    }


def _problem_with_words(event, words):
    """Compare the words that are kept with those that an event tells of; takes them out of ``words``."""
    if event.kind not in (EventKind.NUMBERED, EventKind.CORRECTED) or event.remark_id is None:
        return ""
    told = event.body["facts"]
    key = (event.remark_id, told.get("text_sequence"))
    if key not in words:
        return "text_missing"
    kept = words.pop(key)
    return "text_changed" if kept is not None and kept != told.get("text") else ""


def _kept_people(consultation):
    rows = Submission.objects.filter(kind="remark", subject_ref=f"consultation:{consultation.pk}")
    rows = rows.exclude(person_salt="").select_related("contact", "voice")
    return {row.uuid: person_digest(row) for row in rows.iterator(chunk_size=2000)}
