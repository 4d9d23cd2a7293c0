"""The office of the demo: its site, what it says about itself, its procedures and consent texts."""

from cooperation_consultations.models import Procedure
from cooperation_core.models import OfficeSettings
from cooperation_participation.domain.consents import publish_text
from wagtail.models import Page, Site

from .content import LANGUAGES, midnight


def load_site(home, port):
    """Return the one site, on this machine's address; the page that Wagtail's own migrations made goes away."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    old_home = site.root_page if site.pk and site.root_page_id != home.pk else None
    site.hostname, site.port, site.root_page, site.site_name = "127.0.0.1", port, home, home.title
    site.save()
    if old_home and type(old_home.specific) is Page and not old_home.get_children().exists():
        old_home.delete()
    return site


def load_office(site, row, pages, pictures):
    """Fill in the site's settings where nobody has yet."""
    office = OfficeSettings.for_site(site)
    if office.office:
        return
    for key, value in row.items():
        if key in ("logo", "funders"):
            value = pictures.get(value)
        elif key.endswith("_page"):
            value = pages[value, "pl"]
        setattr(office, key, value)
    office.full_clean(exclude=["site"])
    office.save()


def load_procedures(site, rows):
    """Return the procedures by their key."""
    procedures = {}
    for row in rows:
        values = {key: value for key, value in row.items() if key not in ("key", "name")}
        procedures[row["key"]], _ = Procedure.objects.get_or_create(site=site, name=row["name"], defaults=values)
    return procedures


def load_consent_texts(site, rows):
    """Publish the texts that people agree to; return the Polish ones by purpose."""
    at = midnight(-365)
    texts = {}
    for row in rows:
        for language in LANGUAGES:
            text = publish_text(site, key=row["key"], language=language, text=row["text"][language], at=at)
            if language == "pl":
                texts[row["key"]] = text
    return texts
