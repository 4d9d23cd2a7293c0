"""Hand-made draft acts for the tests of drafts."""

import random

from cooperation_consultations.domain.drafts.tree import characters, own_text, walk
from cooperation_consultations.importers.words import count

DOUBTFUL = "level_unsure"


def unit(id, kind="akapit", mark="", text="", *children, number="", heading="", source=None, **more):
    return {
        "id": id,
        "kind": kind,
        "number": number,
        "mark": mark,
        "generated": False,
        "heading": heading,
        "text": text,
        "table": None,
        "doubts": [],
        "source": source or [int(id[1:]), int(id[1:])],
        "children": list(children),
        **more,
    }


def tree(*units, set_aside=(), notes=()):
    def words(pieces):
        return sum(count(text) for text in pieces)

    in_units = words(own_text(unit) for unit in walk(list(units)))
    aside = words(piece["text"] for piece in set_aside)
    return {
        "format": 1,
        "units": list(units),
        "set_aside": list(set_aside),
        "notes": list(notes),
        "joined": [],
        "generated": [],
        "words": {
            "source": in_units + aside,
            "units": in_units,
            "set_aside": aside,
            "joined": 0,
            "generated": 0,
            "lost": 0,
            "out_of_order": 0,
            "unplaced_share": 0.0,
        },
        "warnings": [],
    }


def small_act():
    """A title, two paragraphs with an enumeration, a page number set aside."""
    return tree(
        unit("u1", "tytul_aktu", "", "Uchwała w sprawie programu"),
        unit(
            "u2",
            "par",
            "§ 1.",
            "",
            unit(
                "u3",
                "ust",
                "1.",
                "Program określa:",
                unit("u4", "pkt", "1)", "cele;", number="1"),
                unit("u5", "pkt", "2)", "zasady.", number="2"),
                number="1",
            ),
            unit("u6", "ust", "2.", "Program przyjmuje się na rok.", number="2"),
            number="1",
        ),
        unit("u7", "par", "§ 2.", "Uchwała wchodzi w życie z dniem podjęcia.", number="2", source=[9, 9]),
        set_aside=[{"id": "s1", "text": "Strona 1", "why": "page_number", "source": [8, 8]}],
    )


def large_act(units, seed=1):
    """An act of about so many units, with words enough to be read."""
    chance = random.Random(seed)
    words = [
        "organizacja",
        "współpraca",
        "program",
        "zadanie",
        "samorząd",
        "województwa",
        "konsultacje",
        "rada",
        "środki",
        "ocena",
        "termin",
    ]
    count = 0

    def sentence():
        return " ".join(chance.choice(words) for _ in range(chance.randint(8, 40))).capitalize() + "."

    def make(parent, kind, mark, number):
        nonlocal count
        count += 1
        doubts = [DOUBTFUL] if kind == "pkt" and chance.random() < 0.02 else []
        made = unit(f"u{count}", kind, mark, sentence(), number=str(number), source=[count, count], doubts=doubts)
        parent.append(made)
        return made["children"]

    top = []
    while count < units:
        paragraph = make(top, "par", f"§ {len(top) + 1}.", len(top) + 1)
        for ust in range(1, 5):
            points = make(paragraph, "ust", f"{ust}.", ust)
            for pkt in range(1, 5):
                make(points, "pkt", f"{pkt})", pkt)
    return tree(*top)


def words_in_order(data):
    """All characters of the units in the order in which they are read, without white space."""
    return "".join(characters(own_text(unit)) for unit in walk(data["units"]))
