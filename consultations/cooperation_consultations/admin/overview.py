"""The first page of a consultation at the desk: its steps, its facts, its record."""

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from ..domain import chain, periods, queries
from ..enums import Phase
from ..models import ConsultationPage, Counter, WorkingDraft
from .base import DeskPage
from .numbers import numbers_of
from .steps import steps_of

CHECKED_AT_ONCE = 2000  # events; a longer record is checked when asked for


class OverviewView(DeskPage):
    template_name = "cooperation_consultations/admin/desk/overview.html"
    page_title = _("Steps")

    def get_context_data(self, **kwargs):
        consultation = self.consultation
        facts = self.facts()
        return super().get_context_data(
            facts=facts,
            numbers=facts["numbers"],
            steps=steps_of(consultation, facts=facts, can=self.can, at=self.at),
            period_changes=consultation.period_changes.select_related("changed_by"),
            record=self.record(),
            may_cancel=self.can["edit"]
            and periods.phase_of(consultation, self.at) not in (Phase.CANCELLED, Phase.REPORTED),
            **kwargs,
        )

    def facts(self):
        consultation = self.consultation
        drafts = WorkingDraft.objects.defer("tree", "paragraphs", "source_text")
        draft = drafts.filter(consultation=consultation).first()
        version = queries.current_version(consultation)
        pages = ConsultationPage.objects.filter(consultation=consultation, alias_of=None).select_related("locale")
        return {
            "numbers": numbers_of([consultation], self.at)[consultation.pk],
            "draft": draft,
            "draft_changed": self.said(draft.updated_at) if draft else "",
            "version": version,
            "version_issued": self.said(version.issued_at) if version else "",
            "announced": self.said(consultation.announced_at) if consultation.announced_at else "",
            "pages": list(pages.order_by("pk")),
        }

    def said(self, moment):
        local = moment.astimezone(self.zone)
        return f"{formats.date_format(local, 'DATE_FORMAT')}, {local:%H:%M}"

    def record(self):
        """What the chain says: its head, its length, and whether it holds (None where it was not checked yet)."""
        counter = Counter.objects.filter(pk=self.consultation.pk).first()
        if counter is None or not counter.last_sequence:
            return None
        is_asked = "check" in self.request.GET
        problems = None
        if is_asked or counter.last_sequence <= CHECKED_AT_ONCE:
            problems = chain.verify(self.consultation)
        return {"head": counter.head, "events": counter.last_sequence, "problems": problems, "at": self.at}

    def get_header_buttons(self):
        buttons = [
            HeaderButton(_("Remarks"), url=self.url("remarks"), icon_name="list-ul", priority=10),
            HeaderButton(_("History"), url=self.url("history_of_actions"), icon_name="history", priority=30),
        ]
        if page := queries.page_of(self.consultation, get_language()):
            buttons.append(HeaderButton(_("See the page"), url=page.url, icon_name="view", priority=20))
        if self.can["edit"]:
            buttons.append(HeaderButton(_("Title and rules"), url=self.url("edit"), icon_name="edit", priority=40))
        return buttons
