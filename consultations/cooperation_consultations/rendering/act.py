"""The draft act as a document: its units with what can be done with them, remarks below them, and its contents.

Written as strings: an act has hundreds of units, and a template for each would cost more than the rest of the page.
The markup is that of ``cooperation_core/components/unit.html``.
"""

from dataclasses import dataclass, field
from html import escape

from django.utils.encoding import iri_to_uri
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..importers import kinds
from .markup import icon, lines
from .remarks import remark_html

SHOWN = 3  # remarks of a unit that the page brings along; older ones are asked for
HEADINGS = {kinds.ACT_TITLE, kinds.ATTACHMENT, kinds.JUSTIFICATION, *kinds.SYSTEMATISING}
SECTIONS = {kinds.ATTACHMENT, kinds.JUSTIFICATION, *kinds.SYSTEMATISING}
NUMBERED = {kinds.ARTICLE, kinds.PARAGRAPH}
CONTAINERS = {kinds.ATTACHMENT, kinds.JUSTIFICATION}
LONGEST_ENTRY = 60


@dataclass
class Act:
    """What is needed to write the act of one version.

    Args:
        version: the version, with its ``consultation``.
        units: its provisions in order, each with ``remark_count`` (``queries.act_of``).
        addresses: of its page.
        remarks: lineage → newest remarks.
        zone: the office's time zone.
        takes_remarks: whether a remark sent now would be taken.
        text_language: language of the act, where the page is in another one.
        changes: eid → words that say what became of the unit since the version before.
    """

    version: object
    units: list
    addresses: object
    remarks: dict
    zone: object
    takes_remarks: bool
    text_language: str = ""
    changes: dict = field(default_factory=dict)

    def html(self):
        """Write all units, one after the other; the indent is the style sheet's."""
        language = f' lang="{self.text_language}"' if self.text_language else ""
        form = self.addresses.form(self.version, "EID") if self.takes_remarks else ""
        words = {
            "remark": f"{icon('remark')}{escape(_('Write a remark'))}",
            "on": _("on: %(label)s"),
            "sections": any(unit.kind in HEADINGS for unit in self.units),
        }
        written, level = [], 2
        for unit in self.units:
            level = heading_level(unit, words["sections"]) or level
            written.append(self._unit(unit, language, form, words, level))
        return mark_safe("".join(written))

    def _unit(self, unit, language, form, words, level):
        """Write one unit; ``level`` is that of the heading under which it stands."""
        said_for = f'<span class="visually-hidden"> {escape(words["on"] % {"label": unit.label})}</span>'
        tools = ""
        if form:
            address = escape(form.replace("EID", unit.eid if unit.eid.isascii() else iri_to_uri(unit.eid)))
            tools = (
                f'<p class="unit-tools"><a href="{address}" hx-get="{address}" rel="nofollow">'
                f"{words['remark']}{said_for}</a></p>"
            )
        change = self.changes.get(unit.eid)
        changed = f'<p class="unit-change">{escape(change)}</p>' if change else ""
        content = _heading(unit, language) if unit.kind in HEADINGS else _text(unit, language, words["sections"])
        return (
            f'<div class="unit" id="{escape(unit.eid)}" data-kind="{unit.kind}">'
            f'<div class="unit-in">{content}{changed}</div>{tools}{self._remarks(unit, said_for, level + 1)}</div>'
        )

    def _remarks(self, unit, said_for, level):
        if not unit.remark_count:
            return ""
        word = ngettext("remark", "remarks", unit.remark_count)
        shown = self.remarks.get(unit.lineage, [])
        written = "".join(
            remark_html(remark, zone=self.zone, level=level, version=self.version.number) for remark in shown
        )
        older = ""
        if unit.remark_count > len(shown):
            address = self.addresses.remarks(self.version, unit.eid)
            before = shown[-1].number if shown else None
            older = older_link(self.addresses.older(address, before) if before else address, said_for)
        return (
            f'<details class="unit-remarks"><summary>{icon("speech")}<span>{unit.remark_count} '
            f'<span class="word">{escape(word)}{said_for}</span></span></summary>'
            f'<div class="remarks">{written}{older}</div></details>'
        )

    def contents(self):
        """Return the table of contents: attachments and chapters; the paragraphs where there are no chapters."""
        items, deeper, in_container = [], False, False
        divided = _divided(self.units)
        for unit in self.units:
            if unit.kind in CONTAINERS:
                in_container = True
            if unit.kind in SECTIONS or (unit.kind in NUMBERED and unit.eid not in divided):
                deeper = in_container and unit.kind not in CONTAINERS
                items.append({"id": unit.eid, "title": _entry(unit), "count": 0, "deeper": deeper})
            if items:
                items[-1]["count"] += unit.remark_count
        return items


def older_link(address, said_for=""):
    """Write the link to older remarks; with JavaScript they come into its place."""
    address = escape(address)
    return (
        f'<p class="pager"><a href="{address}" hx-get="{address}" hx-target="closest .pager" hx-swap="outerHTML" '
        f'hx-select=".remarks > *" rel="next">{icon("down")}{escape(_("Show older"))}{said_for}</a></p>'
    )


def heading_level(unit, has_sections):
    """Return the level of the heading that a unit is; None for a unit without one."""
    if unit.kind in HEADINGS:
        return 3
    if unit.kind in NUMBERED and unit.mark:
        return 4 if has_sections else 3
    return None


def _heading(unit, language):
    """Write a unit that is a heading of the act; the heading of a chapter below an attachment stays on its level."""
    mark = f'<span class="mark">{lines(unit.mark)}</span> ' if unit.mark else ""
    heading = "<br>".join(filter(None, [lines(unit.heading), lines(unit.text)]))
    return f'<h3 class="unit-heading" data-kind="{unit.kind}"{language}>{mark}{heading or lines(_words_of(unit))}</h3>'


def _words_of(unit):
    return "" if unit.mark else unit.label


def _text(unit, language, has_sections):
    parts = []
    if unit.mark:
        level = heading_level(unit, has_sections)
        tag = f"h{level}" if level else "span"
        parts.append(f'<{tag} class="unit-mark"{language}>{escape(unit.mark)}</{tag}>')
    if unit.heading:
        parts.append(f'<p class="unit-title"{language}>{lines(unit.heading)}</p>')
    if unit.text:
        parts.append(f'<p class="unit-text"{language}>{lines(unit.text)}</p>')
    if unit.table:
        parts.append(_table(unit, language))
    return "".join(parts)


def _table(unit, language):
    """Write a table of the act; its first row says what the columns are, and on a phone each cell repeats it."""
    rows = unit.table.get("rows") or []
    if not rows:
        return ""
    width = len(rows[0])
    regular = len(rows) > 1 and all(len(row) == width and all(_span(cell) == 1 for cell in row) for row in rows)
    head = [cell.get("text", "") for cell in rows[0]]
    written = []
    if regular:
        cells = "".join(f'<th scope="col">{lines(text)}</th>' for text in head)
        written.append(f"<thead><tr>{cells}</tr></thead>")
    written.append("<tbody>")
    for row in rows[1:] if regular else rows:
        cells = []
        for place, cell in enumerate(row):
            label = f' data-label="{escape(head[place])}"' if regular else ""
            span = f' colspan="{_span(cell)}"' if _span(cell) > 1 else ""
            cells.append(f"<td{label}{span}>{lines(cell.get('text', ''))}</td>")
        written.append(f"<tr>{''.join(cells)}</tr>")
    stacks = " stacks" if regular else ""
    return (
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="{escape(unit.label)}"{language}>'
        f'<table class="table{stacks}">{"".join(written)}</tbody></table></div>'
    )


def _span(cell):
    span = cell.get("span", 1)
    return span if isinstance(span, int) and 1 <= span <= 100 else 1


def _divided(units):
    """Return the eids of numbered units that stand in a chapter: the chapter is in the contents, they need not be."""
    found, chapter = set(), False
    for unit in units:
        if unit.kind in CONTAINERS:
            chapter = False
        elif unit.kind in kinds.SYSTEMATISING:
            chapter = True
        elif chapter and unit.kind in NUMBERED:
            found.add(unit.eid)
    return found


def _entry(unit):
    """Return the words of a unit in the contents: its short mark and heading, or how it begins."""
    mark = unit.label if unit.kind in CONTAINERS else unit.mark or unit.label
    words = " ".join((unit.heading or ("" if unit.kind in SECTIONS else unit.text)).split())
    if len(words) > LONGEST_ENTRY:
        words = f"{words[:LONGEST_ENTRY].rsplit(' ', 1)[0]}…"
    if not words:
        return mark
    return f"{mark} {words}" if mark.endswith(".") else f"{mark}. {words}"
