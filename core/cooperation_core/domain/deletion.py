"""Why something may not be deleted: said before the database says it, which would be a server error."""

from collections import Counter

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from ..registry import page_guards


def why_pages_stay(pages):
    """Return the reasons (sentences) why the pages of this queryset may not be deleted; empty where they may."""
    reasons = [
        _("“%(page)s” is the home page of the site %(site)s.") % {"page": site.root_page.title, "site": site}
        for site in Site.objects.filter(root_page__in=pages).select_related("root_page")
    ]
    for guard in page_guards.values():
        reasons.extend(str(reason) for reason in guard(pages))
    return reasons or why_rows_stay(pages)


def why_rows_stay(queryset):
    """Return the reasons of the database: what is protected and would lose its footing."""
    collector = Collector(using=router.db_for_write(queryset.model))
    try:
        collector.collect(queryset)
    except ProtectedError as error:
        kinds = Counter(type(row) for row in error.protected_objects)
        return [
            ngettext("%(count)d row of “%(kind)s” hangs from it.", "%(count)d rows of “%(kind)s” hang from it.", count)
            % {"count": count, "kind": model._meta.verbose_name_plural}
            for model, count in kinds.items()
        ]
    return []
