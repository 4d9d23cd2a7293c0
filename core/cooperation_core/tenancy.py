"""Whose a row is: the one place that says how models belong to sites.

A tenant is a Wagtail ``Site``. Every model of ours declares its ``tenancy``:

``PAGE``    it hangs from a page tree, and the tree decides;
``SITE``    it belongs to one site, found by following ``site_path``;
``SHARED``  it belongs to the installation (the register of local government), operators write.

``checks.py`` refuses a model that declares none.
"""

import enum

from django.db import models


class Tenancy(enum.Enum):
    PAGE = "page"
    SITE = "site"
    SHARED = "shared"


class SiteScopedQuerySet(models.QuerySet):
    """Rows that belong to a site; ask for them with ``for_site()``, never by a filter of your own."""

    def for_site(self, site):
        return self.filter(**{self.model.site_path: site})

    def for_sites(self, sites):
        return self.filter(**{f"{self.model.site_path}__in": sites})


class SiteScoped(models.Model):
    """A row that reaches its site by ``site_path``; subclasses without a ``site`` field of their own name the path."""

    tenancy = Tenancy.SITE
    site_path = "site"

    objects = SiteScopedQuerySet.as_manager()

    class Meta:
        abstract = True


class SiteOwned(SiteScoped):
    """A row that carries its site itself."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


def site_id_of(instance):
    """Return the id of the site that a SITE row belongs to, or None where the path is broken off."""
    *steps, last = instance.site_path.split("__")
    here = instance
    for step in steps:
        here = getattr(here, step, None)
    return getattr(here, f"{last}_id", None)
