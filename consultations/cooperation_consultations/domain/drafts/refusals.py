"""Why a repair is refused: a stable code and a sentence that says what to do instead."""

from __future__ import annotations

from cooperation_core.errors import DomainError
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "operation_unknown": _("This repair is not known."),
    "operation_malformed": _("This repair lacks something or holds something of a wrong kind."),
    "operation_changes_nothing": _("Nothing would change."),
    "unit_unknown": _("This unit is not in the draft any more. Reload the page."),
    "join_first": _("There is nothing before this unit that it could be joined to."),
    "join_table": _("A table cannot be joined to a text. Move the table or set it aside."),
    "split_outside": _("The place for the split lies outside the text."),
    "split_at_edge": _("Put the cursor between two words: one part would stay without any."),
    "split_inside_word": _("Put the cursor between two words, not inside one."),
    "raise_top": _("This unit is at the top already."),
    "lower_first": _("There is no unit before this one on its level that it could go into."),
    "lower_too_deep": _("Units cannot be nested deeper than this."),
    "kind_unknown": _("This kind of unit is not known."),
    "kind_of_table": _("Only what was read as a table can be a table, and it stays one."),
    "number_malformed": _("Write only the number itself, such as 5, 5a or IV, without § or brackets."),
    "mark_too_long": _("A mark has at most 60 characters."),
    "not_the_words": _("These are not the words with which the unit goes on. Words are moved here, not written anew."),
    "divide_inside_word": _("The border would lie inside a word."),
    "reason_unknown": _("Choose why this is no part of the act."),
    "piece_unknown": _("This piece is not set aside any more. Reload the page."),
    "doubt_unknown": _("This doubt has been cleared already."),
    "words_lost": _("This repair would lose words of the source, so it was not made."),
}


def refused(code: str, *, field: str | None = None, status: int = 422) -> DomainError:
    """Return the refusal with its sentence, to be raised."""
    return DomainError(code, MESSAGES[code], field=field, status=status)
