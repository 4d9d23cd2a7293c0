"""The lists of remarks below a consultation's page."""

from django.http import Http404
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..domain import queries
from ..enums import Phase
from .act import older_link
from .addresses import WHOLE
from .remarks import remark_html


def remarks_context(view, eid, before):
    """Return the context of a list of remarks, newest first.

    Args:
        view: the ``ConsultationView``.
        eid: of the unit; ``WHOLE`` for those on the draft as a whole, None for all.
        before: only numbers below this one; None starts with the newest.
    """
    unit, which = None, {}
    if eid == WHOLE:
        which = {"general": True}
    elif eid is not None:
        unit = queries.provision_of(view.version, eid)
        if unit is None:
            raise Http404
        which = {"provision": unit}
    found = queries.remarks_page(view.consultation, before=before, **which)
    place = view.addresses.remarks(view.version, eid)
    written = [
        remark_html(
            remark,
            zone=view.zone,
            level=2,
            version=view.version.number if eid else None,
            unit_url=None if eid else unit_url(view, remark),
            show_waiting=view.phase in (Phase.OPEN, Phase.CLOSED),
        )
        for remark in found.remarks
    ]
    if found.next_before is not None:
        written.append(older_link(view.addresses.older(place, found.next_before)))
    return {
        **view.common(),
        "unit": unit,
        "unit_url": f"{_act_address(view, view.version.number)}#{unit.eid}" if unit else view.addresses.page,
        "unit_form_url": view.addresses.form(view.version, unit.eid if unit else WHOLE) if view.takes_remarks else "",
        "is_continued": before is not None,
        "newest_url": place,
        "remarks_html": mark_safe("".join(written)),
        "title": list_title(unit, eid),
    }


def list_title(unit, eid):
    if unit is not None:
        return _("Remarks on %(unit)s") % {"unit": unit.label}
    if eid == WHOLE:
        return _("Remarks on the draft as a whole")
    return pgettext("title of a list", "All remarks")


def unit_url(view, remark):
    """Return the address of the unit that a remark was written on, in the version that its author read."""
    if not remark.provision_eid:
        return ""
    return f"{_act_address(view, remark.version)}#{remark.provision_eid}"


def _act_address(view, number):
    is_current = bool(view.versions) and number == view.versions[0].number
    return view.addresses.page if is_current else view.addresses.version(number)
