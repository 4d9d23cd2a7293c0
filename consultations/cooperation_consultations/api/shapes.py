"""From the domain's shapes to the API's."""

from cooperation_participation.domain import receipts
from django.utils.translation import get_language

from ..domain import periods
from ..enums import Visibility


def consultation_row(consultation, at):
    """Return the row of a consultation that was read with its ``live_pages``."""
    page = _in_language(consultation.live_pages, get_language())
    return {
        "id": consultation.uuid,
        "title": page.title if page else consultation.title,
        "phase": periods.phase_of(consultation, at),
        "announced_at": consultation.announced_at,
        "opens_at": consultation.opens_at,
        "closes_at": consultation.closes_at,
        "time_zone": str(periods.zone_of(consultation.site)),
        "accepts_remarks": periods.accepts_remarks(consultation, at),
        "page": page.full_url if page else None,
    }


def _in_language(pages, language):
    return next((page for page in pages if page.locale.language_code == language), pages[0] if pages else None)


def version_row(version):
    """Return the row of an issued version."""
    return {
        "number": version.number,
        "issued_at": version.issued_at,
        "note": version.note,
        "text_hash": version.text_hash,
    }


def unit_rows(provisions):
    """Return the units of a version in order; a parent comes before its children, so one pass finds every eid."""
    eids = {provision.pk: provision.eid for provision in provisions}
    return [
        {
            "eid": provision.eid,
            "parent": eids.get(provision.parent_id),
            "kind": provision.kind,
            "number": provision.number,
            "mark": provision.mark,
            "label": provision.label,
            "depth": provision.depth,
            "heading": provision.heading,
            "text": provision.text,
            "table": provision.table["rows"] if provision.table else None,
            "remarks": provision.remark_count,
        }
        for provision in provisions
    ]


def remark_row(remark):
    """Return the row of a ``PublicRemark``."""
    return {
        "number": remark.number,
        "kind": remark.kind,
        "author": remark.author,
        "participant": remark.participant_kind,
        "unit": remark.provision_eid or None,
        "unit_label": remark.provision_label,
        "version": remark.version,
        "quotation": remark.quotation,
        "text": remark.text,
        "proposed_wording": remark.proposed_wording,
        "reasons": remark.reasons,
        "received_at": remark.received_at,
        "corrected_at": remark.corrected_at,
        "withdrawn_at": remark.withdrawn_at,
        "decision": remark.decision or None,
        "answer": remark.answer_reasons,
        "changed_unit": remark.changed_unit,
        "answered_at": remark.answered_at,
    }


def receipt_row(submission):
    """Return the state of a submission; it tells no name and no address."""
    receipt = receipts.receipt_of(submission)
    about = receipt.about
    return {
        "code": receipt.code,
        "state": receipt.state,
        "arrived_at": receipt.arrived_at,
        "arrival_source": receipt.arrival_source,
        "text_hash": receipt.payload_hash,
        "chain_head": receipt.chain_head,
        "confirm_until": receipt.confirm_until,
        "confirmed_at": receipt.confirmed_at,
        "withdrawn_at": receipt.withdrawn_at,
        "number": about["number"],
        "unit_label": about["unit"],
        "published": about["visibility"] == Visibility.PUBLISHED,
        "decision": about["decision"] or None,
        "answer": about["answer_reasons"],
        "address": about["url"],
    }
