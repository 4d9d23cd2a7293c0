"""A consultation of any size, for trials and measurements.

Rows are stored in bulk, past the verbs, which take one remark at a time; the record is as honest as theirs: dense
numbers, each word under its salted hash, and a chain that ``chain.verify`` accepts.
"""

import datetime
import uuid

from cooperation_consultations.domain import answers, chain, periods, queries
from cooperation_consultations.domain.chain import Entry
from cooperation_consultations.domain.drafts import import_draft, issue_draft
from cooperation_consultations.domain.intake import subject_ref
from cooperation_consultations.enums import EventKind, RemarkKind, Visibility
from cooperation_consultations.models import (
    Consultation,
    ConsultationIndexPage,
    ConsultationPage,
    Procedure,
    Remark,
    RemarkText,
)
from cooperation_core.domain.stamp import bump
from cooperation_participation.domain import receipts
from cooperation_participation.domain.contacts import VoiceDetails, person_digest, voice_for
from cooperation_participation.domain.hashing import new_salt
from cooperation_participation.enums import ParticipantKind, SubmissionState
from cooperation_participation.models import Contact, Submission
from django.db import transaction

BATCH = 500
DAYS_OPEN, DAYS_LEFT = 20, 20
SENTENCES = (
    "Proponujemy doprecyzować, kto i w jakim terminie wykonuje to zadanie.",
    "Ten przepis pomija małe organizacje, które nie zatrudniają pracowników.",
    "Prosimy o wskazanie kryteriów oceny wraz z punktacją.",
    "Termin czternastu dni jest za krótki, zwłaszcza w okresie wakacji.",
    "Popieramy to rozwiązanie, sprawdziło się w poprzednich latach.",
    "Warto dodać odesłanie do regulaminu pracy komisji.",
    "Z tego zapisu nie wynika, czy wkład osobowy będzie uznawany.",
)


def seed_consultation(site, *, remarks, units=40, answered=0, at, actor=None, progress=lambda done: None):
    """Make an open consultation with published remarks, spread over its units, and a page where there is a tree.

    Args:
        remarks: how many.
        units: how many units the draft act has.
        answered: how many of the remarks have an answer.
        at: the present moment; the consultation opened 20 days before it and closes 20 days after it.
        progress: called with the number of remarks stored so far.

    Returns:
        The ``Consultation``.
    """
    with transaction.atomic():
        consultation = make_record(site, remarks, units, at, actor)
    begin = at - datetime.timedelta(days=DAYS_OPEN)
    step = datetime.timedelta(days=DAYS_OPEN) / (remarks // BATCH + 2)
    for number, first in enumerate(range(0, remarks, BATCH)):
        with transaction.atomic():
            store_batch(consultation, range(first, min(first + BATCH, remarks)), begin + step * (number + 1), actor)
        progress(min(first + BATCH, remarks))
    for first in range(0, answered, BATCH):
        rows = consultation.remarks.filter(number__gt=first, number__lte=min(first + BATCH, answered))
        answers.answer_remarks(
            rows, decision="explained", reasons="Wyjaśnienie stoi w uzasadnieniu.", publish=False, at=at, actor=actor
        )
    bump(site.pk)
    return consultation


def make_record(site, remarks, units, at, actor):
    begin = at - datetime.timedelta(days=DAYS_OPEN, hours=1)
    title = f"Konsultacja próbna: {remarks} uwag, {units} jednostek"
    procedure, _ = Procedure.objects.get_or_create(site=site, name="Procedura prób")
    consultation = Consultation.objects.create(site=site, title=title, procedure=procedure, created_by=actor)
    before = begin - datetime.timedelta(hours=1)
    import_draft(consultation, data=draft_text(units), name="proba.txt", at=before, actor=actor)
    issue_draft(consultation, accept_problems=True, at=before, actor=actor)
    closes_at = at + datetime.timedelta(days=DAYS_LEFT)
    periods.set_period(consultation, opens_at=begin, closes_at=closes_at, at=before, actor=actor)
    periods.announce(consultation, at=before, actor=actor)
    index = ConsultationIndexPage.objects.descendant_of(site.root_page).first()
    if index:
        page = ConsultationPage(
            title=title, slug=f"proba-{consultation.pk}", locale=index.locale, consultation=consultation
        )
        page.body = [("act", None)]
        index.add_child(instance=page)
        page.save_revision().publish()
    return consultation


def draft_text(units):
    """Return an act of so many units: a title, then paragraphs with three sections each."""
    lines = ["UCHWAŁA", "w sprawie prób"]
    left, number = units - 1, 0
    while left > 0:
        number += 1
        sections = min(3, left - 1)
        if sections <= 0:
            lines.append(f"§ {number}. Uchwała wchodzi w życie po upływie czternastu dni od ogłoszenia.")
            break
        lines.append(f"§ {number}. 1. {SENTENCES[number % 7]}")
        lines += [f"{place}. {SENTENCES[(number + place) % 7]}" for place in range(2, sections + 1)]
        left -= sections + 1
    return "\n".join(lines)


def store_batch(consultation, indexes, at, actor):
    """Store remarks that arrived together at ``at`` and were confirmed and published within the hour."""
    counter = chain.lock_counter(consultation)
    version = consultation.versions.get()
    provisions = list(version.provisions.all())
    people = Contact.objects.bulk_create(contact_of(consultation, index, at) for index in indexes)
    voices = [voice_for(consultation.site, VoiceDetails(f"Stowarzyszenie Próbne nr {n}")) for n in range(1, 6)]
    sent, texts, made = [], [], []
    for index, contact in zip(indexes, people, strict=True):
        voice = voices[index % 5] if index % 4 == 0 else None
        text = RemarkText(text=words(index), reasons=SENTENCES[index % 7] * (index % 3), salt=new_salt())
        submission = submission_of(consultation, contact, voice, text, index % 3 == 0, at)
        unit = provisions[index % len(provisions)] if index % 20 else None
        sent.append(submission)
        texts.append(text)
        made.append(remark_of(consultation, version, unit, submission, chain.next_number(counter), at))
    received = [Entry(EventKind.RECEIVED, received_facts(row), submission=row) for row in sent]
    events = chain.append_many(consultation, received, at=at, counter=counter)
    for submission, event in zip(sent, events, strict=True):
        submission.chain_head = event.digest
    Submission.objects.bulk_create(sent)
    Remark.objects.bulk_create(made)
    for remark, text in zip(made, texts, strict=True):
        text.remark, text.written_at = remark, at
    RemarkText.objects.bulk_create(texts)
    confirmed_at = at + datetime.timedelta(minutes=10)
    numbered = [
        Entry(
            EventKind.NUMBERED,
            {"text": row.submission.payload_hash, "text_sequence": 1, "visibility": str(Visibility.WAITING)},
            row,
            row.submission,
        )
        for row in made
    ]
    chain.append_many(consultation, numbered, at=confirmed_at, counter=counter)
    published = [Entry(EventKind.PUBLISHED, {"before": str(Visibility.WAITING)}, row) for row in made]
    chain.append_many(consultation, published, at=at + datetime.timedelta(hours=1), actor=actor, counter=counter)


def words(index):
    return " ".join(SENTENCES[(index + shift) % 7] for shift in range(1 + index % 4)) + f" (Próba {index + 1}.)"


def contact_of(consultation, index, at):
    address = f"osoba-{consultation.pk}-{index}@poczta.przyklad.example"
    return Contact(
        site=consultation.site, email=address, email_key=address, name=f"Osoba Próbna {index}", language="pl",
        created_at=at, confirmed_at=at,
    )  # fmt: skip


def submission_of(consultation, contact, voice, text, publish_name, at):
    submission = Submission(
        uuid=uuid.uuid4(),
        site=consultation.site,
        kind="remark",
        subject_ref=subject_ref(consultation),
        state=SubmissionState.CONFIRMED,
        payload_hash=chain.text_digest(text.text, text.proposed_wording, text.reasons, text.salt),
        person_salt=new_salt(),
        contact=contact,
        voice=voice,
        participant_kind=ParticipantKind.NGO if voice else ParticipantKind.RESIDENT,
        author_name=contact.name,
        publish_name=publish_name,
        arrived_at=at,
        confirm_until=at + datetime.timedelta(hours=72),
        confirmed_at=at + datetime.timedelta(minutes=10),
        receipt_key=receipts.current_key(),
    )
    submission.receipt_hash = receipts.lookup_hash(submission.uuid, submission.receipt_key)
    return submission


def received_facts(submission):
    return {
        "arrived_at": submission.arrived_at.isoformat(),
        "arrival_source": str(submission.arrival_source),
        "person": person_digest(submission),
        "text": submission.payload_hash,
    }


def remark_of(consultation, version, unit, submission, number, at):
    return Remark(
        consultation=consultation,
        number=number,
        version=version,
        provision=unit,
        lineage=unit.lineage if unit else None,
        quotation=queries.quotation_of(unit) if unit else "",
        kind=RemarkKind.WORDING if unit else RemarkKind.GENERAL,
        submission=submission,
        participant_kind=submission.participant_kind,
        visibility=Visibility.PUBLISHED,
        received_at=at,
        confirmed_at=submission.confirmed_at,
    )
