"""Texts that people agree to, by version; a published version never changes."""

from cooperation_core.errors import DomainError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ..models import ConsentText

PRIVACY = "privacy"  # the information on personal data that stands beside the form (RODO, art. 13)
PUBLISH_NAME = "publish-name"  # the consent that a person's name is published


def current_texts(site, language, *, at, fallback="pl"):
    """Return purpose → the text in force at ``at`` in ``language``, else in ``fallback``; one query."""
    texts = ConsentText.objects.for_site(site).filter(language__in={language, fallback}, published_at__lte=at)
    found: dict[str, ConsentText] = {}
    for text in texts.order_by("version"):
        known = found.get(text.key)
        if known is None or text.language == known.language or text.language == language:
            found[text.key] = text
    return found


@transaction.atomic
def publish_text(site, *, key, language, text, at):
    """Publish the next version of a text and return it; the same words again are no new version.

    Raises:
        DomainError: ``consent_text_required``.
    """
    text = text.strip()
    if not text:
        raise DomainError("consent_text_required", _("Write the text."), "text")
    Site.objects.select_for_update().get(pk=site.pk)
    versions = ConsentText.objects.for_site(site).filter(key=key, language=language)
    last = versions.order_by("-version").first()
    if last is not None and last.text == text:
        return last
    number = last.version + 1 if last else 1
    return ConsentText.objects.create(site=site, key=key, language=language, version=number, text=text, published_at=at)
