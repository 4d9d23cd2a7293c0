"""The report of a consultation: its numbers, whether it may be made, its draft as pages, and its publishing."""

from cooperation_core.domain import outbox
from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_participation.domain import submissions
from cooperation_participation.models import Contact, Submission
from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ..enums import Channel, Decision, EventKind, Phase, RemarkKind, Visibility
from ..models import Answer, Consultation, Remark, Report
from . import chain, intake, periods
from .moments import moment_text
from .report_files import ask_for_files
from .report_pages import draft_pages, publish_pages


def report_numbers(consultation):
    """Return the numbers of a report, in two queries.

    Returns:
        dict of ``remarks`` (all numbered), ``standing``, ``withdrawn``, ``hidden``, ``participants``,
        ``organisations``, ``anonymous``, and of ``by_decision``, ``by_participant``, ``by_kind``, ``by_channel``
        (code → number, of standing remarks; every decision, kind and channel is named, also with 0).
    """
    remarks = Remark.objects.filter(consultation=consultation)
    stands = Q(withdrawn_at=None)
    totals = remarks.aggregate(
        remarks=Count("pk"),
        standing=Count("pk", filter=stands),
        withdrawn=Count("pk", filter=~stands),
        hidden=Count("pk", filter=stands & Q(visibility=Visibility.HIDDEN)),
        participants=Count("submission__contact", distinct=True, filter=stands),
        organisations=Count("submission__voice", distinct=True, filter=stands),
        anonymous=Count("pk", filter=stands & Q(submission__contact=None, submission__voice=None)),
    )
    fields = ("kind", "channel", "participant_kind", "answer__decision")
    groups = remarks.filter(withdrawn_at=None).order_by().values_list(*fields).annotate(number=Count("pk"))
    by: dict[str, dict[str, int]] = {
        "by_kind": dict.fromkeys(RemarkKind.values, 0),
        "by_channel": dict.fromkeys(Channel.values, 0),
        "by_participant": {},
        "by_decision": dict.fromkeys(Decision.values, 0),
    }
    for kind, channel, participant, decision, number in groups:
        by["by_kind"][kind] += number
        by["by_channel"][channel] += number
        by["by_participant"][participant] = by["by_participant"].get(participant, 0) + number
        if decision is not None:
            by["by_decision"][decision] += number
    return {**totals, **by}


def why_not_reportable(consultation, at):
    """Return what stands against a report at ``at``, as a list of ``DomainError``; an empty list means: make it.

    Codes: ``consultation_cancelled``, ``report_before_closing``, ``report_pending_confirmations``,
    ``report_unmoderated``, ``report_unanswered``.
    """
    phase = periods.phase_of(consultation, at)
    if phase == Phase.CANCELLED:
        return [DomainError("consultation_cancelled", _("The consultation was cancelled."), status=409)]
    if phase not in (Phase.CLOSED, Phase.REPORTED):
        message = _("The consultation has not closed yet.")
        return [DomainError("report_before_closing", message, status=409)]
    reasons = []
    if (until := periods.pending_until(consultation, at)) is not None:
        message = _("Remarks that came in time may still be confirmed until %(until)s.")
        params = {"until": moment_text(until, periods.zone_of(consultation.site))}
        reasons.append(DomainError("report_pending_confirmations", message, params=params, status=409))
    remarks = Remark.objects.filter(consultation=consultation)
    waiting = remarks.standing().filter(visibility=Visibility.WAITING).count()
    if waiting:
        message = ngettext_lazy(
            "%(number)d remark waits to be published or hidden.",
            "%(number)d remarks wait to be published or hidden.",
            waiting,
        )
        reasons.append(DomainError("report_unmoderated", message, params={"number": waiting}, status=409))
    unanswered = remarks.unanswered().count()
    if unanswered:
        message = ngettext_lazy("%(number)d remark has no answer.", "%(number)d remarks have no answer.", unanswered)
        reasons.append(DomainError("report_unanswered", message, params={"number": unanswered}, status=409))
    return reasons


def draft_report(consultation, *, at, actor):
    """Draft the report: a record with its numbers, and below each page of the consultation a draft page with prose.

    A page that exists keeps what staff have written on it; the numbers are taken anew.

    Returns:
        The report pages, one for each language of the consultation's pages.

    Raises:
        DomainError: the first of ``why_not_reportable``; ``consultation_reported``; ``report_without_page``.
    """
    submissions.expire_due(at=at)
    with transaction.atomic():
        counter, fresh = _locked(consultation, at)
        report, _created = Report.objects.update_or_create(
            consultation=fresh,
            defaults={
                "drafted_at": at,
                "drafted_by": actor,
                "numbers": report_numbers(fresh),
                "chain_head": counter.head,
            },
        )
        return draft_pages(fresh, report, actor=actor)


def publish_report(consultation, *, at, actor):
    """Publish the report with its pages and all answers, and write once to everybody who remarked.

    Returns:
        The ``Report``.

    Raises:
        DomainError: as ``draft_report``; ``report_not_drafted``, ``chain_broken``.
    """
    submissions.expire_due(at=at)
    # Before the lock: it reads the whole record, and nobody's remark should wait for that.
    if chain.verify(consultation):
        message = _("The record of this consultation was changed outside the system. Ask your administrator.")
        raise DomainError("chain_broken", message, status=409)
    with transaction.atomic():
        counter, fresh = _locked(consultation, at)
        report = Report.objects.filter(consultation=fresh).first()
        if report is None:
            raise DomainError("report_not_drafted", _("Draft the report first."), status=409)
        numbers = report_numbers(fresh)
        facts = {"numbers": numbers}
        event = chain.append(fresh, EventKind.REPORTED, at=at, actor=actor, facts=facts, counter=counter)
        report.numbers, report.chain_head = numbers, event.digest
        report.published_at, report.published_by = at, actor
        report.save()
        unpublished = Answer.objects.filter(remark__consultation=fresh, published_at=None, outdated_at=None)
        unpublished.update(published_at=at)
        languages = publish_pages(fresh, actor=actor)
        report.consultation = fresh
        ask_for_files(report, languages=languages, at=at, actor=actor)
        _write_to_everybody(fresh, at)
        periods.keep_people(fresh, at=at)
        bump(fresh.site_id)
    consultation.report = report
    return report


def _locked(consultation, at):
    counter = chain.lock_counter(consultation)
    fresh = Consultation.objects.select_related("procedure", "report", "site").get(pk=consultation.pk)
    if periods.phase_of(fresh, at) == Phase.REPORTED:
        raise DomainError("consultation_reported", _("The report has been published already."), status=409)
    if reasons := why_not_reportable(fresh, at):
        raise reasons[0]
    return counter, fresh


def _write_to_everybody(consultation, at):
    """Post one letter to each person, about the last remark that they sent."""
    sent = Submission.objects.filter(kind="remark", subject_ref=intake.subject_ref(consultation), withdrawn_at=None)
    sent = sent.exclude(confirmed_at=None).exclude(contact=None).order_by()
    last = sent.values("contact").annotate(last=Max("pk")).values_list("last", flat=True)
    reachable = Contact.objects.exclude(email="")
    people = Submission.objects.filter(pk__in=last, contact__in=reachable).order_by("pk")
    letters = [
        {
            "site": consultation.site,
            "template": "cooperation_consultations/mail/report",
            "language": language,
            "recipient": f"contact:{contact}",
            "subject_ref": f"submission:{pk}",
            "dedupe_key": f"report:{consultation.pk}:{contact}",
        }
        for pk, contact, language in people.values_list("pk", "contact", "language")
    ]
    outbox.post_many(letters, at=at)
