"""The contexts of the public pages: what each template is given, in a number of queries that does not grow.

What of a page depends on its content and the phase alone is written once for each content stamp.
"""

from cooperation_core.clock import now
from cooperation_core.kept import newest_per_stamp, per_stamp
from cooperation_core.sites import site_of
from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..domain import periods, queries
from ..enums import Phase
from ..models import Consultation, DraftVersion
from .act import SHOWN, Act, older_link
from .addresses import WHOLE, Addresses
from .notices import notices_of
from .remarks import remark_html
from .state import facts_of, state_of

RAIL = {"timeline", "documents", "contact"}


def consultation_of(page):
    """Return the consultation of a page with what its rules of time need."""
    found = Consultation.objects.select_related("procedure", "report", "site").prefetch_related("period_changes")
    return per_stamp(("consultation", page.consultation_id), lambda: found.get(pk=page.consultation_id))


def versions_of(consultation):
    """Return the issued versions, the newest first, without their trees."""

    def read():
        found = list(DraftVersion.objects.filter(consultation=consultation).order_by("-number").defer("tree"))
        for version in found:
            version.consultation = consultation
        return found

    return per_stamp(("versions", consultation.pk), read)


def numbers_of(consultation):
    """Return (lineage → number of remarks, all numbers)."""
    return per_stamp(
        ("numbers of remarks", consultation.pk),
        lambda: (queries.remark_counts(consultation), queries.public_numbers(consultation)),
    )


class ConsultationView:
    """What one request sees of a consultation's page."""

    def __init__(self, page, request, number=None):
        self.page, self.request = page, request
        self.at = now()
        self.consultation = page.consultation = consultation_of(page)
        self.zone = periods.zone_of(self.consultation.site)
        self.phase = periods.phase_of(self.consultation, self.at)
        self.addresses = Addresses(page, site_of(request))
        # Before the announcement only a preview shows the act.
        self.is_shown = self.phase != Phase.DRAFT or getattr(request, "is_preview", False)
        self.versions = versions_of(self.consultation) if self.is_shown else []
        self.version = self._version(number)
        self.counts, self.numbers = numbers_of(self.consultation) if self.is_shown else ({}, {})
        self.is_current = self.version is not None and self.version == self.versions[0]
        self.takes_remarks = periods.accepts_remarks(self.consultation, self.at) and self.is_current

    def _version(self, number):
        if number is None:
            return self.versions[0] if self.versions else None
        found = next((version for version in self.versions if version.number == number), None)
        if found is None:
            raise Http404
        return found

    def context(self):
        """Return the context of the page itself, or of one of its versions."""
        state, words = state_of(self.consultation, self.at)
        key = (
            "consultation page",
            self.page.pk,
            self.version.number if self.version else None,
            self.is_current,
            state,
            words,
            get_language(),
        )
        return newest_per_stamp(key, lambda: self._written(state, words))

    def _written(self, state, words):
        """Return the parts of the page as HTML, with the little that its frame has to know."""
        context = self.content(state, words)
        return {
            name: render_to_string(f"cooperation_consultations/parts/{name}.html", context, self.request)
            for name in ("head", "content")
        } | {"has_remarks": bool(self.numbers.get("remarks")), "takes_remarks": self.takes_remarks}

    def content(self, state, words):
        report = queries.report_page_of(self.consultation, get_language()) if self.phase == Phase.REPORTED else None
        act = self.act() if self.version else None
        return {
            **self.common(),
            "page": self.page,
            "state": state,
            "state_text": words,
            "facts": facts_of(
                self.consultation,
                self.at,
                version=self.version,
                numbers=self.numbers if self.phase not in (Phase.DRAFT, Phase.ANNOUNCED) else None,
            ),
            "notices": list(notices_of(self)),
            "report_url": report.get_url(self.request) if report else "",
            "before_act": _parts(self.page.body, before=True),
            "after_act": _parts(self.page.body, before=False),
            "act": act,
            "act_html": act.html() if act else "",
            "contents": act.contents() if act else [],
            "general": self.general(act) if act else None,
            "removed": self.removed() if act else [],
        }

    def common(self):
        """Return what the lists of remarks need too."""
        return {
            "consultation": self.consultation,
            "version": self.version,
            "versions": [
                {
                    "number": version.number,
                    "issued_at": version.issued_at,
                    "note": version.note,
                    "url": self.addresses.version(version.number),
                    "is_here": version == self.version,
                    "is_current": version == self.versions[0],
                }
                for version in self.versions
            ],
            "is_current": self.is_current,
            "takes_remarks": self.takes_remarks,
            "numbers": self.numbers,
            "page_url": self.addresses.page,
            "remarks_url": self.addresses.remarks(),
            "csv_url": self.addresses.csv,
            "general_form_url": self.addresses.form(self.version) if self.takes_remarks else "",
        }

    def act(self):
        units = queries.act_of(self.version, self.counts)
        with_remarks = [unit.lineage for unit in units if unit.remark_count]
        if self.counts.get(None):
            with_remarks.append(None)
        newest = per_stamp(
            ("newest remarks", self.version.pk), lambda: queries.newest_on_units(self.version, with_remarks, SHOWN)
        )
        return Act(
            version=self.version,
            units=units,
            addresses=self.addresses,
            remarks=queries.remarks_by_unit(newest),
            zone=self.zone,
            takes_remarks=self.takes_remarks,
            text_language=_foreign_language(),
            changes=self.changes(),
        )

    def general(self, act):
        """Return the newest remarks on the draft as a whole."""
        total, shown = self.counts.get(None, 0), act.remarks.get(None, [])
        written = [remark_html(remark, zone=self.zone, level=3) for remark in shown]
        if total > len(shown) > 0:
            address = self.addresses.remarks(self.version, WHOLE)
            written.append(older_link(self.addresses.older(address, shown[-1].number)))
        return {"total": total, "html": mark_safe("".join(written))}

    def changes(self):
        """Return eid → what became of the unit since the version before."""
        words = {
            "new": _("new in this version"),
            "changed": _("changed in this version"),
            "moved": _("moved in this version"),
            "split": _("came out of a unit that was split"),
            "merged": _("joined from several units"),
        }
        return {
            eid: words[change["what"]]
            for change in self.version.changes
            if change["what"] in words
            for eid in change["new"]
        }

    def removed(self):
        """Return the units of the version before that are gone, with their addresses there."""
        if self.version.number < 2:
            return []
        before = self.addresses.version(self.version.number - 1)
        eids = [eid for change in self.version.changes if change["what"] == "removed" for eid in change["old"]]
        labels = queries.labels_of(self.consultation, self.version.number - 1, eids)
        return [{"label": labels[eid], "url": f"{before}#{eid}"} for eid in eids if eid in labels]


def _foreign_language():
    """Return the language of the act where the page is in another one: drafts are in the language of the site."""
    language = settings.LANGUAGE_CODE
    return language if get_language() != language else ""


def _parts(body, *, before):
    """Return the blocks before or after the act, as (main, rail): short facts stand in the rail."""
    blocks = list(body)
    place = next((number for number, block in enumerate(blocks) if block.block_type == "act"), len(blocks))
    chosen = blocks[:place] if before else blocks[place + 1 :]
    main = [block for block in chosen if block.block_type not in RAIL]
    rail = [block for block in chosen if block.block_type in RAIL]
    return {"main": main, "rail": rail} if chosen else None
