"""The report: what is still missing, its draft pages, publishing, and the tables of remarks as files."""

from cooperation_core.domain.exports import request_export
from cooperation_core.errors import DomainError
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from .. import permissions
from ..domain import reports
from ..enums import Decision, Phase
from ..models import Report, ReportPage
from .base import DeskPage
from .pages import places_of

FILES = [
    ("remarks.xlsx", gettext_lazy("Spreadsheet (XLSX)")),
    ("remarks.docx", gettext_lazy("Text document (DOCX)")),
    ("remarks.pdf", gettext_lazy("PDF that everybody can read (PDF/UA)")),
]
# Where a person mends what stands against a report.
REMEDIES = {"report_unmoderated": "waiting", "report_unanswered": "unanswered"}


class ReportView(DeskPage):
    template_name = "cooperation_consultations/admin/desk/report.html"
    page_title = gettext_lazy("Report")
    header_icon = "clipboard-list"

    def post(self, request, *args, **kwargs):
        acts = {"draft": self.draft, "publish": self.publish}
        act = acts.get(request.POST.get("act"))
        if act is None:
            raise Http404
        if not self.can["report"]:
            raise PermissionDenied
        try:
            act()
        except DomainError as refusal:
            messages.error(request, refusal.text)
        return redirect(self.url("report"))

    def draft(self):
        pages = reports.draft_report(self.consultation, **self.verb)
        text = _("The report is drafted on %(number)d pages, one for each language. Read them, then publish.")
        messages.success(self.request, text % {"number": len(pages)})

    def publish(self):
        if "read" not in self.request.POST:
            messages.error(self.request, _("Read the pages of the report first, and say that you did."))
            return
        reports.publish_report(self.consultation, **self.verb)
        messages.success(self.request, _("The report is published. Those who remarked are told by e-mail."))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        consultation, phase = self.consultation, context["phase"]
        against = [] if phase == Phase.REPORTED else reports.why_not_reportable(consultation, self.at)
        report = Report.objects.filter(consultation=consultation).select_related("published_by").first()
        numbers = report.numbers if phase == Phase.REPORTED else reports.report_numbers(consultation)
        places = places_of(consultation, self.request.user)
        for place in places:
            place.report = ReportPage.objects.child_of(place.page).first() if place.page else None
        return {
            **context,
            "report": report,
            "against": [self.told(reason) for reason in against],
            "numbers": numbers,
            "decisions": [(Decision(code).label, number) for code, number in numbers["by_decision"].items()],
            "places": places,
            "has_page": any(place.page for place in places),
            "is_drafted": any(place.report for place in places),
            "files": FILES,
            "languages": [place.locale for place in places],
            "is_done": phase == Phase.REPORTED,
        }

    def told(self, reason):
        state = REMEDIES.get(reason.code)
        return {"text": reason.text, "url": f"{self.url('remarks')}?state={state}" if state else ""}


class ExportView(DeskPage):
    """Ask for a table of remarks; the page of the export shows how far it is."""

    may_write = staticmethod(permissions.may_see_all_remarks)

    def get(self, request, *args, **kwargs):
        return redirect(self.url("report"))

    def post(self, request, *args, **kwargs):
        kind, everything = request.POST.get("kind"), request.POST.get("scope") == "file"
        languages = {place.locale.language_code for place in places_of(self.consultation, request.user)}
        language = request.POST.get("language")
        if kind not in dict(FILES) or language not in languages:
            raise Http404
        title = _("Remarks, for the file: %(title)s") if everything else _("Remarks: %(title)s")
        job = request_export(
            site=self.consultation.site,
            kind=kind,
            parameters={"consultation": self.consultation.pk, "everything": everything},
            title=(title % {"title": self.consultation.title})[:250],
            language=language,
            **self.verb,
        )
        return redirect("cooperation_export", job.uuid)
