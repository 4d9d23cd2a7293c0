"""The pages of a consultation: one in each language of its site, made as drafts with what is known filled in."""

import json
import uuid
from dataclasses import dataclass

from cooperation_core.models import OfficeSettings
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from .. import permissions
from ..models import ConsultationIndexPage, ConsultationPage
from .base import DeskPage


@dataclass
class Place:
    """A language of the site: where a page of the consultation would stand, and the page that stands there."""

    locale: object
    home: object
    index: object = None
    page: object = None
    may_add: bool = False
    may_edit: bool = False
    report: object = None


def places_of(consultation, user):
    """Return a ``Place`` for each language in which the site has a home page, its own language first."""
    home = consultation.site.root_page.specific
    homes = [home, *home.get_translations().select_related("locale")]
    pages = {}
    for page in ConsultationPage.objects.filter(consultation=consultation, alias_of=None).order_by("-pk"):
        pages[page.locale_id] = page
    places = []
    for home in homes:
        index = ConsultationIndexPage.objects.descendant_of(home).order_by("path").first()
        place = Place(home.locale, home, index, pages.get(home.locale_id))
        place.may_add = bool(index and index.permissions_for_user(user).can_add_subpage())
        place.may_edit = bool(place.page and place.page.permissions_for_user(user).can_edit())
        places.append(place)
    return places


class PagesView(DeskPage):
    """Which pages there are, and the button that makes one."""

    template_name = "cooperation_consultations/admin/desk/pages.html"
    page_title = _("Pages")
    header_icon = "doc-empty-inverse"
    may_write = staticmethod(permissions.may_edit)

    def get_context_data(self, **kwargs):
        return super().get_context_data(places=places_of(self.consultation, self.request.user), **kwargs)

    def post(self, request, *args, **kwargs):
        places = {place.locale.language_code: place for place in places_of(self.consultation, request.user)}
        place = places.get(request.POST.get("language"))
        if place is None:
            raise Http404
        if place.page is not None:
            return redirect(reverse("wagtailadmin_pages:edit", args=[place.page.pk]))
        if not place.may_add:
            messages.error(request, _("You may not make pages there, or the list of consultations is missing."))
            return redirect(self.url("pages"))
        others = [other.page for other in places.values() if other.page]
        page = make_page(self.consultation, place, others, actor=request.user)
        messages.success(request, _("The page was made as a draft. Complete it, then publish it."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@transaction.atomic
def make_page(consultation, place, others, *, actor):
    """Make a draft page at ``place``; a translation of the ``others`` that there are."""
    with override(place.locale.language_code):
        page = ConsultationPage(
            title=consultation.title,
            slug=_free_slug(place.index, consultation.title),
            locale=place.locale,
            translation_key=others[0].translation_key if others else uuid.uuid4(),
            consultation=consultation,
            live=False,
            owner=actor,
            body=json.dumps(_first_blocks(consultation)),
        )
        place.index.add_child(instance=page)
        page.save_revision(user=actor, log_action=True)
    return page


def _first_blocks(consultation):
    office = OfficeSettings.for_site(consultation.site)
    channels = [gettext("the form on this page, beside each unit of the draft")]
    if office.email:
        channels.append(gettext("e-mail: %(email)s") % {"email": office.email})
    address = ", ".join(filter(None, [office.street, " ".join(filter(None, [office.postcode, office.town]))]))
    if address:
        channels.append(gettext("letter: %(address)s") % {"address": ", ".join(filter(None, [office.office, address]))})
    announcement = {
        "subject": consultation.title,
        "host": office.office,
        "unit": office.unit,
        "channels": channels,
    }
    contact = {"name": office.unit or office.office, "phone": office.phone, "email": office.email}
    blocks = [("announcement", announcement), ("act", None), ("contact", contact)]
    return [{"type": kind, "id": str(uuid.uuid4()), "value": value} for kind, value in blocks]


def _free_slug(index, title):
    wanted = slugify(title)[:80].strip("-") or "konsultacje"
    taken = set(index.get_children().values_list("slug", flat=True))
    return next(slug for slug in _slugs(wanted) if slug not in taken)


def _slugs(wanted):
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1
