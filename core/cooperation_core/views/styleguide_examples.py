"""What the style guide fills its components with: invented, in Polish, with words as long as they come."""

import datetime as dt
from types import SimpleNamespace

from django.utils.text import slugify

NOON = dt.datetime(2026, 11, 18, 11, 0, tzinfo=dt.UTC)


def example_unit(kind, mark, text, label, heading=""):
    eid = "wzor_" + slugify(label.replace("§", "par")).replace("-", "_")
    return SimpleNamespace(kind=kind, mark=mark, text=text, label=label, heading=heading, eid=eid)


def example_remark(number, **facts):
    blank = dict.fromkeys(
        (
            "author",
            "kind_label",
            "corrected_at",
            "withdrawn_at",
            "provision_label",
            "proposed_wording",
            "reasons",
            "decision",
            "answer_reasons",
            "answered_at",
            "hidden",
        )
    )
    return SimpleNamespace(
        **blank
        | {
            "number": number,
            "participant_label": "osoba fizyczna",
            "received_at": NOON,
            "text": "Termin 14 dni jest za krótki dla organizacji, które działają wyłącznie społecznie.",
        }
        | facts
    )


DECISIONS = ["accepted", "partly", "not_accepted", "out_of_scope", "explained"]

EXAMPLES = {
    "colours": [
        "paper",
        "sheet",
        "tint",
        "ink",
        "quiet",
        "line",
        "strong-line",
        "brand",
        "brand-deep",
        "brand-tint",
        "gold",
        "highlight",
        "green",
        "amber",
        "red",
        "grey",
        "violet",
    ],
    "sizes": ["step-4", "step-3", "step-2", "step-1", "step-0", "step--1"],
    "states": [
        "draft",
        "announced",
        "open",
        "soon",
        "closed",
        "reported",
        "cancelled",
        "waiting",
        "withdrawn",
        "hidden",
    ],
    "decisions": DECISIONS,
    "tones": ["info", "success", "soon", "warning", "danger"],
    "facts": [
        {"label": "Uwagi przyjmujemy do", "value": "25 listopada 2026, 24:00", "note": "czas polski"},
        {"label": "Wersja projektu", "value": "1 z 4 listopada 2026"},
        {"label": "Zgłoszono", "value": "62 uwagi, 41 z odpowiedzią"},
    ],
    "receipt_facts": [
        {"label": "Przyjęto", "value": "22 listopada 2026, 19:42:07", "note": "zegar serwera brzegowego"},
        {"label": "Dotyczy", "value": "§ 5 ust. 1 załącznika nr 1"},
        {"label": "Potwierdź do", "value": "25 listopada 2026, 19:42"},
    ],
    "text_hash": "9f2c4a7710e5b83d6c01f4ab92d7e6580c3a1bfe49d205778e61c0aa3b94d7f1",
    "foot": ["Województwo", "62 uwagi"],
    "units": [
        example_unit("par", "§ 5.", "", "§ 5", "Zlecanie zadań"),
        example_unit(
            "ust",
            "1.",
            "Ogłoszenie o konkursie publikuje się nie później niż 21 dni przed upływem terminu składania ofert.",
            "§ 5 ust. 1",
        ),
        example_unit("ust", "2.", "Ogłoszenie zawiera w szczególności:", "§ 5 ust. 2"),
        example_unit("pkt", "1)", "rodzaj zadania;", "§ 5 ust. 2 pkt 1"),
        example_unit(
            "pkt", "2)", "wysokość środków publicznych przeznaczonych na realizację zadania, w tym:", "§ 5 ust. 2 pkt 2"
        ),
        example_unit("lit", "a)", "w roku ogłoszenia konkursu,", "§ 5 ust. 2 pkt 2 lit. a"),
        example_unit("lit", "b)", "w roku poprzednim, z podziałem na:", "§ 5 ust. 2 pkt 2 lit. b"),
        example_unit(
            "tiret",
            "–",
            "dotacje na powierzenie zadań wraz z udzieleniem dofinansowania,",
            "§ 5 ust. 2 pkt 2 lit. b tiret pierwsze",
        ),
        example_unit(
            "podwojny_tiret",
            "– –",
            "w trybie konkursowym,",
            "§ 5 ust. 2 pkt 2 lit. b tiret pierwsze podwójne tiret pierwsze",
        ),
        example_unit(
            "par",
            "§ 6.",
            "Oferty ocenia komisja konkursowa, w której co najmniej połowę stanowią "
            "przedstawiciele organizacji pozarządowych.",
            "§ 6",
        ),
    ],
    "remarks": [
        example_remark(
            17,
            author="Stowarzyszenie Przykładowe „Most”",
            provision_label="§ 5 ust. 1",
            kind_label="zmiana brzmienia",
            corrected_at=NOON,
            proposed_wording="… nie później niż 30 dni przed upływem terminu składania ofert.",
            reasons="Zarządy spotykają się raz w miesiącu.",
            decision="partly",
            answer_reasons="Wydłużamy do 24 dni; 30 dni to za długo, żeby zdążyć w tym roku.",
            answered_at=NOON,
        ),
        example_remark(18, provision_label="§ 6"),
        example_remark(19, withdrawn_at=NOON, text=""),
    ],
    "shares": [
        {"key": key, "label": label, "count": count}
        for key, label, count in [
            ("accepted", "uwzględniona", 71),
            ("partly", "uwzględniona częściowo", 22),
            ("not_accepted", "nieuwzględniona", 17),
            ("out_of_scope", "poza zakresem", 5),
            ("explained", "wyjaśniona", 3),
        ]
    ],
    "figures": [
        {"value": "118", "label": "uwag"},
        {"value": "34", "label": "uczestników"},
        {"value": "71", "label": "uwag uwzględnionych w całości"},
        {"value": "21", "label": "dni konsultacji"},
    ],
    "steps": [
        {
            "title": "Ogłoszenie otwartego konkursu ofert",
            "actor": "Zarząd Województwa",
            "deadline": "D",
            "text": "<p>W Biuletynie Informacji Publicznej, na tablicy i na stronie.</p>",
        },
        {"title": "Składanie ofert", "actor": "organizacje", "deadline": "D + 21 dni", "text": ""},
        {"title": "Opinia komisji konkursowej", "actor": "komisja", "deadline": "", "text": ""},
    ],
    "questions": [
        {"question": "Czy muszę zakładać konto?", "answer": "<p>Nie. Wystarczy adres e-mail.</p>"},
        {"question": "Czy moje nazwisko będzie widoczne?", "answer": "<p>Tylko wtedy, gdy wyrazisz na to zgodę.</p>"},
    ],
    "events": [
        {"date": dt.date(2026, 11, 4), "title": "Ogłoszenie konsultacji", "state": "past"},
        {"date": dt.date(2026, 11, 18), "title": "Spotkanie otwarte", "text": "Opole, ratusz", "state": "now"},
        {"date": dt.date(2026, 12, 20), "title": "Raport z odpowiedziami", "state": "next"},
    ],
    "contents": [
        {"id": "colours", "title": "Rozdział 1. Przepisy ogólne", "count": 12},
        {"id": "type", "title": "Rozdział 2. Konkursy ofert", "count": 31},
        {"id": "states", "title": "Oddział 1. Komisja konkursowa", "count": 4, "deeper": True},
        {"id": "forms", "title": "Załącznik nr 1. Kryteria oceny", "count": 0},
    ],
    "long_words": "Donaudampfschifffahrtsgesellschaft, Kooperationsvereinbarungsentwurf, najniebezpieczniejszych",
}
