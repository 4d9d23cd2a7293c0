"""Title, legal basis, attachments, statement, signature, quoted wording, tables, and what is no part of the act."""

from .acts import doubts, outline, read, units


def test_title_basis_provisions_signature_attachment_and_statement():
    assert outline(read("""
        UCHWAŁA NR 12/2019
        RADY GMINY DĘBY
        z dnia 5 maja 2019 r.
        w sprawie statutu

        Na podstawie art. 18 ust. 2 pkt 15 ustawy z dnia 8 marca 1990 r. o samorządzie gminnym
        uchwala się, co następuje:

        § 1. Uchwala się statut, który stanowi załącznik nr 1 do uchwały.
        § 2. Uchwała wchodzi w życie z dniem podjęcia.
        Przewodnicząca Rady Gminy
        Zofia Kłos
        Załącznik nr 1
        do uchwały nr 12/2019
        Rady Gminy Dęby
        z dnia 5 maja 2019 r.
        STATUT
        § 1. Gmina ma herb.
        § 2. Załącznik nr 2 do uchwały określa wzór.
        Załącznik nr 2 do uchwały nr 12/2019
        Wzór
        UZASADNIENIE
        Statut jest potrzebny, bo:
        1. gmina go nie ma,
        § 3 jest konieczny.
        """)) == [
        "tytul_aktu | UCHWAŁA NR 12/2019 / RADY GMINY DĘBY / z",
        "podstawa | Na podstawie art. 18 ust. 2 pkt 15 ustaw",
        "par:1 | Uchwala się statut, który stanowi załącz",
        "par:2 | Uchwała wchodzi w życie z dniem podjęcia",
        "podpis | Przewodnicząca Rady Gminy / Zofia Kłos",
        "zalacznik:1 | STATUT",
        "zalacznik:1/par:1 | Gmina ma herb.",
        "zalacznik:1/par:2 | Załącznik nr 2 do uchwały określa wzór.",
        "zalacznik:2 | Wzór",
        "uzasadnienie",
        "uzasadnienie/akapit | Statut jest potrzebny, bo:",
        "uzasadnienie/akapit | 1. gmina go nie ma,",
        "uzasadnienie/akapit | § 3 jest konieczny.",
    ]  # fmt: skip


def test_sentence_that_begins_with_an_attachment_is_no_attachment():
    assert units("§ 1. Wzór:\nZałącznik nr 1 do uchwały stanowi wzór wniosku.\n§ 2. Koniec.") == [
        "par:1 | Wzór: / Załącznik nr 1 do uchwały stanow",
        "par:2 | Koniec.",
    ]


def test_list_of_attachments_is_no_row_of_attachments():
    assert not [line for line in outline(read("""
        § 1. Do uchwały dołącza się:
        Załącznik nr 1 – wzór wniosku
        Załącznik nr 2 – wzór umowy
        Załącznik nr 3 – wzór sprawozdania
        § 2. Koniec.
        """)) if "zalacznik" in line]  # fmt: skip


def test_draft_attached_to_an_order_is_the_act_itself():
    assert outline(read("""
        Załącznik Nr 1
        do Zarządzenia Nr 61/2015
        Wójta Gminy Dęby
        PROJEKT
        UCHWAŁA NR …
        RADY GMINY DĘBY
        Na podstawie art. 18 ustawy uchwala się, co następuje:
        § 1. Przyjmuje się plan.
        Załącznik Nr 1
        do uchwały Nr …
        § 1. Plan.
        """)) == [
        "akapit | Załącznik Nr 1 / do Zarządzenia Nr 61/20",
        "tytul_aktu | PROJEKT / UCHWAŁA NR … / RADY GMINY DĘBY",
        "podstawa | Na podstawie art. 18 ustawy uchwala się,",
        "par:1 | Przyjmuje się plan.",
        "zalacznik:1",
        "zalacznik:1/par:1 | Plan.",
    ]  # fmt: skip


def test_quoted_new_wording_is_no_unit_of_the_act():
    act = read("""
        UCHWAŁA NR 1
        Na podstawie art. 18 ustawy uchwala się, co następuje:
        § 1. W uchwale Nr 5 wprowadza się zmiany:
        1) w § 3 ust. 2 otrzymuje brzmienie:
        „2. Radny może:
        1) pytać;
        2) wnioskować.”;
        2) § 5 otrzymuje brzmienie:
        „§ 5. 1. Sesję zwołuje przewodniczący.
        2. O sesji, zwanej „sesją nadzwyczajną”, zawiadamia się radnych.
        § 6. Obrady są jawne.”;
        3) po § 7 dodaje się § 7a w brzmieniu: „§ 7a. Głosowanie jest jawne.”,
        4) w § 8 wyrazy „pięć dni” zastępuje się wyrazami „siedem dni”.
        § 2. Uchwała wchodzi w życie z dniem podjęcia.
        """)
    assert outline(act)[2:] == [
        "par:1 | W uchwale Nr 5 wprowadza się zmiany:",
        "par:1/pkt:1 | w § 3 ust. 2 otrzymuje brzmienie:",
        "par:1/pkt:1/cytat | „2. Radny może: / 1) pytać; / 2) wniosko",
        "par:1/pkt:2 | § 5 otrzymuje brzmienie:",
        "par:1/pkt:2/cytat | „§ 5. 1. Sesję zwołuje przewodniczący. /",
        "par:1/pkt:3 | po § 7 dodaje się § 7a w brzmieniu:",
        "par:1/pkt:3/cytat | „§ 7a. Głosowanie jest jawne.”,",
        "par:1/pkt:4 | w § 8 wyrazy „pięć dni” zastępuje się wy",
        "par:2 | Uchwała wchodzi w życie z dniem podjęcia",
    ]


def test_quotation_that_never_closes_is_told_and_swallows_no_unit():
    source = "§ 1. W § 2 ust. 1 otrzymuje brzmienie:\n„1. Nowy tekst.\n§ 2. Koniec."
    assert units(source) == ["par:1 | W § 2 ust. 1 otrzymuje brzmienie:", "par:2 | Koniec."]
    assert doubts(source) == {"par:1/cytat": ["quote_unclosed"]}


def test_references_in_running_text_split_nothing():
    assert units("""
        § 1. O sprawach z § 2 ust. 1 pkt 3 lit. a, art. 77 ustawy i
        § 3 ust. 2 rozstrzyga wójt.
        § 2. Termin mija 1. czerwca 2020 r. albo 12.05.2021 r., zgodnie z pkt 4. i 5.
        § 3. Kwotę 2) dodaje się do kwoty 1) z tabeli, zob. lit. b) i c).
        """) == [
        "par:1 | O sprawach z § 2 ust. 1 pkt 3 lit. a, ar",
        "par:2 | Termin mija 1. czerwca 2020 r. albo 12.0",
        "par:3 | Kwotę 2) dodaje się do kwoty 1) z tabeli",
    ]  # fmt: skip


def test_debris_is_set_aside_and_texts_join_across_it():
    act = read("""
        DZIENNIK URZĘDOWY
        WOJEWÓDZTWA OPOLSKIEGO
        Opole, dnia 29 czerwca 2012 r. Poz. 2101
        UCHWAŁA NR 3
        Na podstawie art. 1 uchwala się, co następuje:
        § 1. Gmina dopłaca do remontu kapliczek, które stoją na jej terenie przy
        Id: 4A207E30-AE24-45A0-93F6-151EE77E33E0. Podpisany Strona 1
        drogach publicznych.
        2
        § 2. Uchwała wchodzi w życie.
        Dziennik Urzędowy Województwa Opolskiego – 2 – Poz. 2101
        """)
    assert [(piece.why, piece.text[:12]) for piece in act.set_aside] == [
        ("journal_header", "DZIENNIK URZ"),
        ("journal_header", "WOJEWÓDZTWA "),
        ("journal_header", "Opole, dnia "),
        ("office_footer", "Id: 4A207E30"),
        ("page_number", "2"),
        ("journal_header", "Dziennik Urz"),
    ]
    assert outline(act, width=100)[2:] == [
        "par:1 | Gmina dopłaca do remontu kapliczek, które stoją na jej terenie przy drogach publicznych.",
        "par:2 | Uchwała wchodzi w życie.",
    ]


def test_text_beside_a_page_header_is_never_set_aside_with_it():
    act = read("Art. 1. Pierwszy.\n©Kancelaria Sejmu s. 1/2 Art. 2. Drugi.")
    assert [piece.text for piece in act.set_aside] == ["©Kancelaria Sejmu s. 1/2"]
    assert units("Art. 1. Pierwszy.\n©Kancelaria Sejmu s. 1/2 Art. 2. Drugi.") == [
        "art:1 | Pierwszy.",
        "art:2 | Drugi.",
    ]


def test_number_alone_is_a_paragraph_where_signs_are_lost_and_a_page_number_where_they_are_not():
    assert units("Uchwała nr 1\nNa podstawie art. 1 uchwala się, co następuje:\n1\nTekst jeden.\n2\nTekst dwa.") == [
        "? par:1 | Tekst jeden.",
        "? par:2 | Tekst dwa.",
    ]
    assert units("§ 1. Tekst jeden.\n1\n§ 2. Tekst dwa.") == ["par:1 | Tekst jeden.", "par:2 | Tekst dwa."]


def test_rows_of_a_pasted_table_are_one_table_and_no_units():
    act = read("""
        § 1. Godziny wypisano w tabeli.
        Załącznik nr 1 do uchwały nr 5
        Lp. |
        Nazwa |
        1. |
        Biblioteka przy Rynku |
        2. |
        Biblioteka Pod Lipą |
        """)
    assert outline(act) == ["par:1 | Godziny wypisano w tabeli.", "zalacznik:1", "? zalacznik:1/tabela"]
    table = next(unit.table for unit, _ in act.walk() if unit.kind == "tabela")
    assert table["rows"][3] == [{"text": "Biblioteka przy Rynku |", "span": 1}]


def test_note_of_the_supervisor_is_a_note_under_its_paragraph():
    assert outline(read("""
        § 1
        1. Gmina działa.
        2. Gminy strzegą sądy.
        (Rozstrzygnięciem nadzorczym Wojewody stwierdzono nieważność § 1).
        § 2
        Koniec.
        """)) == [
        "par:1",
        "par:1/ust:1 | Gmina działa.",
        "par:1/ust:2 | Gminy strzegą sądy.",
        "par:1/przypis | (Rozstrzygnięciem nadzorczym Wojewody st",
        "par:2 | Koniec.",
    ]  # fmt: skip


def test_empty_source_and_text_without_any_mark():
    assert outline(read("")) == []
    act = read("Strategia rozwoju\nGmina leży nad rzeką.\nRzeka płynie.")
    assert outline(act) == [
        "tytul_aktu | Strategia rozwoju",
        "akapit | Gmina leży nad rzeką.",
        "akapit | Rzeka płynie.",
    ]
    assert act.words["unplaced_share"] == 0.8


def test_numbers_of_pages_that_stand_on_one_line_each_are_set_aside():
    filling = "Gmina dba o drogi, szkoły i parki, jak co roku. " * 16
    title = "UCHWAŁA NR 3 Na podstawie art. 1 uchwala się, co następuje:"
    act = read(f"1 {title} 1. {filling}2. Zadania to: a) drogi, b) szkoły, 1\n\n2 c) parki. 3. {filling}")
    assert [(piece.text, piece.why) for piece in act.set_aside] == [
        ("1", "page_number"),
        ("1", "page_number"),
        ("2", "page_number"),
    ]
    assert [line[:20] for line in outline(act)][2:] == [
        "? par:1 | Gmina dba ",
        "? par:2 | Zadania to",
        "? par:2/lit:a | drog",
        "? par:2/lit:b | szko",
        "? par:2/lit:c | park",
        "? par:3 | Gmina dba ",
    ]


def test_long_paragraphs_that_lost_their_sign_keep_their_numbers():
    filling = "Gmina dba o drogi, szkoły i parki, jak co roku. " * 16
    act = read(f"UCHWAŁA NR 3\nNa podstawie art. 1 uchwala się, co następuje:\n1. {filling}\n2. {filling}\n3. Koniec.")
    assert act.set_aside == []
    assert [line[:7] for line in outline(act)][2:] == ["? par:1", "? par:2", "? par:3"]


def test_legal_basis_ends_where_the_council_enacts_also_inside_a_line():
    for enacts in (
        "uchwala, co następuje:",
        "uchwala:",
        "uchwala Statut o następującej treści :",
        "uchwala co nastpuje:",
    ):
        found = outline(
            read(f"UCHWAŁA NR 3 w sprawie statutu Na podstawie art. 18 ustawy Rada Gminy {enacts} § 1. Gmina ma herb.")
        )
        assert [line.split(" |")[0] for line in found] == ["tytul_aktu", "podstawa", "par:1"]


def test_number_inside_a_line_that_fits_nowhere_stays_in_the_text_and_is_told():
    source = "§ 1. 1. Dotację ustala rada. 2. Dotacja trwa rok. 2. Wzór określa załącznik. § 2. Koniec."
    assert units(source)[2:4] == ["? par:1/ust:2 | Dotacja trwa rok. 2. Wzór określa załącz", "par:2 | Koniec."]
    assert doubts(source) == {"par:1/ust:2": ["mark_in_text"]}
