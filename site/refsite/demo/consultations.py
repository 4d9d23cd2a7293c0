"""The consultations of the demo: record, draft act, pages and report, each step at its moment."""

import datetime

from cooperation_consultations.domain import periods, reports
from cooperation_consultations.domain.drafts import import_draft, issue_draft
from cooperation_consultations.models import Consultation, ConsultationPage
from django.db import transaction
from django.utils import timezone

from .content import LANGUAGES, in_language, midnight, read, read_draft
from .remarks import replay

MORNING = datetime.timedelta(hours=9)


def load_consultations(site, tree, procedures, texts, actor, progress):
    """Load the consultations that have no page yet, each wholly or not at all."""
    remarks = read("remarks.json")
    for row in read("consultations.json"):
        index = tree.pages["consultations", "pl"]
        if ConsultationPage.objects.child_of(index).filter(slug=row["slug"]["pl"]).exists():
            continue
        progress(f"consultation: {row['title']['pl']}")
        with transaction.atomic():
            consultation = make_record(site, row, procedures[row["procedure"]], actor)
            make_pages(tree, row, consultation)
            replay(consultation, remarks.get(row["key"], []), texts, actor)
            if row["state_hint"] == "reported":
                make_report(tree, row, consultation, actor)


def make_record(site, row, procedure, actor):
    """Make the record, issue its draft as version 1 and announce it."""
    announced_at = midnight(row["announced_days"]) + MORNING
    consultation = Consultation.objects.create(
        site=site, title=row["title"]["pl"], procedure=procedure, created_by=actor
    )
    prepared_at = announced_at - datetime.timedelta(days=1)
    import_draft(consultation, data=read_draft(row["draft_file"]), name=row["draft_file"], at=prepared_at, actor=actor)
    issue_draft(consultation, accept_problems=True, at=prepared_at, actor=actor)
    opens_at, closes_at = midnight(row["opens_days"]), midnight(row["closes_days"])
    periods.set_period(consultation, opens_at=opens_at, closes_at=closes_at, at=prepared_at, actor=actor)
    periods.announce(consultation, at=announced_at, actor=actor)
    return consultation


def make_pages(tree, row, consultation):
    first = None
    for language in LANGUAGES:
        page = ConsultationPage(
            title=in_language(row["title"], language),
            slug=row["slug"][language],
            lead=in_language(row["summary"], language),
            locale=tree.locales[language],
            consultation=consultation,
            share_image=tree.pictures.get(row["image"]),
        )
        if first:
            page.translation_key = first.translation_key
        page.body = tree.body(page, page_blocks(page, row, language), language)
        tree.pages["consultations", language].add_child(instance=page)
        page.save_revision().publish()
        first = first or page


def page_blocks(page, row, language):
    """Return the blocks around the act, in the order in which people ask."""
    announcement = page._meta.get_field("body").stream_block.child_blocks["announcement"]
    told = {name: in_language(row[name], language) for name in announcement.child_blocks if name in row}
    told["host"] = in_language(row["host_organ"], language)
    events = [
        {
            "date": (midnight(event["days"])).date().isoformat(),
            "time": event["hour"],
            "title": in_language(event["title"], language),
            "place": in_language(event["place"], language),
            "link": event.get("link", ""),
        }
        for event in row["events"]
    ]
    documents = [{"document": item["file"], "title": in_language(item["title"], language)} for item in row["documents"]]
    blocks = [
        ("announcement", told),
        ("timeline", {"items": events}),
        ("questions", {"items": in_language(row["questions"], language)}),
        ("act", None),
        ("documents", {"items": documents}),
        ("contact", row["contact"]),
        ("faq", {"items": in_language(row.get("faq", []), language)}),
    ]
    return [
        {"type": name, "value": value}
        for name, value in blocks
        if value is None or "items" not in value or value["items"]
    ]


def make_report(tree, row, consultation, actor):
    """Draft the report by the verb of the desk, put the office's words on its pages, and publish it."""
    at = min(midnight(row["report_days"]) + MORNING, timezone.now())
    for page in reports.draft_report(consultation, at=at, actor=actor):
        language = page.locale.language_code
        if words := row["report"].get(language):
            page.body = tree.body(page, words, language)
            page.save_revision(user=actor)
    reports.publish_report(consultation, at=at, actor=actor)
