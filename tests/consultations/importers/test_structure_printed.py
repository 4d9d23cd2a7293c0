"""Printed statutes: what stands at the start of a line by chance, and what only seems to."""

from .acts import doubts, outline, read, units

WIDE = "Art. 1. Organ prowadzi rejestr łąk, o których mowa w przepisach odrębnych, oraz bada\n"
PRINT = (
    WIDE
    + """ich stan w terminach określonych w planie, a także podaje wyniki do wiadomości tych
osób, które o nie wystąpiły, chyba że przepisy odrębne stanowią inaczej albo organ
nie ma siedziby na terenie, na którym łąka leży, a sąsiad nie złożył wniosku.
"""
)


def test_chapter_alone_on_its_line_is_no_end_of_a_full_line_above():
    assert units(PRINT + """DZIAŁ I
Organizacja ochrony łąk i miedz oraz współpraca organów w tych sprawach
Rozdział 1
Koszenie
Art. 2. Łąkę kosi właściciel.
""") == [
        "art:1 | Organ prowadzi rejestr łąk, o których mo",
        "dzial:I | Organizacja ochrony łąk i miedz oraz wsp",
        "dzial:I/rozdzial:1 | Koszenie",
        "dzial:I/rozdzial:1/art:2 | Łąkę kosi właściciel.",
    ]  # fmt: skip


def test_line_of_capitals_after_a_sentence_is_a_heading_of_what_follows():
    lines = outline(
        read(
            PRINT
            + """Art. 2. Wyjątki od tej zasady, które odnoszą się do łąk położonych w gminie, podaje organ.
KOSZENIE I ZBIÓR
Art. 3. Łąkę kosi właściciel.
"""
        )
    )
    assert lines == [
        "art:1 | Organ prowadzi rejestr łąk, o których mo",
        "art:2 | Wyjątki od tej zasady, które odnoszą się",
        "? akapit | KOSZENIE I ZBIÓR",
        "art:3 | Łąkę kosi właściciel.",
    ]


def test_dash_after_a_year_that_ended_the_line_above_is_no_item():
    act = read(
        PRINT
        + """Art. 2. Do umów, które zawarto na podstawie ustawy z dnia 23 kwietnia 1964
r. – Kodeks polny (Dz. U. z 2023 r. poz. 1) stosuje się art. 5 i 6 tej ustawy.
"""
    )
    assert outline(act)[1:] == ["art:2 | Do umów, które zawarto na podstawie usta"]
    assert act.units[1].text.endswith("z dnia 23 kwietnia 1964 r. – Kodeks polny "
                                      "(Dz. U. z 2023 r. poz. 1) stosuje się art. 5 i 6 tej ustawy.")  # fmt: skip


LISTS = (
    PRINT
    + """Art. 2. Wniosek zawiera:
1) dane:
a) sąsiada:
– imię i nazwisko oraz adres, pod którym sąsiad mieszka albo pod którym przebywa, lub
– numer łąki,
– numer miedzy
– jeżeli je nadano,
b) właściciela;
2) podpis osoby, która składa wniosek, albo odcisk palca tej osoby, gdy pisać nie umie
– chyba że organ zna wnioskodawcę.
"""
)


def test_dash_after_a_conjunction_is_an_item_and_one_after_an_item_without_a_comma_the_common_part():
    assert outline(read(LISTS))[2:] == [
        "art:2/pkt:1 | dane:",
        "art:2/pkt:1/lit:a | sąsiada:",
        "art:2/pkt:1/lit:a/tiret:1 | imię i nazwisko oraz adres, pod którym s",
        "art:2/pkt:1/lit:a/tiret:2 | numer łąki,",
        "art:2/pkt:1/lit:a/tiret:3 | numer miedzy",
        "art:2/pkt:1/lit:a/cz_wspolna | jeżeli je nadano,",
        "art:2/pkt:1/lit:b | właściciela;",
        "art:2/pkt:2 | podpis osoby, która składa wniosek, albo",
        "? art:2/cz_wspolna | chyba że organ zna wnioskodawcę.",
    ]


def test_pair_of_dashes_in_a_last_item_is_no_common_part():
    found = units(
        PRINT
        + """Art. 2. Wniosek zawiera:
1) dane;
2) podpis osoby, która składa wniosek, albo odcisk palca tej osoby, gdy pisać nie umie
– co stwierdza organ – i datę.
"""
    )
    assert found[1:] == ["art:2 | Wniosek zawiera:", "art:2/pkt:1 | dane;",
                         "art:2/pkt:2 | podpis osoby, która składa wniosek, albo"]  # fmt: skip


def test_items_of_offices_that_close_none_of_them_by_a_comma_stay_items():
    act = read("§ 1. Komisja:\n- kosi łąkę\n- zbiera siano\n- liczy kopce")
    assert [(unit.kind, unit.text) for unit in act.units[0].children] == [
        ("tiret", "kosi łąkę"),
        ("tiret", "zbiera siano"),
        ("tiret", "liczy kopce"),
    ]


def test_page_numbers_that_count_one_by_one_are_set_aside_also_after_a_colon():
    page = "".join(f"Art. {{}}{letter}. Łąkę kosi właściciel.\n" for letter in "abcdefghijklmnopr")
    source = "".join(page.replace("{}", str(n)) + f"{n}\n" for n in (1, 2))
    source += page.replace("{}", "3") + "Art. 4. Wniosek zawiera:\n3\n1) dane;\n2) podpis.\n"
    act = read(source)
    assert [(piece.text, piece.why) for piece in act.set_aside] == [(n, "page_number") for n in "123"]
    assert units(source)[-3:] == ["art:4 | Wniosek zawiera:", "art:4/pkt:1 | dane;", "art:4/pkt:2 | podpis."]


def test_lone_numbers_that_count_nothing_stay():
    act = read("§ 1. Ustala się:\n7\n§ 2. Uchwała wchodzi w życie z dniem podjęcia.")
    assert not act.set_aside


def test_note_turned_upright_in_the_margin_is_set_aside_with_the_page_header_beside_it():
    margin = "O\np\nr\n2\n"
    source = "Art. 1. Łąkę kosi właściciel.\n" + margin + "©Kancelaria Sejmu\n2009-11-16\nArt. 2. Miedzę kosi sąsiad."
    assert [piece.why for piece in read(source).set_aside] == ["page_header"] * 6
    kept = read(source.replace("©Kancelaria Sejmu\n2009-11-16\n", "")).set_aside
    assert "O" not in [piece.text for piece in kept]


def test_heading_in_brackets_stands_between_an_article_and_its_first_subsection():
    assert units(
        "Art. 1. [Zadania] 1. Gmina kosi łąki.\n2. Gmina zbiera siano.\nArt. 2. [Kary] 1. Kara jest surowa."
    ) == [
        "art:1 | [Zadania]",
        "art:1/ust:1 | Gmina kosi łąki.",
        "art:1/ust:2 | Gmina zbiera siano.",
        "art:2 | [Kary]",
        "art:2/ust:1 | Kara jest surowa.",
    ]
    assert units("Art. 1. Gmina [wójt] 1. Kosi.")[0] == "art:1 | Gmina [wójt] 1. Kosi."


def test_capitals_between_hyphens_take_nothing_from_the_next_line():
    act = read("- PROJEKT-\nUchwała Nr 5\nRady Gminy Łąki\n§ 1. Łąkę kosi właściciel.")
    assert act.joined == []
    assert doubts("- PROJEKT-\nUchwała Nr 5\n§ 1. Łąkę kosi właściciel.") == {}
