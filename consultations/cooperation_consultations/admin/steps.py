"""The way of a consultation as staff walk it: what is done, what comes next, what has to wait and for what."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain import periods, reports
from ..enums import Phase
from .base import DRAFTS, desk_url

DONE, NEXT, TODO = "done", "next", "todo"


@dataclass
class Step:
    """One step on the overview; ``links`` are (address, words), the first one is the button."""

    key: str
    title: str
    is_done: bool
    text: str
    links: list = field(default_factory=list)
    warning: str = ""
    waits_for: str = ""
    state: str = TODO


def steps_of(consultation, *, facts, can, at):
    """Return the steps in order; the first one that is not done and waits for nothing is the next."""
    phase = periods.phase_of(consultation, at)
    steps = [
        _draft(consultation, facts, can),
        _version(consultation, facts, can),
        _dates(consultation, phase, can),
        _pages(consultation, facts, can),
        _announce(consultation, facts, phase, can),
        _remarks(consultation, facts, phase),
        _answers(consultation, facts, phase),
        _report(consultation, phase, can, at),
    ]
    for step in steps:
        step.state = DONE if step.is_done else TODO
    if phase not in (Phase.CANCELLED, Phase.REPORTED):
        following = next((step for step in steps if not step.is_done and not step.waits_for), None)
        if following:
            following.state = NEXT
    return steps


def _draft(consultation, facts, can):
    draft = facts["draft"]
    if draft is None:
        text = _("Paste the text of the act, or choose its DOCX or ODT file; it is read into paragraphs and points.")
        links = [(_draft_url("import", consultation), _("Read the act"))]
    else:
        text = _("Last changed: %(when)s.") % {"when": facts["draft_changed"]}
        links = [(_draft_url("edit", consultation), _("Open the editor"))]
    return Step("draft", _("Draft act"), draft is not None, text, links if can["edit"] else [])


def _version(consultation, facts, can):
    version, draft = facts["version"], facts["draft"]
    step = Step("version", _("Version for the public"), version is not None, "")
    if version is None:
        step.text = _("Issue the draft: its text is then fixed, and people can remark on each of its units.")
        step.links = [(_draft_url("issue", consultation), _("Check and issue"))]
    else:
        told = {"number": version.number, "when": facts["version_issued"]}
        step.text = _("Version %(number)d was issued on %(when)s.") % told
        step.links = [(_draft_url("issue", consultation), _("Issue another version"))]
    if draft is None:
        step.waits_for, step.links = _("Waits for the draft act."), []
    if not can["edit"]:
        step.links = []
    return step


def _dates(consultation, phase, can):
    step = Step("dates", _("Dates"), consultation.opens_at is not None, "")
    if not step.is_done:
        step.text = _("Say from when until when remarks are taken.")
    elif phase in (Phase.DRAFT, Phase.ANNOUNCED, Phase.OPEN) and periods.is_shorter_than_recommended(
        consultation, consultation.opens_at, consultation.closes_at
    ):
        days = consultation.procedure.recommended_days
        step.warning = ngettext(
            "The period is shorter than the %(days)d day that your rules recommend.",
            "The period is shorter than the %(days)d days that your rules recommend.",
            days,
        ) % {"days": days}
    if can["edit"] and phase not in (Phase.CANCELLED, Phase.REPORTED):
        words = _("Set the dates") if not step.is_done else _("Change the dates")
        step.links = [(desk_url("dates", consultation.pk), words)]
    return step


def _pages(consultation, facts, can):
    pages = facts["pages"]
    live = [page for page in pages if page.live]
    step = Step("pages", _("Page of the consultation"), bool(live), "")
    if not pages:
        step.text = _("Make the page on which people read the act; what is known already is filled in.")
    elif not live:
        step.text = _("The page is made, but nobody sees it yet. Complete it and publish it.")
    else:
        step.text = _("The public reads the act and remarks on it there.")
    if can["edit"]:
        step.links = [(desk_url("pages", consultation.pk), _("Make the page") if not pages else _("Pages"))]
    return step


def _announce(consultation, facts, phase, can):
    step = Step("announce", _("Announcement"), consultation.announced_at is not None, "")
    if step.is_done:
        step.text = _("Announced on %(when)s.") % {"when": facts["announced"]}
        return step
    step.text = _("From then on the consultation is public, with its dates. It opens and closes by itself.")
    missing = []
    if facts["version"] is None:
        missing.append(_("an issued version"))
    if consultation.opens_at is None:
        missing.append(_("the dates"))
    if phase == Phase.CANCELLED:
        step.waits_for = _("The consultation was cancelled.")
    elif missing:
        step.waits_for = _("Still missing: %(what)s.") % {"what": ", ".join(missing)}
    elif can["edit"]:
        step.links = [(desk_url("announce", consultation.pk), _("Announce"))]
        if not any(page.live for page in facts["pages"]):
            step.warning = _("No page of this consultation is published, so nobody would find it.")
    return step


def _remarks(consultation, facts, phase):
    numbers = facts["numbers"]
    is_over = phase in (Phase.CLOSED, Phase.REPORTED) and not numbers.waiting and not numbers.pending
    step = Step("remarks", _("Remarks"), is_over, "")
    if phase in (Phase.DRAFT, Phase.ANNOUNCED, Phase.CANCELLED) and not numbers.remarks:
        step.waits_for = _("Remarks are taken from the opening.")
        return step
    count = ngettext("%(number)d remark so far.", "%(number)d remarks so far.", numbers.remarks)
    parts = [count % {"number": numbers.remarks} if numbers.remarks else _("No remarks yet.")]
    if numbers.waiting:
        waiting = ngettext("%(number)d waits for you to look.", "%(number)d wait for you to look.", numbers.waiting)
        parts.append(waiting % {"number": numbers.waiting})
    if numbers.pending:
        pending = ngettext(
            "%(number)d is not confirmed by its author yet.",
            "%(number)d are not confirmed by their authors yet.",
            numbers.pending,
        )
        parts.append(pending % {"number": numbers.pending})
    step.text = " ".join(parts)
    if numbers.waiting:
        step.links.append((_list_url(consultation, "waiting"), _("Look at what waits")))
    step.links.append((desk_url("remarks", consultation.pk), _("All remarks")))
    return step


def _answers(consultation, facts, phase):
    numbers = facts["numbers"]
    is_over = phase in (Phase.CLOSED, Phase.REPORTED) and not numbers.unanswered
    step = Step("answers", _("Answers"), is_over, "")
    if not numbers.remarks and phase != Phase.CLOSED:
        step.waits_for = _("Waits for remarks.") if phase != Phase.REPORTED else ""
        return step
    if numbers.unanswered:
        text = ngettext("%(number)d remark has no answer.", "%(number)d remarks have no answer.", numbers.unanswered)
        step.text = text % {"number": numbers.unanswered}
        step.links = [(_list_url(consultation, "unanswered"), _("Answer"))]
    elif phase == Phase.OPEN:
        step.text = _("Every remark that has come has its answer.")
        step.waits_for = _("More remarks may come until the closing.")
    else:
        step.text = _("Every remark has its answer.")
    return step


def _report(consultation, phase, can, at):
    step = Step("report", _("Report"), phase == Phase.REPORTED, "")
    links = [(desk_url("report", consultation.pk), _("Report and files"))]
    if step.is_done:
        step.text = _("The report is published; those who remarked were told by e-mail.")
        step.links = links
    elif phase == Phase.CLOSED:
        step.text = _("Draft it with one click, complete its words, publish it.")
        reasons = reports.why_not_reportable(consultation, at)
        step.waits_for = " ".join(reason.text for reason in reasons)
        step.links = links
    else:
        step.waits_for = _("Waits for the closing.")
        if consultation.announced_at:
            step.links = [(links[0][0], _("Tables of remarks as files"))]
    return step


def _draft_url(name, consultation):
    return reverse(f"{DRAFTS}:{name}", args=[consultation.pk])


def _list_url(consultation, state):
    return f"{desk_url('remarks', consultation.pk)}?state={state}"
