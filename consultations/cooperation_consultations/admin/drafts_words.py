"""The words of the draft editor: kinds, doubts, reasons for setting aside, and what its page shows and says."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from ..domain.drafts import marks, operations, refusals
from ..importers import kinds
from ..importers.structure import doubts

ASIDE_REASONS = {
    "page_header": gettext_lazy("header of a page"),
    "page_footer": gettext_lazy("footer of a page"),
    "page_number": gettext_lazy("number of a page"),
    "journal_header": gettext_lazy("header of the official journal"),
    "office_footer": gettext_lazy("footer of the office's system"),
    "hidden": gettext_lazy("hidden text of the document"),
    "other": gettext_lazy("no part of the act"),
}
SHORT = {
    kinds.ACT_TITLE: gettext_lazy("title"),
    kinds.LEGAL_BASIS: gettext_lazy("basis"),
    kinds.COMMON_PART: gettext_lazy("common part"),
    kinds.JUSTIFICATION: gettext_lazy("explanation"),
    kinds.PLAIN: gettext_lazy("text"),
    kinds.QUOTATION: gettext_lazy("quotation"),
    kinds.ARTICLE: "art.",
    kinds.PARAGRAPH: "§",
    kinds.SUBSECTION: "ust.",
    kinds.POINT: "pkt",
    kinds.LETTER: "lit.",
    kinds.INDENT: "tiret",
    kinds.DOUBLE_INDENT: "tiret ×2",
}
OWN_DOUBTS = {
    "place_uncertain": gettext_lazy(
        "It stood inside the paragraph of another unit. Check that this is its place in the order."
    ),
}

# Sentences that the script shows; it fills in %(name)s.
TEXTS = {
    "words": gettext_lazy("%(source)s words of the source = %(units)s in units + %(aside)s set aside"),
    "words_joined": gettext_lazy("+ %(joined)s hyphens joined"),
    "words_parted": gettext_lazy("− %(parted)s from words glued to a mark"),
    "nothing_lost": gettext_lazy("nothing lost"),
    "words_lost": gettext_lazy("%(count)s words lost"),
    "saving": gettext_lazy("Saving…"),
    "saved": gettext_lazy("All changes saved"),
    "unsaved": gettext_lazy("Not saved: no connection. Your repairs are kept here and will be sent."),
    "logged_out": gettext_lazy("Not saved: you are logged out. Log in in another tab; your repairs are kept here."),
    "no_doubts": gettext_lazy("No doubts left"),
    "doubts": gettext_lazy("Doubts: %(count)s"),
    "doubt": gettext_lazy("Doubt"),
    "take_back": gettext_lazy("Take back"),
    "generated": gettext_lazy("number made by the word processor"),
    "empty_unit": gettext_lazy("(no text of its own)"),
    "done_join": gettext_lazy("Joined to: %(unit)s"),
    "done_split": gettext_lazy("Split. The new unit: %(unit)s"),
    "done_raise": gettext_lazy("Raised to level %(level)s: %(unit)s"),
    "done_lower": gettext_lazy("Lowered to level %(level)s: %(unit)s"),
    "done_retype": gettext_lazy("Kind changed: %(unit)s"),
    "done_renumber": gettext_lazy("Number changed: %(unit)s"),
    "done_divide": gettext_lazy("Mark and heading changed: %(unit)s"),
    "done_set_aside": gettext_lazy("Set aside. You can take it back below."),
    "done_take_back": gettext_lazy("Taken back: %(unit)s"),
    "done_accept": gettext_lazy("Doubt cleared: %(unit)s"),
    "done_undo": gettext_lazy("Undone."),
    "done_redo": gettext_lazy("Done again."),
    "reloaded": gettext_lazy("The present state of the draft was loaded from the server."),
    "split_help": gettext_lazy("Put the cursor where the new unit begins and press S or “Split here”. Esc leaves."),
    "nothing_to_undo": gettext_lazy("There is nothing to undo."),
    "nothing_to_redo": gettext_lazy("There is nothing to redo."),
    "none": gettext_lazy("none"),
}


def kind_choices():
    return [(code, capfirst(_(label))) for code, label in kinds.LABELS.items()]


def aside_choices():
    return [(code, capfirst(ASIDE_REASONS[code])) for code in operations.SET_ASIDE_REASONS]


def doubt_text(code):
    """Return what the editor should check; a code of a later reader is shown as it is."""
    if code in OWN_DOUBTS:
        return str(OWN_DOUBTS[code])
    return _(doubts.MESSAGES[code]) if code in doubts.MESSAGES else code


def rules():
    """Return what the page must know of kinds and marks to plan a repair before the server answers."""
    return {
        "kinds": dict(kind_choices()),
        "short": {code: str(SHORT.get(code) or _(label)) for code, label in kinds.LABELS.items()},
        "built": marks.BUILT,
        "patterns": marks.PATTERNS,
        "number": marks.NUMBER.pattern,
        "narrower": marks.NARROWER,
        "rank": kinds.RANK,
        "continued": sorted(marks.CONTINUED),
        "indents": sorted(marks.INDENTS),
        "plain": kinds.PLAIN,
        "table": kinds.TABLE,
        "maximumDepth": operations.MAXIMUM_DEPTH,
        "longestMark": operations.LONGEST_MARK,
        "asideReasons": operations.SET_ASIDE_REASONS,
    }


def texts():
    """Return the words that the page shows, in the language of the editor."""
    return {
        "ui": {name: str(text) for name, text in TEXTS.items()},
        "doubts": {code: doubt_text(code) for code in (*doubts.MESSAGES, *OWN_DOUBTS)},
        "aside": {code: str(text) for code, text in ASIDE_REASONS.items()},
        "refusals": {code: str(text) for code, text in refusals.MESSAGES.items()},
    }


def problem_count(count):
    return ngettext_lazy("%(count)d place to look at", "%(count)d places to look at", count) % {"count": count}
