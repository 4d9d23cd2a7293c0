"""What stands around every page: office, menu, languages, breadcrumbs, addresses of a page.

``site_frame`` depends on site and language alone and may be kept; ``Frame`` adds what one page needs.
"""

from dataclasses import dataclass, replace

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_info, gettext, override
from wagtail.models import Page

from . import colours, kept
from .models import OfficeSettings
from .registry import site_addresses
from .sites import site_of


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    path: str = ""
    children: tuple = ()

    def holds(self, page):
        """True where ``page`` is this link's page or stands below it."""
        return bool(page and self.path and (page.path or "").startswith(self.path))


@dataclass(frozen=True)
class LanguageLink:
    """A way into another language; ``exact`` where it leads to the same page."""

    code: str
    name: str
    url: str
    current: bool = False
    exact: bool = True

    @property
    def note(self):
        """Say in the other language that the link leads to its home page."""
        if self.exact:
            return ""
        with override(self.code):
            return gettext("home page")


@dataclass(frozen=True)
class SiteFrame:
    """The part of the frame that changes only with the content stamp."""

    office: OfficeSettings
    home: Link
    menu: tuple
    homes: dict
    footer: tuple
    colours_url: str
    search_url: str


def address_of(page, site):
    """Return the address of ``page`` as a path on its own site, with the host on another."""
    parts = page.get_url_parts()
    if parts is None:
        return ""
    site_id, root_url, path = parts
    return path if site_id == site.pk else f"{root_url}{path}"


def office_of(site):
    """Return the settings of ``site`` with the pictures and pages that the frame shows, in one query."""
    related = ("logo", "funders", "contact_page", "accessibility_page", "privacy_page")
    found = OfficeSettings.objects.select_related(*related).filter(site=site).first()
    return found or OfficeSettings(site=site)


def homes_of(site):
    """Return the live home page of each language, by language code; the site's own language first."""
    pages = site.root_page.get_translations(inclusive=True).live().select_related("locale")
    by_code = {page.locale.language_code: page for page in pages}
    order = [code for code, _name in settings.LANGUAGES if code in by_code]
    return {code: by_code[code] for code in order}


def menu_of(home, site):
    """Return two levels of pages below ``home`` that are live, public and marked for menus, in one pass."""
    pages = (
        Page.objects.descendant_of(home).live().public().in_menu().filter(depth__lte=home.depth + 2).order_by("path")
    )
    tops, below = [], {}
    for page in pages:
        link = Link(page.title, address_of(page, site), page.path)
        if page.depth == home.depth + 1:
            tops.append(link)
        else:
            below.setdefault(page.path[: -Page.steplen], []).append(link)
    return tuple(replace(top, children=tuple(below.get(top.path, ()))) for top in tops)


def footer_of(office, language, site):
    """Links of the footer: contact, accessibility statement, personal data, the API."""
    wanted = [
        (office.contact_page, gettext("Contact")),
        (office.accessibility_page, gettext("Accessibility statement")),
        (office.privacy_page, gettext("Personal data")),
    ]
    links = []
    for page, title in wanted:
        if page is None:
            continue
        translated = page.get_translations(inclusive=True).live().filter(locale__language_code=language).first()
        target = translated or (page if page.live else None)
        if target:
            links.append(Link(title, address_of(target, site)))
    return (*links, Link(gettext("Open data and API"), api_url()))


def api_url():
    """Return the address of the page on the API; the description for programs where a project has not that page."""
    try:
        return reverse("cooperation_api_guide")
    except NoReverseMatch:
        return reverse("cooperation_api:openapi-json")


def colours_url_of(office):
    """Return the address of the office's own colours, or "" where it keeps the defaults."""
    if colours.is_default(office.brand_colour, office.accent_colour):
        return ""
    try:
        address = reverse("cooperation_colours")
    except NoReverseMatch:
        return ""
    return f"{address}?v={colours.version(office.brand_colour, office.accent_colour)}"


def site_frame(site, language):
    """Build the frame of ``site`` in ``language``."""
    office = office_of(site)
    homes = homes_of(site)
    home = homes.get(language) or site.root_page
    search = site_addresses.get("search")
    return SiteFrame(
        office=office,
        home=Link(office.platform_name, address_of(home, site), home.path),
        menu=menu_of(home, site),
        homes={code: address_of(page, site) for code, page in homes.items()},
        footer=footer_of(office, language, site),
        colours_url=colours_url_of(office),
        search_url=search(language) if search else "",
    )


@dataclass(frozen=True)
class PageFrame:
    """What the frame says of one page; it too changes only with the content stamp."""

    alternates: dict
    breadcrumbs: list


def page_frame(page, site):
    """Build what stands around ``page``: its public translations by language code, and the ways back up."""
    others = page.get_translations().live().public().select_related("locale")
    alternates = {page.locale.language_code: address_of(page, site)}
    alternates |= {other.locale.language_code: address_of(other, site) for other in others}
    return PageFrame(alternates, breadcrumbs_of(page, site))


def breadcrumbs_of(page, site):
    """Return links from the home page of the page's language down to its parent."""
    if page.depth <= site.root_page.depth:
        return []
    above = page.get_ancestors().filter(depth__gte=site.root_page.depth)
    home, *sections = [Link(ancestor.title, address_of(ancestor, site)) for ancestor in above]
    return [replace(home, title=gettext("Home")), *sections]


class Frame:
    """The frame of one request; each part is made when a template asks for it."""

    def __init__(self, request, page=None, breadcrumbs=(), alternates=None):
        self.request = request
        self.page = page if isinstance(page, Page) else None
        self.given_breadcrumbs = breadcrumbs or ()
        self.given_alternates = alternates
        self.site = site_of(request)
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def of_site(self):
        key = ("frame", self.site.pk, self.language)
        return kept.per_stamp(key, lambda: site_frame(self.site, self.language))

    @property
    def office(self):
        return self.of_site.office

    @property
    def home(self):
        return self.of_site.home

    @cached_property
    def menu(self):
        """The menu as (link, is here, children as (link, is here))."""
        return [
            (top, top.holds(self.page), [(child, child.holds(self.page)) for child in top.children])
            for top in self.of_site.menu
        ]

    @cached_property
    def of_page(self):
        key = ("frame of page", self.page.pk, self.language)
        return kept.per_stamp(key, lambda: page_frame(self.page, self.site))

    @property
    def has_saved_page(self):
        return bool(self.page and self.page.pk)

    @cached_property
    def alternates(self):
        """Addresses of this content by language code, as paths."""
        if self.given_alternates is not None:
            return self.given_alternates
        return self.of_page.alternates if self.has_saved_page else {}

    @cached_property
    def languages(self):
        found = []
        for code, home in self.of_site.homes.items():
            url = self.alternates.get(code)
            found.append(
                LanguageLink(
                    code,
                    get_language_info(code)["name_local"].capitalize(),
                    url or home,
                    current=code == self.language,
                    exact=bool(url) or code == self.language,
                )
            )
        return found if len(found) > 1 else []

    @cached_property
    def hreflang(self):
        """(code, absolute address) for search engines; x-default is the site's own language."""
        pairs = [(code, self.request.build_absolute_uri(url)) for code, url in self.alternates.items() if url]
        if len(pairs) < 2:
            return []
        default = self.alternates.get(settings.LANGUAGE_CODE)
        return [*pairs, ("x-default", self.request.build_absolute_uri(default))] if default else pairs

    @cached_property
    def canonical(self):
        if not self.has_saved_page:
            return ""
        address = address_of(self.page, self.site)
        return self.request.build_absolute_uri(address) if address else ""

    @cached_property
    def breadcrumbs(self):
        """Ways back up, from the home page; the page itself is its heading and not among them."""
        if self.given_breadcrumbs:
            return [Link(gettext("Home"), self.home.url), *self.given_breadcrumbs]
        return self.of_page.breadcrumbs if self.has_saved_page else []

    @cached_property
    def share_image(self):
        """A rendition for Open Graph, or None; networks show no SVG."""
        page = self.page.specific_deferred if self.page else None
        image = getattr(page, "share_image", None) or getattr(page, "picture", None)
        if image is None or image.is_svg():
            return None
        return image.get_rendition("fill-1200x630|format-jpeg")

    @cached_property
    def share_image_url(self):
        path = self.share_image.url if self.share_image else static("cooperation_core/img/share.png")
        return self.request.build_absolute_uri(path)

    @property
    def for_staff(self):
        """True for a request with a session: only then a page may show the userbar (others may be kept by a cache)."""
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES
