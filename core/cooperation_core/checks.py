"""Conventions that Django's system check keeps."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldDoesNotExist

from .tenancy import Tenancy


def own_models():
    """Return every model of our packages, those that Django makes for many-to-many fields left out."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("cooperation_")
        for model in config.get_models()
    ]


def site_path_leads_to_site(model):
    """Whether following ``site_path`` from ``model`` ends at Wagtail's Site, by single-valued relations only."""
    here = model
    for step in getattr(model, "site_path", "").split("__"):
        try:
            field = here._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        if not field.is_relation or field.one_to_many or field.many_to_many:
            return False
        here = field.related_model
    return here._meta.label == "wagtailcore.Site"


def check_model(model):
    """Return the errors of one model's tenancy."""
    tenancy = getattr(model, "tenancy", None)
    if not isinstance(tenancy, Tenancy):
        return [
            checks.Error(
                f"{model._meta.label} does not say whose its rows are.",
                hint="Set tenancy = Tenancy.PAGE, SITE (with a site_path) or SHARED.",
                obj=model,
                id="cooperation.E001",
            )
        ]
    if tenancy is Tenancy.SITE and not site_path_leads_to_site(model):
        return [
            checks.Error(
                f"{model._meta.label} is of a site, but site_path {getattr(model, 'site_path', None)!r} leads to none.",
                hint="Name foreign keys that end at wagtailcore.Site, such as consultation__site.",
                obj=model,
                id="cooperation.E002",
            )
        ]
    return []


@checks.register(checks.Tags.models)
def check_tenancy(app_configs, **kwargs):
    return [error for model in own_models() for error in check_model(model)]


MIDDLEWARE = ["StampMiddleware", "CSPMiddleware", "LanguageMiddleware", "APIMiddleware", "TenantsMiddleware"]


@checks.register(checks.Tags.security)
def check_middleware(app_configs, **kwargs):
    """Warn a project that leaves a middleware out: without the last, an editor sees the drafts of other tenants."""
    used = list(settings.MIDDLEWARE)
    missing = [name for name in MIDDLEWARE if f"cooperation_core.middleware.{name}" not in used]
    wrong = []
    if missing:
        wrong.append(
            checks.Warning(
                f"MIDDLEWARE lacks {', '.join(missing)} of cooperation_core.middleware.",
                hint="The order stands in docs/reference/settings.md.",
                id="cooperation.W001",
            )
        )
    elif used[0] != "cooperation_core.middleware.StampMiddleware":
        wrong.append(
            checks.Warning(
                "StampMiddleware is not the first in MIDDLEWARE: what stands before it costs every request its time.",
                id="cooperation.W002",
            )
        )
    if "django.middleware.locale.LocaleMiddleware" in used:
        wrong.append(
            checks.Warning(
                "LocaleMiddleware varies pages by Accept-Language, so that no cache can keep them.",
                hint="Put cooperation_core.middleware.LanguageMiddleware in its place.",
                id="cooperation.W003",
            )
        )
    return wrong
