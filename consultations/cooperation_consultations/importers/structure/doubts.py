"""What the reader of an act is unsure of: each doubt has a stable code and says what the editor should check."""

from __future__ import annotations

from ..paragraphs import N_

MESSAGES = {
    "mark_lost": N_("The sign § is missing; the number was read as a paragraph. Check that it is one, and its number."),
    "level_unsure": N_(
        "Paragraphs lost their sign here, so this number may belong to a paragraph or to a subsection. Check the level."
    ),
    "implied_number": N_(
        "The number 1 is not in the text; it follows from the number 2 after it. Check that this is a subsection."
    ),
    "bullet": N_("Marked by a bullet only; kind and number follow from its place. Check the level, and number it."),
    "dotted_point": N_(
        "Marked like a subsection (“1.”) but listed after a colon. Check whether it is a point or a letter."
    ),
    "nested_by_place": N_("Its mark is that of a wider unit; the level follows from its place. Check the level."),
    "letter_without_point": N_("A letter directly under a paragraph or subsection, without a point. Check the level."),
    "dash_without_intro": N_(
        "A dash, but no colon before the list. Check that it is an indent (tiret) and not part of the text."
    ),
    "multi_level_number": N_("A number of several levels (“1.2.”); the kind follows from its depth. Check the kind."),
    "no_paragraph_level": N_("No paragraph (§) stands above this unit. Check what its number means here."),
    "roman_heading": N_("A Roman numeral was read as a chapter. Check that it is one."),
    "number_gap": N_("A number before this one is missing. Check that nothing was left out."),
    "duplicate_number": N_("The same number stands twice. Check which of them is right."),
    "number_backwards": N_("The number is smaller than the one before it. Check the order."),
    "superscript_lost": N_("The last digit was read as a superscript (“Art. 221” as Art. 22¹). Check the number."),
    "two_readings": N_("Another level would fit nearly as well. Check the level."),
    "mark_inside_text": N_(
        "The mark stands inside a line, without the end of a sentence before it. Check that a unit begins here."
    ),
    "mark_in_text": N_(
        "Something that looks like the mark of a unit was left in the text. Check whether a unit should begin there."
    ),
    "number_after_text": N_("A number without text of its own; it may stand after its text. Check what it belongs to."),
    "number_not_shown": N_(
        "The word processor numbers a paragraph in this text; the number is in no text. Add it if it matters."
    ),
    "cut_off": N_("The text ends in the middle of a sentence. Check that the source is complete."),
    "common_part_unsure": N_("Read as the common part of the list above it. Check which list it closes."),
    "unmarked_paragraph": N_("A paragraph without a mark after a list. Check to which unit it belongs."),
    "heading_unsure": N_("Read as a heading by its place and length alone. Check that it is one."),
    "quote_unclosed": N_("A quotation begins here and never closes. Check where the quoted wording ends."),
    "table_guessed": N_("These lines look like a table whose borders were lost. Check rows and columns."),
    "attachment_repeated": N_("Another attachment has the same number. Check the number."),
}

OF_STEP = {
    "near": "number_gap",
    "gap": "number_gap",
    "late": "number_gap",
    "same": "duplicate_number",
    "back": "number_backwards",
}


def message(code: str) -> str:
    """Return the sentence for editors (an English msgid)."""
    return MESSAGES[code]
