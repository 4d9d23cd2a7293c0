"""Every way in which a source is refused: a stable code, and a message that says what to do instead."""

from __future__ import annotations

from .paragraphs import N_, UnreadableSource

MEGABYTE = 1 << 20

NOT_RECOGNISED = N_(
    "This kind of file cannot be read. Save the act as DOCX or ODT and send it again, or paste its text."
)
IS_PICTURE = N_("This is a picture. Send the document from which it was made, or its recognised text.")
IS_ARCHIVE = N_("This is a ZIP archive. Unpack it and send the DOCX or ODT file that it holds.")
IS_OTHER_OFFICE = N_(
    "This is a spreadsheet, a presentation or a drawing. Send the act as a text document: DOCX or ODT."
)
IS_WEB_PAGE = N_("This is a web page or an XML file. Save the act as DOCX or ODT and send it again, or paste its text.")


def empty() -> UnreadableSource:
    """A file of no bytes."""
    return UnreadableSource("document_empty", N_("The file is empty. Choose the file again, or paste the text."))


def without_text() -> UnreadableSource:
    """A document in which nobody can read a word."""
    return UnreadableSource(
        "document_without_text",
        N_(
            "The document holds no text; perhaps it holds pictures of pages. Send the document from which they were "
            "made, or paste the text."
        ),
    )


def not_recognised(advice: str) -> UnreadableSource:
    """A kind of file that no reader knows, with the advice that fits it."""
    return UnreadableSource("document_not_recognised", advice)


def misnamed(suffix: str, kind: str) -> UnreadableSource:
    """A file whose name promises another kind than it is."""
    return UnreadableSource(
        "document_misnamed",
        N_(
            "The file is named %(suffix)s but is in truth %(kind)s. Give it the right ending, or save it anew, and "
            "send it again."
        ),
        {"suffix": suffix, "kind": kind},
    )


def legacy_word() -> UnreadableSource:
    """The binary format of Word before 2007."""
    return UnreadableSource(
        "document_legacy_word",
        N_(
            "This is a document of Word 97–2003 (.doc). Open it in Word or LibreOffice, save it as DOCX or ODT and "
            "send it again."
        ),
    )


def is_pdf() -> UnreadableSource:
    """A PDF, whose text has no paragraphs."""
    return UnreadableSource(
        "document_is_pdf",
        N_(
            "This is a PDF, which holds pages and no paragraphs. Send the DOCX or ODT from which it was made, or "
            "paste its text."
        ),
    )


def is_rtf() -> UnreadableSource:
    """Rich Text Format."""
    return UnreadableSource("document_is_rtf", N_("This is an RTF file. Save it as DOCX or ODT and send it again."))


def encrypted() -> UnreadableSource:
    """A document protected by a password."""
    return UnreadableSource(
        "document_encrypted",
        N_("The document is protected by a password. Save it without the password and send it again."),
    )


def with_macros() -> UnreadableSource:
    """A document that carries programs."""
    return UnreadableSource(
        "document_with_macros",
        N_("The document holds macros (programs). Save it as DOCX or ODT without macros and send it again."),
    )


def external_entities() -> UnreadableSource:
    """XML with a document type, through which files of the server could be read."""
    return UnreadableSource(
        "document_external_entities",
        N_(
            "The document refers to outside files (a DTD), which no word processor writes. Save it anew in Word or "
            "LibreOffice and send it again."
        ),
    )


def damaged() -> UnreadableSource:
    """What is cut off or malformed."""
    return UnreadableSource(
        "document_damaged",
        N_(
            "The file is damaged or was cut off on its way. Open it in Word or LibreOffice, save it anew and send it "
            "again."
        ),
    )


def too_large(found: int, allowed: int) -> UnreadableSource:
    """A file or text past the limit; both sizes in bytes or characters, told in megabytes."""
    return UnreadableSource(
        "document_too_large",
        N_(
            "The document is too large (%(found)s MB; at most %(allowed)s MB can be read). Leave out pictures and "
            "attachments, or send the act in parts."
        ),
        {"found": -(-found // MEGABYTE), "allowed": max(1, allowed // MEGABYTE)},
    )


def too_complex() -> UnreadableSource:
    """What nests too deep, repeats too much or unpacks into too many pieces."""
    return UnreadableSource(
        "document_too_complex",
        N_(
            "The document has more paragraphs, nested parts or table columns than a draft act can have. Copy its "
            "text into a new document, or paste the text."
        ),
    )


def took_too_long(seconds: int) -> UnreadableSource:
    """A source that the reading process did not finish in time."""
    return UnreadableSource(
        "document_took_too_long",
        N_("Reading the document took longer than %(seconds)s seconds and was stopped. Send the act in parts."),
        {"seconds": seconds},
    )


def reading_failed() -> UnreadableSource:
    """A mistake of ours; the log of the server has the details."""
    return UnreadableSource(
        "document_reading_failed",
        N_(
            "The document could not be read because of a fault in this system, which was recorded. Paste the text, "
            "or save the document anew and send it again."
        ),
    )
