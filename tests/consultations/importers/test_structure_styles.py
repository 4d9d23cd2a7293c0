"""Offices' own ways of marking paragraphs, subsections, points and letters."""

from .acts import doubts, outline, read, units


def test_paragraphs_with_sign_in_the_line_alone_glued_and_without_full_stop():
    assert units("""
        § 1. Pierwszy.
        § 2 Drugi bez kropki.
        §3.Trzeci sklejony.
        § 4
        Czwarty w osobnym wierszu.
        § 5.
        1. Ustęp.
        2.Ustęp sklejony.
        § 6.1. Ustęp.
        2. Ustęp.
        """) == [
        "par:1 | Pierwszy.",
        "par:2 | Drugi bez kropki.",
        "par:3 | Trzeci sklejony.",
        "par:4 | Czwarty w osobnym wierszu.",
        "par:5",
        "par:5/ust:1 | Ustęp.",
        "par:5/ust:2 | Ustęp sklejony.",
        "par:6",
        "par:6/ust:1 | Ustęp.",
        "par:6/ust:2 | Ustęp.",
    ]  # fmt: skip


def test_other_signs_that_stand_for_the_paragraph_sign():
    assert units("& 1. Komisję powołuje wójt.\n& 2. Komisja działa rok.") == [
        "par:1 | Komisję powołuje wójt.",
        "par:2 | Komisja działa rok.",
    ]
    assert units("• 1. Komisję powołuje wójt.\n• 2. Komisja działa rok.") == [
        "par:1 | Komisję powołuje wójt.",
        "par:2 | Komisja działa rok.",
    ]


def test_points_with_slash_dot_after_colon_letters_and_dashes():
    assert units("""
        § 1. Wójt:
        1/ pisze,
        2/ czyta.
        § 2. Rada:
        1. pyta,
        2. głosuje.
        § 3. Komisja bada:
        a) budżet,
        b) majątek.
        § 4. Klub to:
        - radni,
        - goście.
        """) == [
        "par:1 | Wójt:",
        "par:1/pkt:1 | pisze,",
        "par:1/pkt:2 | czyta.",
        "par:2 | Rada:",
        "? par:2/pkt:1 | pyta,",
        "? par:2/pkt:2 | głosuje.",
        "par:3 | Komisja bada:",
        "? par:3/lit:a | budżet,",
        "? par:3/lit:b | majątek.",
        "par:4 | Klub to:",
        "par:4/tiret:1 | radni,",
        "par:4/tiret:2 | goście.",
    ]  # fmt: skip


def test_bullets_nest_by_indentation_and_sign_and_are_doubtful():
    assert units("""
        § 1. Zasady:
        • jawność;
        • równość:
            ▪ dostępu,
            ▪ szans;
        • partnerstwo.
        """) == [
        "par:1 | Zasady:",
        "? par:1/pkt:1 | jawność;",
        "? par:1/pkt:2 | równość:",
        "? par:1/pkt:2/lit:1 | dostępu,",
        "? par:1/pkt:2/lit:2 | szans;",
        "? par:1/pkt:3 | partnerstwo.",
    ]  # fmt: skip


def test_bullets_of_word_symbol_fonts_are_bullets():
    assert units("§ 1. Zasady:\n\uf0b7 jawność;\n\uf0b7 równość.") == [
        "par:1 | Zasady:",
        "? par:1/pkt:1 | jawność;",
        "? par:1/pkt:2 | równość.",
    ]


def test_full_depth_with_double_indents_and_inserted_numbers():
    assert units("""
        § 5a. 1. Program:
        1) cele:
        a) główne:
        – rozwój:
        – – wsi,
        – – miast,
        – nauka,
        b) boczne,
        ba) dodane,
        2) środki,
        2a) dodane środki.
        2. (uchylony)
        2a. Dodany ustęp.
        § 5¹. Indeks górny.
        """) == [
        "? par:5a",
        "par:5a/ust:1 | Program:",
        "par:5a/ust:1/pkt:1 | cele:",
        "par:5a/ust:1/pkt:1/lit:a | główne:",
        "par:5a/ust:1/pkt:1/lit:a/tiret:1 | rozwój:",
        "par:5a/ust:1/pkt:1/lit:a/tiret:1/podwojny_tiret:1 | wsi,",
        "par:5a/ust:1/pkt:1/lit:a/tiret:1/podwojny_tiret:2 | miast,",
        "par:5a/ust:1/pkt:1/lit:a/tiret:2 | nauka,",
        "par:5a/ust:1/pkt:1/lit:b | boczne,",
        "par:5a/ust:1/pkt:1/lit:ba | dodane,",
        "par:5a/ust:1/pkt:2 | środki,",
        "par:5a/ust:1/pkt:2a | dodane środki.",
        "par:5a/ust:2 | (uchylony)",
        "par:5a/ust:2a | Dodany ustęp.",
        "par:5¹ | Indeks górny.",
    ]  # fmt: skip


def test_first_subsection_without_its_number_follows_from_the_second():
    source = "§ 1. Sołectwo tworzą mieszkańcy.\n2. Sołectwo obejmuje wieś.\n3. Organy mają siedzibę we wsi."
    assert units(source) == [
        "par:1",
        "? par:1/ust:1 | Sołectwo tworzą mieszkańcy.",
        "par:1/ust:2 | Sołectwo obejmuje wieś.",
        "par:1/ust:3 | Organy mają siedzibę we wsi.",
    ]
    assert doubts(source) == {"par:1/ust:1": ["implied_number"]}


def test_nested_dotted_lists_part_by_indentation():
    assert units("""
        § 1
          1. Pyta się:
            1. zawsze,
            2. nigdy.
          2. Odpowiada się:
            1. na piśmie,
            2. ustnie.
          3. Zapisuje się odpowiedź.
        """) == [
        "par:1",
        "par:1/ust:1 | Pyta się:",
        "? par:1/ust:1/pkt:1 | zawsze,",
        "? par:1/ust:1/pkt:2 | nigdy.",
        "par:1/ust:2 | Odpowiada się:",
        "? par:1/ust:2/pkt:1 | na piśmie,",
        "? par:1/ust:2/pkt:2 | ustnie.",
        "par:1/ust:3 | Zapisuje się odpowiedź.",
    ]  # fmt: skip


def test_chapters_in_all_spellings():
    assert units("""
        DZIAŁ I
        PRZEPISY OGÓLNE
        Rozdział 1
        Cel
        § 1. Cel.
        R o z d z i a ł II
        Zakres
        § 2. Zakres.
        ROZDZIAŁ III. TRYB
        § 3. Tryb.
        Rozdział 3a Koszty
        i opłaty
        § 4. Koszty.
        """) == [
        "dzial:I | PRZEPISY OGÓLNE",
        "dzial:I/rozdzial:1 | Cel",
        "dzial:I/rozdzial:1/par:1 | Cel.",
        "dzial:I/rozdzial:II | Zakres",
        "dzial:I/rozdzial:II/par:2 | Zakres.",
        "dzial:I/rozdzial:III | TRYB",
        "dzial:I/rozdzial:III/par:3 | Tryb.",
        "dzial:I/rozdzial:3a | Koszty i opłaty",
        "dzial:I/rozdzial:3a/par:4 | Koszty.",
    ]  # fmt: skip


def test_roman_headings_are_chapters_and_doubtful():
    assert units("""
        Statut sołectwa
        I. Postanowienia ogólne
        § 1
        Sołectwo tworzą mieszkańcy.
        II. Zadania
        § 2
        Sołectwo dba o drogi.
        """) == [
        "? rozdzial:I | Postanowienia ogólne",
        "rozdzial:I/par:1 | Sołectwo tworzą mieszkańcy.",
        "? rozdzial:II | Zadania",
        "rozdzial:II/par:2 | Sołectwo dba o drogi.",
    ]  # fmt: skip


def test_programme_with_own_points_in_every_chapter_has_no_paragraphs():
    source = """
        PROGRAM WSPÓŁPRACY
        Rozdział I
        Cele
        1. Cel główny.
        2. Cele boczne:
        a) pierwszy,
        b) drugi.
        Rozdział II
        Zasady
        1. Pomocniczość.
        2. Partnerstwo.
        """
    assert units(source) == [
        "rozdzial:I | Cele",
        "? rozdzial:I/ust:1 | Cel główny.",
        "? rozdzial:I/ust:2 | Cele boczne:",
        "? rozdzial:I/ust:2/lit:a | pierwszy,",
        "? rozdzial:I/ust:2/lit:b | drugi.",
        "rozdzial:II | Zasady",
        "? rozdzial:II/ust:1 | Pomocniczość.",
        "? rozdzial:II/ust:2 | Partnerstwo.",
    ]
    assert doubts(source)["rozdzial:II/ust:1"] == ["no_paragraph_level"]


def test_numbers_of_several_levels():
    assert units("""
        Regulamin świetlicy
        1. Postanowienia ogólne
        1.1. Świetlica jest otwarta.
        1.2. Świetlicą kieruje opiekun:
        1.2.1. wybrany,
        1.2.2. mianowany.
        2. Postanowienia końcowe
        2.1. Regulamin wchodzi w życie 3.05.2020 r.
        """) == [
        "? par:1 | Postanowienia ogólne",
        "? par:1/ust:1.1 | Świetlica jest otwarta.",
        "? par:1/ust:1.2 | Świetlicą kieruje opiekun:",
        "? par:1/ust:1.2/pkt:1.2.1 | wybrany,",
        "? par:1/ust:1.2/pkt:1.2.2 | mianowany.",
        "? par:2 | Postanowienia końcowe",
        "? par:2/ust:2.1 | Regulamin wchodzi w życie 3.05.2020 r.",
    ]  # fmt: skip


def test_lost_signs_are_read_by_the_run_of_numbers_and_all_doubtful():
    source = """
        UCHWAŁA NR 3 RADY GMINY DĘBY
        Na podstawie art. 5 ustawy uchwala się, co następuje:
        1. 1. Przyjmuje się plan.
        2. Plan obejmuje rok.
        2. Plan wykonuje wójt.
        3. 1. Plan się ogłasza.
        2. Ogłoszenie wisi, o czym mowa w § 1 ust. 2, miesiąc.
        """
    assert units(source) == [
        "? par:1",
        "? par:1/ust:1 | Przyjmuje się plan.",
        "? par:1/ust:2 | Plan obejmuje rok.",
        "? par:2 | Plan wykonuje wójt.",
        "? par:3",
        "? par:3/ust:1 | Plan się ogłasza.",
        "? par:3/ust:2 | Ogłoszenie wisi, o czym mowa w § 1 ust.",
    ]
    assert doubts(source)["par:2"] == ["mark_lost"]


def test_act_whose_line_breaks_are_all_lost():
    assert units(
        "UCHWAŁA NR 7 RADY GMINY DĘBY z dnia 3 maja 2020 r. w sprawie dotacji Na podstawie art. 18 ust. 2 pkt 15 "
        "ustawy z dnia 8 marca 1990 r. o samorządzie gminnym uchwala się, co następuje: § 1. 1. Dotację dostaje ten, "
        "kto złożył wniosek. 2. Wniosek zawiera: 1) nazwę; 2) opis zadania, o którym mowa w ust. 1 pkt 2; 3) "
        "kosztorys, o którym mowa w § 3 ust. 2. 3. Wzór określa załącznik nr 1 do uchwały. § 2. Wniosek składa się "
        "do 31 maja. § 3. 1. Wnioski ocenia komisja, zgodnie z art. 77 ustawy. 2. Komisja liczy od 3 do 5 osób. "
        "Przewodniczący Rady Gminy Jan Kot"
    ) == [
        "par:1",
        "par:1/ust:1 | Dotację dostaje ten, kto złożył wniosek.",
        "par:1/ust:2 | Wniosek zawiera:",
        "par:1/ust:2/pkt:1 | nazwę;",
        "par:1/ust:2/pkt:2 | opis zadania, o którym mowa w ust. 1 pkt",
        "par:1/ust:2/pkt:3 | kosztorys, o którym mowa w § 3 ust. 2.",
        "par:1/ust:3 | Wzór określa załącznik nr 1 do uchwały.",
        "par:2 | Wniosek składa się do 31 maja.",
        "par:3",
        "par:3/ust:1 | Wnioski ocenia komisja, zgodnie z art. 7",
        "par:3/ust:2 | Komisja liczy od 3 do 5 osób.",
    ]  # fmt: skip


def test_lost_signs_and_lost_line_breaks_with_headings_between():
    assert units(
        "PROGRAM WSPÓŁPRACY\nROZDZIAŁ I. Postanowienia ogólne 1 Ilekroć mowa o gminie, chodzi o Gminę Dęby. 2 1. "
        "Program obejmuje współpracę. 2. Współpraca dotyczy zadań. ROZDZIAŁ II. Cele 3 Celem jest rozwój. 4 Cele "
        "boczne to: 1) jeden, 2) dwa."
    ) == [
        "rozdzial:I | Postanowienia ogólne",
        "? rozdzial:I/par:1 | Ilekroć mowa o gminie, chodzi o Gminę Dę",
        "? rozdzial:I/par:2",
        "? rozdzial:I/par:2/ust:1 | Program obejmuje współpracę.",
        "? rozdzial:I/par:2/ust:2 | Współpraca dotyczy zadań.",
        "rozdzial:II | Cele",
        "? rozdzial:II/par:3 | Celem jest rozwój.",
        "? rozdzial:II/par:4 | Cele boczne to:",
        "rozdzial:II/par:4/pkt:1 | jeden,",
        "rozdzial:II/par:4/pkt:2 | dwa.",
    ]  # fmt: skip


def test_number_printed_after_its_text_is_doubtful_with_its_neighbour():
    found = doubts("""
        UCHWAŁA NR 3
        Na podstawie art. 5 uchwala się, co następuje:
        1. Przyjmuje się program.
        2. Wykonanie powierza się wójtowi. Uchwała wchodzi w życie z dniem podjęcia.
        3.
        Przewodniczący Rady
        Jan Kot
        """)
    assert "number_after_text" in found["par:2"]
    assert "number_after_text" in found["par:3"]


def test_gaps_duplicates_and_numbers_that_go_back_are_told():
    found = doubts("§ 1. A.\n§ 2. B.\n§ 2. C.\n§ 5. D.\n§ 4. E.\n§ 6. F.")
    assert found == {
        "par:2": ["duplicate_number"],
        "par:5": ["number_gap"],
        "par:4": ["number_backwards"],
        "par:6": ["number_gap"],
    }


def test_text_that_breaks_off_is_told():
    assert doubts("§ 1. Uchwala się plan.\n§ 2. Uchwała wcho") == {"par:2": ["cut_off"]}


def test_common_part_after_letters_and_after_points():
    act = read("""
        § 1. Zadania:
        1) szkoły:
        a) podstawowe,
        b) średnie
        – prowadzone przez gminę;
        2) drogi
        – w granicach budżetu.
        § 2. Radny może:
        1) pytać,
        2) głosować
        jeżeli złożył ślubowanie.
        """)
    assert outline(act) == [
        "par:1 | Zadania:",
        "par:1/pkt:1 | szkoły:",
        "par:1/pkt:1/lit:a | podstawowe,",
        "par:1/pkt:1/lit:b | średnie",
        "par:1/pkt:1/cz_wspolna | prowadzone przez gminę;",
        "par:1/pkt:2 | drogi",
        "par:1/cz_wspolna | w granicach budżetu.",
        "par:2 | Radny może:",
        "par:2/pkt:1 | pytać,",
        "par:2/pkt:2 | głosować",
        "? par:2/cz_wspolna | jeżeli złożył ślubowanie.",
    ]  # fmt: skip
