"""Ways of offices that were met on the web: glued words, lost breaks, letters for figures, names in quotation marks."""

from .acts import doubts, outline, read, units


def test_colon_before_a_note_in_brackets_opens_a_list():
    assert units("""
        § 1. Członkami Związku są: (zmiany z 2011 r.)
        1. Łąki
        2. Miedze
        § 2. Związek działa.
        """) == [
        "par:1 | Członkami Związku są: (zmiany z 2011 r.)",
        "? par:1/pkt:1 | Łąki",
        "? par:1/pkt:2 | Miedze",
        "par:2 | Związek działa.",
    ]


def test_letter_that_stands_for_the_number_of_the_first_paragraph():
    assert units("§l.\nŁąkę kosi właściciel, o którym mowa w § l ust. 2.\n§ 2.\nMiedzę kosi sąsiad.") == [
        "par:1 | Łąkę kosi właściciel, o którym mowa w §",
        "par:2 | Miedzę kosi sąsiad.",
    ]


def test_council_that_enacts_without_saying_what_follows():
    source = (
        "UCHWAŁA NR 4/2018 Zarządu Powiatu w Łąkach z dnia 15 maja 2018 r. w sprawie regulaminu Na podstawie art. 32 "
        "ust. 2 pkt 6 ustawy o łąkach uchwala się: 1. Uchwala się regulamin. 2. Traci moc uchwała Nr 1. "
        "3. Uchwała wchodzi w życie z dniem podjęcia Starosta (-) Jan Przykładny"
    )
    assert outline(read(source), width=30) == [
        "tytul_aktu | UCHWAŁA NR 4/2018 Zarządu Powi",
        "podstawa | Na podstawie art. 32 ust. 2 pk",
        "? par:1 | Uchwala się regulamin.",
        "? par:2 | Traci moc uchwała Nr 1.",
        "? par:3 | Uchwała wchodzi w życie z dnie",
        "podpis | Starosta (-) Jan Przykładny",
    ]


def test_legal_basis_glued_to_the_title_and_announcement_that_begins_with_it():
    source = (
        "UCHWAŁA Nr 5\nw sprawie „Planu łąk, miedz i rowów na rok 2022”Na podstawie art. 12 pkt 11 ustawy\n"
        "o łąkach uchwala się, co następuje:\n§ 1. Tak."
    )
    assert [line.split(" |")[0] for line in outline(read(source))] == ["tytul_aktu", "podstawa", "par:1"]
    source = (
        "OBWIESZCZENIE RADY z dnia 2 maja 2017 r. w sprawie tekstu statutu 1. Na podstawie art. 16 ogłasza się tekst. "
        "2. Tekst nie obejmuje:"
    )
    assert [line.split(" |")[0] for line in outline(read(source))][:2] == ["tytul_aktu", "? par:1"]


def test_attachment_whose_header_lost_a_word_or_a_blank():
    two_full_stops = (
        "§ 1. Tak.\nZałącznik do Uchwały Nr 2 Rady z dnia 31 marca 2017 r.. REGULAMIN W regulaminie jest mowa o:"
    )
    assert [line.split(" |")[0] for line in outline(read(two_full_stops))][:2] == ["par:1", "zalacznik"]
    without_to = (
        "Załącznik nr 1 Uchwała nr 4 Rady w Łąkach z dnia.2013 r. Plan łąk " + "i miedz " * 30 + "Rozdział 1 Cele"
    )
    assert outline(read(without_to), only={"zalacznik", "rozdzial"}, width=8) == [
        "zalacznik:1 | Plan łąk",
        "zalacznik:1/rozdzial:1 | Cele",
    ]
    glued = (
        "Załącznik\ndo uchwały nr 4\nz dnia 31 maja 2006 r.Statut Osiedla – jednostki pomocniczej Miasta Łąki"
        "Rozdział I\nZasady\n§ 1. Tak."
    )
    assert outline(read(glued)) == [
        "zalacznik | Statut Osiedla – jednostki pomocniczej M",
        "zalacznik/rozdzial:I | Zasady",
        "zalacznik/rozdzial:I/par:1 | Tak.",
    ]


def test_name_in_quotation_marks_is_part_of_its_sentence_and_new_wording_is_not():
    assert outline(read("§ 1. Nazwa brzmi: „Osiedle Łąki” i obejmuje wieś.")) == [
        "par:1 | Nazwa brzmi: „Osiedle Łąki” i obejmuje w"
    ]
    assert (
        outline(read("§ 1. Nazwa osiedla brzmi: „Osiedle Łąki”.\n§ 2. Tak."))[0]
        == "par:1 | Nazwa osiedla brzmi: „Osiedle Łąki”."
    )
    assert outline(read("§ 1. W uchwale § 5 otrzymuje brzmienie: „§ 5. Łąkę kosi sąsiad.”.\n§ 2. Tak."))[1] == (
        "par:1/cytat | „§ 5. Łąkę kosi sąsiad.”."
    )


def test_dotted_points_that_begin_small_within_one_line():
    source = (
        "UCHWAŁA w sprawie łąk Na podstawie art. 18 ustawy Rada uchwala, co następuje: 1. Ilekroć jest mowa o: "
        "1. łące należy przez to rozumieć łąkę, 2. miedzy należy przez to rozumieć miedzę, 3. sianie – siano."
    )
    assert units(source, width=10) == [
        "? par:1 | Ilekroć je",
        "? par:1/pkt:1 | łące należ",
        "? par:1/pkt:2 | miedzy nal",
        "? par:1/pkt:3 | sianie – s",
    ]


def test_every_dash_without_a_paragraph_above_is_doubtful_and_so_is_text_before_the_first_mark():
    assert set(doubts("Komisja:\n- kosi,\n- zbiera.")) == {"tiret:1", "tiret:2"}
    source = (
        "UCHWAŁA w sprawie łąk Na podstawie art. 18 ustawy Rada uchwala, co następuje: Ustanawia się nagrody. "
        "2. Zasady określa regulamin. 2. Wykonanie uchwały powierza się Wójtowi."
    )
    assert "mark_in_text" in [code for codes in doubts(source).values() for code in codes]


def test_heading_in_which_a_sentence_or_a_number_stands_is_doubtful():
    source = "Rozdział 1 Zasady Regulamin określa łąki, w tym:\n1) suche,\n2) mokre.\nRozdział 2 Zadania 3\n§ 3. Tak."
    assert doubts(source)["rozdzial:1"] == doubts(source)["rozdzial:2"] == ["heading_unsure"]


def test_short_last_page_of_a_part_loses_its_number_like_the_others():
    filling = "Gmina dba o drogi, szkoły i parki, jak co roku. " * 16
    source = (
        f"1 UCHWAŁA NR 3 Na podstawie art. 1 uchwala się, co następuje: § 1. 1. {filling}2. {filling}3. Zadania to: "
        f"1) drogi,\n\n2 2) parki. § 2. Tak.\n\n3 Załącznik Nr 1 do uchwały Nr 3 z dnia 2 maja 2020 r. PLAN "
        f"§ 1. {filling}"
    )
    act = read(source)
    assert [piece.text for piece in act.set_aside] == ["1", "2", "3"]
    assert units(source, width=5) == [
        "par:1",
        "par:1/ust:1 | Gmina",
        "par:1/ust:2 | Gmina",
        "par:1/ust:3 | Zadan",
        "par:1/ust:3/pkt:1 | drogi",
        "par:1/ust:3/pkt:2 | parki",
        "par:2 | Tak.",
        "zalacznik:1/par:1 | Gmina",
    ]


def test_list_that_goes_on_by_the_polish_letter_after_l():
    letters = "abcdefghijklłm"
    act = read("§ 1. Kosi się łąki:\n" + "".join(f"{letter}) łąka {letter},\n" for letter in letters))
    assert "".join(unit.number for unit in act.units[0].children) == letters
    assert [
        unit.number for unit in read("§ 1. Kosi się łąki:\na) suche,\nb) mokre (łąka ł) i inne.").units[0].children
    ] == [
        "a",
        "b",
    ]


def test_sentence_between_the_legal_basis_and_the_first_mark_is_doubtful():
    source = "Na podstawie art. 18 ustawy Rada uchwala, co następuje:\nDokonuje się podziału na:\n1) łąki;\n2) miedze."
    assert doubts(source + "\n2. Tak.\n3. Nie.")["akapit"] == ["unmarked_paragraph"]
    assert "akapit" not in doubts("Zwykły list. Bez znaków.")
