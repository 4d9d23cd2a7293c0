from cooperation_core.models import BasePage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from .. import lists
from ..blocks import ContentBlock
from ..outline import groups_of, outline_of
from ..sections import home_sections_of


class AbstractContentPage(BasePage):
    """A page built from blocks; a municipality subclasses it to add fields of its own."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"outline": outline_of(self.body)}

    class Meta:
        abstract = True


class CooperationHomePage(AbstractContentPage):
    """The home page: a greeting, then sections that the plugins register, fed by live data."""

    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=250, blank=True)
    action_label = models.CharField(
        _("words on the button"), max_length=60, blank=True, help_text=_("The one thing that most people come for.")
    )
    action_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that the button opens"),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldRowPanel([FieldPanel("action_label"), FieldPanel("action_page")]),
        FieldPanel("body"),
    ]
    template = "cooperation_blocks/home_page.html"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "sections": home_sections_of(request, self),
            "groups": groups_of(self.body),
        }

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class CooperationContentPage(AbstractContentPage):
    """A page of text and pictures."""

    template = "cooperation_blocks/content_page.html"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"below": lists.sections_below(self)}

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class CooperationContactPage(AbstractContentPage):
    """How to reach the office; the address comes from the site's settings."""

    template = "cooperation_blocks/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")


class NewsIndexPage(AbstractContentPage):
    """The list of news."""

    subpage_types = ["cooperation_blocks.NewsPage"]
    template = "cooperation_blocks/news_index_page.html"

    def get_context(self, request, *args, **kwargs):
        news = lists.public_children(NewsPage, self)
        years = lists.years_of(news)
        year = lists.chosen_year(request, years)
        shown = news.filter(date__year=year) if year else news
        shown = lists.with_pictures(shown.order_by("-date", "-pk"))
        return super().get_context(request, *args, **kwargs) | {
            "years": years,
            "year": year,
            "news": lists.page_of(shown, request),
        }

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")


class NewsPage(AbstractContentPage):
    """A piece of news."""

    date = models.DateField(_("date"), default=timezone.localdate)
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=250, blank=True)

    parent_page_types = ["cooperation_blocks.NewsIndexPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
    ]
    template = "cooperation_blocks/news_page.html"

    def get_context(self, request, *args, **kwargs):
        others = lists.public_children(NewsPage, self.get_parent()).exclude(pk=self.pk).order_by("-date", "-pk")
        return super().get_context(request, *args, **kwargs) | {"latest": others[:4]}

    class Meta:
        ordering = ["-date"]
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class GuideIndexPage(AbstractContentPage):
    """The list of guides to models of public tasks."""

    subpage_types = ["cooperation_blocks.GuidePage"]
    template = "cooperation_blocks/guide_index_page.html"

    def get_context(self, request, *args, **kwargs):
        guides = lists.public_children(GuidePage, self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"guides": lists.with_pictures(guides)}

    class Meta:
        verbose_name = _("guide index")
        verbose_name_plural = _("guide indexes")


class GuidePage(AbstractContentPage):
    """A guide to one model of delivering public tasks (model realizacji zadań publicznych)."""

    audience = models.TextField(_("for whom"), blank=True)
    not_for = models.TextField(_("not for whom"), blank=True)
    legal_state_on = models.DateField(_("legal state as of"), null=True, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=250, blank=True)

    parent_page_types = ["cooperation_blocks.GuideIndexPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("audience"),
        FieldPanel("not_for"),
        FieldPanel("legal_state_on"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
    ]
    template = "cooperation_blocks/guide_page.html"

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
