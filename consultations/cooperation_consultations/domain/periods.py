"""The time rules of a consultation, and the verbs that change its dates. No rule of time stands anywhere else.

A period is [opens, closes): what arrives at the closing moment itself is late.
"""

import datetime
from zoneinfo import ZoneInfo

from cooperation_core.domain.stamp import bump
from cooperation_core.errors import DomainError
from cooperation_core.models import OfficeSettings
from cooperation_participation.domain import retention
from cooperation_participation.enums import SubmissionState
from cooperation_participation.models import Contact, Submission
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind, Phase
from ..models import Consultation, PeriodChange
from . import chain


def phase_of(consultation, at):
    """Return where ``consultation`` stands at the moment ``at``."""
    if consultation.cancelled_at is not None and consultation.cancelled_at <= at:
        return Phase.CANCELLED
    if consultation.announced_at is None or consultation.announced_at > at:
        return Phase.DRAFT
    if at < consultation.opens_at:
        return Phase.ANNOUNCED
    if at < consultation.closes_at:
        return Phase.OPEN
    report = getattr(consultation, "report", None)
    if report is not None and report.published_at is not None and report.published_at <= at:
        return Phase.REPORTED
    return Phase.CLOSED


def is_public(consultation, at):
    """Whether the public may know of ``consultation`` at ``at``: from its announcement on."""
    return consultation.announced_at is not None and consultation.announced_at <= at


def accepts_remarks(consultation, at):
    """Whether a remark that arrives at ``at`` is taken."""
    return phase_of(consultation, at) == Phase.OPEN


def accepts_corrections(consultation, at):
    """Whether authors may correct their remarks at ``at``: until the closing, like the remarks themselves."""
    return phase_of(consultation, at) == Phase.OPEN


def accepts_withdrawals(consultation, at):
    """Whether authors may withdraw by their receipt at ``at``; after the closing it takes a letter to the office."""
    return phase_of(consultation, at) == Phase.OPEN


def accepts_letters(consultation, at):
    """Whether staff may still enter at ``at`` what came in time by letter, or correct the state of a remark."""
    return phase_of(consultation, at) in (Phase.OPEN, Phase.CLOSED)


def accepts_answers(consultation, at):
    """Whether staff may write answers at ``at``."""
    return phase_of(consultation, at) in (Phase.OPEN, Phase.CLOSED)


def confirmation_deadline(consultation, at):
    """Return until when a remark that arrived at ``at`` may be confirmed, also after the closing."""
    return at + datetime.timedelta(hours=consultation.procedure.confirmation_hours)


def pending_until(consultation, at):
    """Return the last moment at which a remark may still be confirmed; None where none waits at ``at``."""
    pending = Submission.objects.filter(
        kind="remark",
        subject_ref=f"consultation:{consultation.pk}",
        state=SubmissionState.PENDING,
        confirm_until__gt=at,
    )
    return pending.aggregate(last=Max("confirm_until"))["last"]


def deadlines_of(site, at):
    """Return all later moments at which pages of ``site`` change by themselves (for the cache of pages)."""
    coming = Consultation.objects.for_site(site).filter(announced_at__isnull=False, cancelled_at=None, closes_at__gt=at)
    moments = {moment for found in coming for moment in (found.announced_at, found.opens_at, found.closes_at)}
    if not moments:
        return []
    # At midnight "three more days" become two.
    zone, last = zone_of(site), max(moments)
    day = at.astimezone(zone).date()
    nights = (day + datetime.timedelta(days=number) for number in range(1, min((last - at).days, 400) + 2))
    return sorted(moment for moment in moments | {start_of_day(night, zone) for night in nights} if at < moment <= last)


def days_left(consultation, at):
    """Return the days by the office's calendar until the last day on which remarks are taken: 0 on that day."""
    return _days_until(consultation, consultation.closes_at - datetime.timedelta(microseconds=1), at)


def days_until_opening(consultation, at):
    """Return the days by the office's calendar until the opening."""
    return _days_until(consultation, consultation.opens_at, at)


def _days_until(consultation, moment, at):
    zone = zone_of(consultation.site)
    return (moment.astimezone(zone).date() - at.astimezone(zone).date()).days


def zone_of(site):
    """Return the time zone in which a site's office writes its dates."""
    return ZoneInfo(OfficeSettings.for_site(site).time_zone)


def start_of_day(day, zone):
    """Return 0:00 of a date: what an opening *date* means."""
    return datetime.datetime.combine(day, datetime.time(), tzinfo=zone)


def end_of_day(day, zone):
    """Return 24:00 of a date: what a closing *date* means."""
    return start_of_day(day + datetime.timedelta(days=1), zone)


def length_in_days(opens_at, closes_at, zone):
    """Return the length of a period in days by the clock on the wall: summer time costs nobody a day."""
    opens, closes = (moment.astimezone(zone).replace(tzinfo=None) for moment in (opens_at, closes_at))
    return (closes - opens) / datetime.timedelta(days=1)


def is_shorter_than_recommended(consultation, opens_at, closes_at):
    """Whether an editor should be warned that people get less time than the procedure recommends."""
    days = length_in_days(opens_at, closes_at, zone_of(consultation.site))
    return days < consultation.procedure.recommended_days


@transaction.atomic
def set_period(consultation, *, opens_at, closes_at, reason="", at, actor):
    """Set or change the period; a change after the announcement is public with its reason.

    Args:
        opens_at: first moment of the period, aware.
        closes_at: first moment after the period, aware.
        reason: why the period is short, or why it is changed.

    Raises:
        DomainError: ``closing_before_opening``, ``closing_in_past``, ``period_too_short``,
            ``period_change_reason_required``, ``period_already_open``, ``period_cannot_shrink``,
            ``consultation_cancelled``, ``consultation_reported``.
    """
    counter, fresh = _locked(consultation)
    reason = reason.strip()
    phase = phase_of(fresh, at)
    _refuse_ended(phase)
    if closes_at <= opens_at:
        message = _("The closing has to come after the opening.")
        raise DomainError("closing_before_opening", message, "closes_at")
    if closes_at <= at:
        raise DomainError("closing_in_past", _("The closing has to lie in the future."), "closes_at")
    if phase in (Phase.OPEN, Phase.CLOSED):
        if opens_at != fresh.opens_at:
            message = _("The consultation is open already; its opening stays.")
            raise DomainError("period_already_open", message, "opens_at")
        if closes_at < fresh.closes_at:
            message = _("A period that is open may be extended, never shortened: people rely on it.")
            raise DomainError("period_cannot_shrink", message, "closes_at")
    is_public = phase != Phase.DRAFT
    if is_public and not reason:
        message = _("Give the reason for the change; it is published with the new dates.")
        raise DomainError("period_change_reason_required", message, "reason")
    begins = max(opens_at, fresh.announced_at) if fresh.announced_at else opens_at
    _refuse_short(fresh, begins, closes_at, reason)
    if is_public:
        PeriodChange.objects.create(
            consultation=fresh,
            changed_at=at,
            changed_by=actor,
            opens_at=opens_at,
            closes_at=closes_at,
            old_opens_at=fresh.opens_at,
            old_closes_at=fresh.closes_at,
            reason=reason,
        )
    zone = zone_of(fresh.site)
    if fresh.report_due_on is None or fresh.report_due_on == _report_due(fresh, fresh.closes_at, zone):
        fresh.report_due_on = _report_due(fresh, closes_at, zone)
    is_short = length_in_days(begins, closes_at, zone) < fresh.procedure.minimum_days
    fresh.opens_at, fresh.closes_at = opens_at, closes_at
    known_reason = fresh.short_period_reason if is_public else ""
    fresh.short_period_reason = (known_reason or reason) if is_short else ""
    _store(consultation, fresh, ["opens_at", "closes_at", "short_period_reason", "report_due_on"])
    facts = {"opens_at": opens_at.isoformat(), "closes_at": closes_at.isoformat(), "reason": reason}
    chain.append(fresh, EventKind.PERIOD_SET, at=at, actor=actor, facts=facts, counter=counter)
    return consultation


@transaction.atomic
def announce(consultation, *, at, actor):
    """Make a consultation public with its period; the pages themselves are published as any page.

    Raises:
        DomainError: ``already_announced``, ``period_missing``, ``closing_in_past``, ``period_too_short`` (where so
            much of the period has passed that too little is left), ``consultation_cancelled``.
    """
    counter, fresh = _locked(consultation)
    _refuse_ended(phase_of(fresh, at))
    if fresh.announced_at is not None:
        raise DomainError("already_announced", _("The consultation was announced already."), status=409)
    if fresh.opens_at is None or fresh.closes_at is None:
        raise DomainError("period_missing", _("Set the opening and the closing first."), "opens_at")
    if fresh.closes_at <= at:
        raise DomainError("closing_in_past", _("The closing has to lie in the future."), "closes_at")
    _refuse_short(fresh, max(fresh.opens_at, at), fresh.closes_at, fresh.short_period_reason)
    fresh.announced_at = at
    _store(consultation, fresh, ["announced_at"])
    chain.append(fresh, EventKind.ANNOUNCED, at=at, actor=actor, counter=counter)
    return consultation


@transaction.atomic
def cancel(consultation, *, reason, at, actor):
    """Cancel a consultation with a public reason (unieważnienie); remarks and answers stay in the file.

    Raises:
        DomainError: ``cancel_reason_required``, ``consultation_cancelled``, ``consultation_reported``.
    """
    counter, fresh = _locked(consultation)
    _refuse_ended(phase_of(fresh, at))
    if not reason.strip():
        raise DomainError("cancel_reason_required", _("Give the reason; it is published."), "reason")
    fresh.cancelled_at, fresh.cancelled_reason = at, reason.strip()
    _store(consultation, fresh, ["cancelled_at", "cancelled_reason"])
    facts = {"reason": fresh.cancelled_reason}
    chain.append(fresh, EventKind.CANCELLED, at=at, actor=actor, facts=facts, counter=counter)
    keep_people(fresh, at=at)
    return consultation


def keep_people(consultation, *, at):
    """Set until when the people who took part are kept, now that the consultation has ended."""
    submissions = Submission.objects.filter(kind="remark", subject_ref=f"consultation:{consultation.pk}")
    contacts = Contact.objects.filter(submissions__in=submissions)
    day = at.astimezone(zone_of(consultation.site)).date()
    retention.keep(contacts, years=consultation.procedure.retention_years, since=day)


def _locked(consultation):
    counter = chain.lock_counter(consultation)
    return counter, Consultation.objects.select_related("procedure", "report", "site").get(pk=consultation.pk)


def _store(consultation, fresh, fields):
    """Save ``fresh`` and let the caller's object know what it says now."""
    fresh.save(update_fields=fields)
    for name in fields:
        setattr(consultation, name, getattr(fresh, name))
    bump(fresh.site_id)


def _refuse_ended(phase):
    if phase == Phase.CANCELLED:
        raise DomainError("consultation_cancelled", _("The consultation was cancelled."), status=409)
    if phase == Phase.REPORTED:
        message = _("The report has been published; the consultation has ended.")
        raise DomainError("consultation_reported", message, status=409)


def _refuse_short(consultation, begins, closes_at, reason):
    minimum = consultation.procedure.minimum_days
    if length_in_days(begins, closes_at, zone_of(consultation.site)) < minimum and not reason:
        message = _("The period is shorter than %(days)d days. Give a reason; it is published.")
        raise DomainError("period_too_short", message, "reason", {"days": minimum})


def _report_due(consultation, closes_at, zone):
    if closes_at is None:
        return None
    return closes_at.astimezone(zone).date() + datetime.timedelta(days=consultation.procedure.answer_days)
