"""What a submission of the kind "remark" means: the handler that participation calls inside its transactions."""

import datetime
from dataclasses import dataclass

from cooperation_core.clock import now
from cooperation_core.domain import outbox
from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_core.kept import per_stamp
from cooperation_core.models import OfficeSettings
from cooperation_participation.domain.contacts import person_digest
from cooperation_participation.domain.hashing import new_salt
from cooperation_participation.enums import ArrivalSource
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import Channel, EventKind, Phase, RemarkKind, Visibility
from ..models import Answer, Consultation, Counter, Provision, Remark, RemarkText
from . import chain, periods, queries
from .moments import closing_text, moment_text
from .words import clean_words, fields_of

# So that the note of an hour's first remark counts those that follow closely.
NOTE_AFTER = datetime.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Subject:
    """A consultation under its lock."""

    consultation: Consultation
    counter: Counter


def subject_ref(consultation):
    """Return the reference by which submissions name a consultation."""
    return f"consultation:{consultation.pk}"


def _key(reference):
    return int(reference.partition(":")[2])


class RemarkHandler:
    """See ``cooperation_participation.registry.SubmissionHandler``."""

    def lock(self, reference):
        counter = chain.lock_counter(Consultation(pk=_key(reference)))
        # Read after the lock: who waited for it must see the dates as they are now.
        consultation = Consultation.objects.select_related("procedure", "report", "site").get(pk=counter.pk)
        return Subject(consultation, counter)

    def check(self, subject, submission, *, at):
        consultation = subject.consultation
        by_staff = submission.arrival_source == ArrivalSource.STAFF
        refuse_outside_period(consultation, submission.arrived_at)
        if by_staff and not periods.accepts_letters(consultation, at):
            raise DomainError("consultation_reported", _("The report has been published; the consultation has ended."))
        if submission.contact is None and (submission.voice is None or not by_staff):
            if not consultation.procedure.anonymous_allowed:
                message = _("This consultation takes no anonymous remarks. Write an e-mail address.")
                raise DomainError("anonymous_not_allowed", message, "email")
            if submission.voice is not None:
                message = _("An organisation cannot speak anonymously. Write an e-mail address.")
                raise DomainError("anonymous_organisation", message, "email")

    def confirm_until(self, subject, submission):
        return periods.confirmation_deadline(subject.consultation, submission.arrived_at)

    def received(self, subject, submission, *, at, actor):
        facts = {
            "arrived_at": submission.arrived_at.isoformat(),
            "arrival_source": str(submission.arrival_source),
            "person": person_digest(submission) if submission.person_salt else None,
            "text": submission.payload_hash,
        }
        return self._append(subject, EventKind.RECEIVED, submission, at=at, actor=actor, facts=facts)

    def confirmed(self, subject, submission, *, at, actor):
        consultation, payload = subject.consultation, submission.payload
        provision = Provision.objects.filter(pk=payload["provision"]).first() if payload["provision"] else None
        remark = Remark(
            consultation=consultation,
            number=chain.next_number(subject.counter),
            version_id=payload["version"],
            provision=provision,
            lineage=provision.lineage if provision else None,
            quotation=queries.quotation_of(provision) if provision else "",
            kind=payload["kind"],
            channel=payload["channel"],
            submission=submission,
            participant_kind=submission.participant_kind,
            visibility=Visibility.PUBLISHED if consultation.publish_at_once else Visibility.WAITING,
            received_at=submission.arrived_at,
            confirmed_at=at,
        )
        remark.save(force_insert=True)
        words = {name: payload[name] for name in ("text", "proposed_wording", "reasons", "salt")}
        RemarkText(remark=remark, written_at=submission.arrived_at, **words).save(force_insert=True)
        facts = {"text": submission.payload_hash, "text_sequence": 1, "visibility": str(remark.visibility)}
        self._append(subject, EventKind.NUMBERED, submission, at=at, actor=actor, facts=facts, remark=remark)
        if remark.visibility == Visibility.PUBLISHED:
            bump(submission.site_id)
        if actor is None:
            self._tell_staff(consultation, at)
        return remark

    def result(self, submission):
        return Remark.objects.with_all().get(submission=submission)

    def expired(self, subject, submission, *, at):
        self._append(subject, EventKind.EXPIRED, submission, at=at)

    def corrected(self, subject, submission, payload, *, arrival):
        if not periods.accepts_corrections(subject.consultation, arrival.at):
            message = _("The consultation has closed; remarks can no longer be corrected.")
            raise DomainError("correction_after_closing", message)
        remark = Remark.objects.with_all().get(submission=submission)
        current = remark.current[0]
        if current.redacted_at:
            message = _("The words of this remark were removed by the office; it cannot be corrected.")
            raise DomainError("remark_redacted", message)
        words = clean_words(remark.kind, payload)
        if all(getattr(current, name) == value for name, value in words.items()):
            return remark
        remark.texts.filter(pk=current.pk).update(is_current=False)
        new = RemarkText(remark=remark, sequence=current.sequence + 1, written_at=arrival.at, salt=new_salt(), **words)
        new.save(force_insert=True)
        if not (subject.consultation.publish_at_once and remark.visibility == Visibility.PUBLISHED):
            remark.visibility, remark.hidden_reason = Visibility.WAITING, ""
        remark.corrected_at = arrival.at
        remark.save(update_fields=["visibility", "hidden_reason", "corrected_at"])
        Answer.objects.filter(remark=remark).update(outdated_at=arrival.at)
        remark.current = [new]
        submission.payload_hash = chain.text_digest(new.text, new.proposed_wording, new.reasons, new.salt)
        facts = {
            "arrival_source": str(arrival.source),
            "text": submission.payload_hash,
            "text_sequence": new.sequence,
            "visibility": str(remark.visibility),
        }
        self._append(subject, EventKind.CORRECTED, submission, at=arrival.at, facts=facts, remark=remark)
        bump(submission.site_id)
        return remark

    def withdrawn(self, subject, submission, *, at, actor, note):
        remark = Remark.objects.filter(submission=submission).first()
        if remark is not None:
            refuse_withdrawal(subject.consultation, at=at, by_staff=actor is not None)
            remark.withdrawn_at, remark.withdrawn_note = at, note
            remark.save(update_fields=["withdrawn_at", "withdrawn_note"])
            bump(submission.site_id)
        facts = {"by": "office" if actor is not None else "author"}
        self._append(subject, EventKind.WITHDRAWN, submission, at=at, actor=actor, facts=facts, remark=remark)

    def describe(self, submission, *, at=None):
        """Return what the person may know of the remark; see ``receipts.Receipt``."""
        at = at or now()
        consultation = Consultation.objects.select_related("report", "site").get(pk=_key(submission.subject_ref))
        remark = None
        if submission.confirmed_at is not None:
            remark = Remark.objects.with_all().filter(submission=submission).first()
        unit, kind, words = _words_of(submission, remark)
        is_reported = getattr(consultation, "report", None) is not None and consultation.report.published_at is not None
        address, url = _addresses_of(consultation, get_language())
        report = queries.report_page_of(consultation, get_language()) if is_reported else None
        stands = remark is not None and remark.withdrawn_at is None
        answer = queries.told_answer(remark) if remark is not None else None
        return {
            "title": consultation.title,
            "address": address,
            "url": url,
            "report_url": report.full_url if report else "",
            "opens_at": consultation.opens_at,
            "closes_at": consultation.closes_at,
            "time_zone": str(periods.zone_of(consultation.site)),
            "phase": periods.phase_of(consultation, at),
            "number": remark.number if remark else None,
            "unit": unit,
            "kind": kind,
            "fields": fields_of(words) if words else [],
            "salt": words.get("salt", ""),
            "visibility": remark.visibility if remark else "",
            "visibility_label": remark.get_visibility_display() if remark else "",
            "hidden_reason": remark.hidden_reason if remark else "",
            "corrected_at": remark.corrected_at if remark else None,
            "may_correct": stands and periods.accepts_corrections(consultation, at),
            "may_withdraw": (stands and periods.accepts_withdrawals(consultation, at))
            or (remark is None and submission.confirmed_at is None),
            "decision": answer.decision if answer else "",
            "decision_label": answer.get_decision_display() if answer else "",
            "answer_reasons": answer.reasons if answer else "",
            "answered_at": answer.published_at if answer else None,
        }

    def _tell_staff(self, consultation, at):
        """Post a note to the office, at most one an hour; it counts the remarks when it is sent."""
        office = OfficeSettings.objects.filter(site=consultation.site).exclude(staff_email="")
        if office.exists():
            outbox.post(
                site=consultation.site,
                template="cooperation_consultations/mail/new_remarks",
                language=settings.LANGUAGE_CODE,
                recipient=f"office:{consultation.site_id}",
                subject_ref=f"consultation:{consultation.pk}",
                dedupe_key=f"new_remarks:{consultation.pk}:{at:%Y%m%d%H}",
                at=at + NOTE_AFTER,
            )

    def _append(self, subject, kind, submission, *, at, actor=None, facts=None, remark=None):
        event = chain.append(
            subject.consultation,
            kind,
            at=at,
            actor=actor,
            remark=remark,
            submission=submission,
            facts=facts,
            counter=subject.counter,
        )
        submission.chain_head = event.digest
        return event.digest


def _addresses_of(consultation, language):
    """Return (address, full address) of the page of a consultation, empty where it has none."""

    def find():
        page = queries.page_of(consultation, language)
        return (page.url, page.full_url) if page else ("", "")

    return per_stamp(("addresses of consultation", consultation.pk, language), find)


def _words_of(submission, remark):
    """Return (label of the unit, label of the kind, words) of a submission before and after it became a remark."""
    if remark is not None:
        text = remark.current[0]
        unit = remark.provision.label if remark.provision else ""
        kind = remark.get_kind_display()
        words = {name: getattr(text, name) for name in ("text", "proposed_wording", "reasons", "salt")}
        return unit, kind, words
    payload = submission.payload
    if not payload:
        return "", "", {}
    provision = Provision.objects.filter(pk=payload["provision"]).first() if payload["provision"] else None
    words = {name: payload[name] for name in ("text", "proposed_wording", "reasons", "salt")}
    return provision.label if provision else "", RemarkKind(payload["kind"]).label, words


def refuse_outside_period(consultation, arrived_at):
    """Refuse what did not arrive within [opens, closes)."""
    phase = periods.phase_of(consultation, arrived_at)
    if phase == Phase.OPEN:
        return
    if phase == Phase.CANCELLED:
        raise DomainError("consultation_cancelled", _("The consultation was cancelled."), status=409)
    if phase in (Phase.DRAFT, Phase.ANNOUNCED):
        message = _("The consultation is not open yet; remarks are taken from its opening.")
        raise DomainError("remarks_not_open", message, status=409)
    zone = periods.zone_of(consultation.site)
    message = _("The consultation closed on %(closed)s. The remark arrived on %(arrived)s and cannot be taken.")
    params = {"closed": closing_text(consultation.closes_at, zone), "arrived": moment_text(arrived_at, zone)}
    raise DomainError("remarks_closed", message, params=params, status=409)


def refuse_withdrawal(consultation, *, at, by_staff):
    """Refuse what is too late: for the author at the closing, for staff once the report is published."""
    if by_staff and not periods.accepts_letters(consultation, at):
        raise DomainError("consultation_reported", _("The report has been published; the consultation has ended."))
    if not by_staff and not periods.accepts_withdrawals(consultation, at):
        message = _("The consultation has closed. Write to the office if you want to withdraw your remark.")
        raise DomainError("withdrawal_after_closing", message)


def is_channel_of_staff(channel):
    """Whether remarks come by ``channel`` only through the hands of staff."""
    return channel not in (Channel.WEB, Channel.API)
