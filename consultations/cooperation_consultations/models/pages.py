from cooperation_blocks.blocks import ContentBlock
from cooperation_core.models import BasePage
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..blocks import ConsultationBodyBlock
from .consultation import Consultation


class ConsultationIndexPage(BasePage):
    """The list of consultations: open ones first."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    subpage_types = ["cooperation_consultations.ConsultationPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "cooperation_consultations/consultation_index_page.html"

    class Meta:
        verbose_name = _("consultation index")
        verbose_name_plural = _("consultation indexes")


class ConsultationPage(BasePage):
    """A view of a consultation in one language; the record holds the dates, the act and the remarks."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="pages", verbose_name=_("consultation")
    )
    body = StreamField(ConsultationBodyBlock(), blank=True, verbose_name=_("content"))

    override_translatable_fields = [SynchronizedField("consultation", overridable=False)]
    parent_page_types = ["cooperation_consultations.ConsultationIndexPage"]
    subpage_types = ["cooperation_consultations.ReportPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("consultation"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "cooperation_consultations/consultation_page.html"

    class Meta:
        verbose_name = _("consultation page")
        verbose_name_plural = _("consultation pages")


class ReportPage(BasePage):
    """The report of a consultation (raport z konsultacji) as a page: prose by staff, numbers and table from the record."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    parent_page_types = ["cooperation_consultations.ConsultationPage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "cooperation_consultations/report_page.html"

    class Meta:
        verbose_name = _("consultation report")
        verbose_name_plural = _("consultation reports")
