"""A remark as HTML: the markup of ``cooperation_core/components/remark.html``, without a template for each."""

from html import escape

from django.utils.translation import gettext as _

from .markup import day, paragraphs, state


def remark_html(remark, *, zone, level=4, unit_url=None, show_waiting=False, version=None):
    """Write a ``PublicRemark``.

    Args:
        zone: the office's time zone.
        level: of its heading.
        unit_url: address of the unit, where the remark does not stand beside it; "" for a unit without one.
        show_waiting: say that the answer is still to come.
        version: number of the version that the reader sees; a remark on another one says so.
    """
    css = "remark withdrawn" if remark.withdrawn_at else "remark"
    number = _("Remark %(number)s") % {"number": remark.number}
    who = [
        f"<h{level}>{number}</h{level}>",
        f"<span>{escape(remark.author or remark.participant_label)}</span>",
        f"<span>{day(remark.received_at, zone)}</span>",
        f"<span>{escape(remark.kind_label)}</span>",
    ]
    if remark.corrected_at:
        who.append(f"<span>{escape(_('corrected'))} {day(remark.corrected_at, zone)}</span>")
    if version is not None and remark.version not in (None, version):
        who.append(f"<span>{escape(_('on version %(number)s') % {'number': remark.version})}</span>")
    parts = [f'<article class="{css}" id="uwaga-{remark.number}"><header class="who">{"".join(who)}</header>']
    if unit_url is not None and remark.provision_label:
        label = escape(remark.provision_label)
        target = f'<a href="{escape(unit_url)}">{label}</a>' if unit_url else label
        parts.append(f'<p class="part">{escape(_("On:"))} {target}</p>')
    if remark.withdrawn_at:
        parts.append(f"<p>{state('withdrawn')}</p>")
    if remark.hidden:
        parts.append(f"<p>{state('hidden')} {escape(remark.hidden_reason)}</p>")
    if remark.redacted:
        parts.append(f'<p class="part">{escape(_("The office has removed the words of this remark."))}</p>')
    if remark.text:
        parts.append(f'<div class="said">{paragraphs(remark.text)}</div>')
    if remark.proposed_wording:
        wording = paragraphs(remark.proposed_wording)
        parts.append(f'<p class="part">{escape(_("Proposed wording"))}</p><div class="wording said">{wording}</div>')
    if remark.reasons:
        reasons = paragraphs(remark.reasons)
        parts.append(f'<p class="part">{escape(_("Reasons"))}</p><div class="said">{reasons}</div>')
    if remark.decision:
        parts.append(_answer(remark, zone))
    elif show_waiting and not remark.withdrawn_at and not remark.hidden:
        parts.append(f"<p>{state('waiting')}</p>")
    parts.append("</article>")
    return "".join(parts)


def _answer(remark, zone):
    when = f", {day(remark.answered_at, zone)}" if remark.answered_at else ""
    return (
        f'<div class="answer-box"><p>{state(remark.decision, "decision")}</p>'
        f'<div class="said">{paragraphs(remark.answer_reasons)}</div>'
        f'<p class="from">{escape(_("Answer of the office"))}{when}</p></div>'
    )
