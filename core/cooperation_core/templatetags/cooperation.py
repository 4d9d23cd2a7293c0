"""Tags of the frame and of the components."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .. import kept
from ..enums import STATES
from ..frame import Frame

register = template.Library()


@register.simple_tag(takes_context=True)
def cooperation_frame(context):
    """Return the frame of this request: office, menu, languages, breadcrumbs (see ``frame.py``)."""
    return Frame(
        context["request"],
        page=context.get("page"),
        breadcrumbs=context.get("breadcrumbs"),
        alternates=context.get("alternates"),
    )


@register.simple_tag(takes_context=True)
def include_kept(context, template_name):
    """Include a part that is the same on every page of a site in a language; rendered once for each content stamp."""
    frame = context["frame"]
    key = (template_name, frame.site.pk, frame.language)
    return kept.per_stamp(key, lambda: render_to_string(template_name, {"frame": frame}))


@register.filter
def state_word(state):
    """The word of a state, of a consultation or of a decision."""
    return STATES[state][0] if state in STATES else state


@register.filter
def state_icon(state):
    """The template of the shape that goes with a state."""
    shape = STATES[state][1] if state in STATES else "dot"
    return f"cooperation_core/icons/{shape}.html"


@register.filter
def zone_word(zone):
    """Name a time zone as people do: Polish time, and the zone's own name elsewhere."""
    key = getattr(zone, "key", "") or str(zone)
    return _("Polish time") if key == "Europe/Warsaw" else key


@register.filter
def moment(value, zone=None):
    """A moment as ``<time>`` with its time zone: 25 listopada 2026, 23:59 (czas polski)."""
    if not value:
        return ""
    local = value.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(value)
    hour = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    return format_html(
        '<time datetime="{}">{}, {}</time> ({})',
        local.isoformat(timespec="seconds"),
        date_format(local.date(), "DATE_FORMAT"),
        hour,
        zone_word(local.tzinfo),
    )


@register.filter
def closing(value, zone=None):
    """A closing moment; midnight is said as 24:00 of the day before, as calendars of offices do."""
    if not value:
        return ""
    local = value.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(value)
    if (local.hour, local.minute, local.second) != (0, 0, 0):
        return moment(value, zone)
    day = local.date() - dt.timedelta(days=1)
    return format_html(
        '<time datetime="{}">{}, 24:00</time> ({})',
        local.isoformat(timespec="seconds"),
        date_format(day, "DATE_FORMAT"),
        zone_word(local.tzinfo),
    )


@register.filter
def day(value):
    """A day as ``<time>``."""
    if not value:
        return ""
    date = timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), date_format(date, "DATE_FORMAT"))


@register.filter
def dialled(phone):
    """What a phone link dials: digits and the plus, whatever spaces the number is written with."""
    return re.sub(r"[^0-9+]", "", str(phone))


@register.filter
def breakable(address):
    """Let an e-mail address break after its @ and its dots, not in the middle of a word."""
    return mark_safe(re.sub(r"(@|\.)", r"\1<wbr>", escape(address)))


@register.simple_tag
def share_segments(items):
    """Add to each ``{key, count, …}`` its share and its place on a bar of 100, for drawing without styles."""
    items = [dict(item) for item in items]
    total = sum(item["count"] for item in items)
    start = 0.0
    for item in items:
        item["percent"] = round(100 * item["count"] / total) if total else 0
        item["start"] = f"{start:.2f}"
        width = 100 * item["count"] / total if total else 0
        item["width"] = f"{width:.2f}"
        start += width
    return {"items": items, "total": total}


@register.filter
def file_kind(name):
    """The kind of a file from its name: DOCX, PDF."""
    return name.rsplit(".", 1)[-1].upper() if "." in (name or "") else ""
