"""Contents of a page made from its own headings."""

from django.utils.text import slugify


def anchor_of(text):
    """Return the id of a heading: its words, so that a link to it tells where it leads."""
    return slugify(text.replace("ł", "l").replace("Ł", "L")) or "sekcja"


def outline_of(body, at_least=3):
    """Return the sections of a body as ``{text, anchor}``; fewer than ``at_least`` need no contents."""
    sections = [
        {"text": block.value["text"], "anchor": anchor_of(block.value["text"])}
        for block in body
        if block.block_type == "heading" and block.value["level"] == "2"
    ]
    return sections if len(sections) >= at_least else []


def groups_of(body):
    """Divide a body at its section headings: a list of (heading block or None, blocks below it)."""
    groups = []
    for block in body:
        is_heading = block.block_type == "heading" and block.value["level"] == "2"
        if is_heading:
            groups.append((block, []))
        elif groups:
            groups[-1][1].append(block)
        else:
            groups.append((None, [block]))
    return groups
