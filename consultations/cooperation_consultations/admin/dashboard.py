"""What waits in consultations for the person who logs in: remarks to look at, to answer, a report to make."""

import datetime

from cooperation_core.admin.dashboard import DashboardItem
from cooperation_core.clock import arrival_of
from cooperation_core.permissions import rows_user_may
from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import permissions
from ..domain import periods
from ..enums import Phase
from ..models import Consultation
from .base import desk_url
from .numbers import numbers_of

MOST = 20  # consultations on the first page
SOON = datetime.timedelta(days=7)


def waiting_consultations(request):
    """Return the items of the user's consultations that run or wait for their report; None where the user has none."""
    at = arrival_of(request).at
    mine = rows_user_may(request.user, Consultation, permissions.ACTIONS)
    if not mine.exists():
        return None
    running = mine.filter(announced_at__lte=at, cancelled_at=None).filter(Q(report=None) | Q(report__published_at=None))
    consultations = list(running.select_related("site", "report").order_by("closes_at")[:MOST])
    numbers = numbers_of(consultations, at)
    items = [_item(request.user, consultation, numbers[consultation.pk], at) for consultation in consultations]
    return [item for item in items if item.lines]


def _item(user, consultation, numbers, at):
    remarks = desk_url("remarks", consultation.pk)
    phase = periods.phase_of(consultation, at)
    lines = []
    if numbers.waiting and permissions.may_moderate(user, consultation):
        text = ngettext("%(number)d remark to moderate", "%(number)d remarks to moderate", numbers.waiting)
        lines.append((text % {"number": numbers.waiting}, f"{remarks}?state=waiting"))
    if numbers.unanswered and permissions.may_answer(user, consultation):
        text = ngettext("%(number)d remark to answer", "%(number)d remarks to answer", numbers.unanswered)
        lines.append((text % {"number": numbers.unanswered}, f"{remarks}?state=unanswered"))
    if numbers.pending and lines:
        text = ngettext("%(number)d not confirmed yet", "%(number)d not confirmed yet", numbers.pending)
        lines.append((text % {"number": numbers.pending}, desk_url("overview", consultation.pk)))
    is_complete = not (numbers.waiting or numbers.unanswered or numbers.pending)
    if phase == Phase.CLOSED and is_complete and permissions.may_report(user, consultation):
        lines.append((_("the report can be made"), desk_url("report", consultation.pk)))
    note, is_urgent = _time_left(consultation, phase, at)
    url = desk_url("overview", consultation.pk)
    return DashboardItem(consultation.title, url, tuple(lines), note, is_urgent)


def _time_left(consultation, phase, at):
    if phase == Phase.CLOSED and consultation.report_due_on:
        today = at.astimezone(periods.zone_of(consultation.site)).date()
        due = {"date": formats.date_format(consultation.report_due_on, "DATE_FORMAT")}
        if consultation.report_due_on < today:
            return _("the report was due on %(date)s") % due, True
        return _("the report is due on %(date)s") % due, consultation.report_due_on - today <= SOON
    if phase == Phase.OPEN:
        closes = consultation.closes_at.astimezone(periods.zone_of(consultation.site))
        last = closes - datetime.timedelta(microseconds=1)
        return _("open until %(date)s") % {"date": formats.date_format(last, "DATE_FORMAT")}, False
    return "", False
