"""The pages of a report: drafted with prose from the record in the language of each page, then left to the staff."""

import json
import uuid

from cooperation_core.errors import DomainError
from django.db.models import Q
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override, pgettext

from ..enums import Channel, Decision
from ..models import ConsultationPage, PeriodChange, ReportPage
from . import periods
from .moments import closing_text


def draft_pages(consultation, report, *, actor):
    """Make a draft page below each page of the consultation that has none, and return them all."""
    parents = _pages_of(consultation)
    if not parents:
        message = gettext_lazy("The consultation has no page yet, so the report has no place.")
        raise DomainError("report_without_page", message, status=409)
    known = {parent.pk: ReportPage.objects.child_of(parent).first() for parent in parents}
    key = next((page.translation_key for page in known.values() if page), uuid.uuid4())
    return [known[parent.pk] or _draft_below(parent, consultation, report, key, actor) for parent in parents]


def publish_pages(consultation, *, actor):
    """Publish the report pages as staff last saved them, and return their languages.

    Who may publish a report need not be an editor of pages.
    """
    parents = _pages_of(consultation)
    for parent in parents:
        for page in ReportPage.objects.child_of(parent):
            revision = page.get_latest_revision() or page.save_revision(user=actor)
            revision.publish(user=actor, skip_permission_checks=True)
    return sorted({parent.locale.language_code for parent in parents})


def _pages_of(consultation):
    pages = ConsultationPage.objects.filter(consultation=consultation).filter(Q(alias_of=None))
    return list(pages.select_related("locale").order_by("pk"))


def _draft_below(parent, consultation, report, key, actor):
    with override(parent.locale.language_code):
        page = ReportPage(
            title=(_("Report: %(title)s") % {"title": parent.title})[:255],
            slug=slugify(pgettext("in an address", "report")) or "report",
            locale=parent.locale,
            translation_key=key,
            live=False,
            owner=actor,
            body=json.dumps(_prose(parent, consultation, report)),
        )
        parent.add_child(instance=page)
        page.save_revision(user=actor)
    return page


def _prose(parent, consultation, report):
    """Return the blocks of a first draft: what the record knows, said in sentences."""
    numbers = report.numbers
    blocks = [_heading(_("Subject")), _text(_subject(parent)), _heading(_("Course")), *_course(consultation, numbers)]
    if not numbers["remarks"]:
        return [*blocks, _text([_("No remarks were received. The draft is submitted unchanged.")])]
    blocks += [_heading(_("Remarks and answers")), _text(_participation(numbers)), _list(_decisions(numbers))]
    return blocks


def _subject(parent):
    sentences = [_("The subject of the consultation was: %(title)s.") % {"title": parent.title}]
    announcement = next((block.value for block in parent.body if block.block_type == "announcement"), None)
    if announcement and announcement["legal_basis"]:
        sentences.append(_("Legal basis: %(basis)s") % {"basis": announcement["legal_basis"]})
    return sentences


def _course(consultation, numbers):
    zone = periods.zone_of(consultation.site)
    period = {"opened": _moment(consultation.opens_at, zone), "closed": closing_text(consultation.closes_at, zone)}
    sentences = [_("Remarks were taken from %(opened)s to %(closed)s.") % period]
    if consultation.short_period_reason:
        sentences.append(_("Reason for the short period: %(reason)s") % {"reason": consultation.short_period_reason})
    for change in PeriodChange.objects.filter(consultation=consultation):
        facts = {
            "date": formats.date_format(change.changed_at.astimezone(zone), "DATE_FORMAT"),
            "closed": closing_text(change.closes_at, zone),
            "reason": change.reason,
        }
        sentences.append(_("On %(date)s the closing was set to %(closed)s. Reason: %(reason)s") % facts)
    blocks = [_text(sentences)]
    ways = [f"{Channel(code).label}: {number}" for code, number in numbers["by_channel"].items() if number]
    if ways:
        blocks += [_text([_("Remarks came by these ways:")]), _list(ways)]
    return blocks


def _participation(numbers):
    received = ngettext("%(number)d remark was received.", "%(number)d remarks were received.", numbers["remarks"])
    sentences = [received % {"number": numbers["remarks"]}]
    if numbers["withdrawn"]:
        withdrawn = ngettext(
            "%(number)d was withdrawn by its author.",
            "%(number)d were withdrawn by their authors.",
            numbers["withdrawn"],
        )
        sentences.append(withdrawn % {"number": numbers["withdrawn"]})
    sentences.append(_("The office answered as follows; the reasons stand in the table of remarks:"))
    return sentences


def _decisions(numbers):
    return [f"{Decision(code).label}: {number}" for code, number in numbers["by_decision"].items() if number]


def _moment(moment, zone):
    return formats.date_format(moment.astimezone(zone), "DATETIME_FORMAT")


def _block(kind, value):
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def _heading(text):
    return _block("heading", {"text": text, "level": "2"})


def _text(sentences):
    return _block("prose", format_html("<p>{}</p>", " ".join(sentences)))


def _list(items):
    return _block("prose", format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items))))
