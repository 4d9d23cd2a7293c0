from cooperation_blocks.blocks import ContentBlock
from cooperation_core.models import BasePage
from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..blocks import ConsultationBodyBlock
from ..panels import ConsultationPageForm
from .consultation import Consultation


class ConsultationIndexPage(BasePage):
    """The list of consultations: open ones first."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    subpage_types = ["cooperation_consultations.ConsultationPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "cooperation_consultations/consultation_index_page.html"

    def get_context(self, request, *args, **kwargs):
        from ..rendering.index import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self, request)

    class Meta:
        verbose_name = _("consultation index")
        verbose_name_plural = _("consultation indexes")


class RoutedPage(RoutablePageMixin):
    """A page with addresses below it; the page itself is routed as any other, so its address is kept like theirs."""

    def route(self, request, path_components):
        if not path_components:
            return Page.route(self, request, path_components)
        return super().route(request, path_components)


class ConsultationPage(RoutedPage, BasePage):
    """A view of a consultation in one language; the record holds the dates, the act and the remarks.

    Below its address stand its versions (``wersja/<n>/``) and the lists of remarks.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="pages", verbose_name=_("consultation"))
    body = StreamField(ConsultationBodyBlock(), blank=True, verbose_name=_("content"))

    override_translatable_fields = [SynchronizedField("consultation", overridable=False)]
    parent_page_types = ["cooperation_consultations.ConsultationIndexPage"]
    subpage_types = ["cooperation_consultations.ReportPage"]
    base_form_class = ConsultationPageForm
    content_panels = [*BasePage.content_panels, FieldPanel("consultation"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("act_words")]
    template = "cooperation_consultations/consultation_page.html"

    def act_words(self):
        """Return the words of the act for Wagtail's own search; nothing before the announcement."""
        from ..domain.queries import words_of_act

        return words_of_act(self.consultation) if self.consultation.announced_at else ""

    @path("wersja/<int:number>/")
    def one_version(self, request, number):
        return TemplateResponse(request, self.get_template(request), self.get_context(request, number=number))

    @path("uwagi/")
    def all_remarks(self, request):
        return self._list_of_remarks(request)

    @path("wersja/<int:number>/uwagi/<str:eid>/")
    def remarks_on_unit(self, request, number, eid):
        return self._list_of_remarks(request, number, eid)

    @path("uwagi/csv/")
    def remarks_as_csv(self, request):
        from ..rendering.downloads import csv_response

        return csv_response(self._view(request))

    def get_context(self, request, *args, number=None, **kwargs):
        return super().get_context(request, *args, **kwargs) | self._view(request, number).context()

    def _view(self, request, number=None):
        # Late, since what it shows stands above the models.
        from ..rendering.pages import ConsultationView

        return ConsultationView(self, request, number)

    def _list_of_remarks(self, request, number=None, eid=None):
        from ..rendering.lists import remarks_context

        view = self._view(request, number)
        if not view.is_shown:
            raise Http404
        asked = request.GET.get("przed", "")
        before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
        context = super().get_context(request) | remarks_context(view, eid, before)
        return TemplateResponse(request, "cooperation_consultations/remarks.html", context)

    class Meta:
        verbose_name = _("consultation page")
        verbose_name_plural = _("consultation pages")


class ReportPage(RoutedPage, BasePage):
    """The report of a consultation (raport z konsultacji): prose by staff, numbers and table from the record."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    parent_page_types = ["cooperation_consultations.ConsultationPage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "cooperation_consultations/report_page.html"

    @path("zestawienie/<str:kind>/")
    def table_of_remarks(self, request, kind):
        from ..rendering.downloads import report_file_response

        return report_file_response(self, request, kind)

    def get_context(self, request, *args, **kwargs):
        from ..rendering.report import report_context

        return super().get_context(request, *args, **kwargs) | report_context(self, request)

    class Meta:
        verbose_name = _("consultation report")
        verbose_name_plural = _("consultation reports")
