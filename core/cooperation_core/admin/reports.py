from wagtail.models import Page
from wagtail_localize.views.report import TranslationsReportView

from ..permissions import explorable_pages


class TranslationsReport(TranslationsReportView):
    """wagtail-localize's report, with the translations of the user's own pages; the stock one lists every tenant's."""

    def get_queryset(self):
        own = Page.objects.filter(pk__in=explorable_pages(self.request.user).values("pk"))
        translations = super().get_queryset().filter(source__object_id__in=own.values("translation_key"))
        return translations.order_by("-pk")
