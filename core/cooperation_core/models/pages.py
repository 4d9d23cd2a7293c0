from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from ..kept import per_stamp
from ..page_forms import TenantPageForm
from ..tenancy import Tenancy


class BasePage(Page):
    """What every page of ours has: a lead, a picture for sharing, and a template that the municipality may override."""

    tenancy = Tenancy.PAGE

    lead = models.TextField(_("lead"), blank=True, max_length=400, help_text=_("One or two sentences below the title."))
    share_image = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
    )

    base_form_class = TenantPageForm
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [*Page.promote_panels, MultiFieldPanel([FieldPanel("share_image")], _("Sharing"))]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """Return the restrictions; a page that none can reach needs no query of its own to know it."""
        if self.path.startswith(per_stamp("restricted paths", restricted_paths)):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()


def restricted_paths():
    """Return the tree paths below which a restriction may apply: those that carry one, and mirrors of any page."""
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    if not restricted:
        return ()
    return restricted + tuple(Page.objects.exclude(alias_of=None).values_list("path", flat=True))
