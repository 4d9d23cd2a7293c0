"""Statutes as printed: wrapped lines, page headers, divided words, footnotes, references that begin a line."""

from .acts import doubts, outline, read, units

STATUTE = """
©Kancelaria Sejmu s. 1/2
2021-01-05
USTAWA
z dnia 3 marca 2020 r.
o łąkach i miedzach1)
DZIAŁ I
Przepisy ogólne
Art. 1. Ustawa określa zasady ochrony łąk w gminach wiejskich i miejskich oraz zadania
organów w sprawach, o których mowa w ustawie z dnia 5 maja 1999 r. o polach, ust. 1 i
2) oraz sposób ich finansowania z budżetu państwa, zgodnie z zasadami określonymi w
art. 13 tej ustawy.
Art. 2. Ilekroć w ustawie jest mowa o:
1) łące – należy przez to rozumieć teren porośnięty trawą, o którym mowa w art. 5 pkt
2) i załączniku do ustawy z dnia 5 maja 1999 r.
– Prawo polne (Dz. U. z 2019 r. poz. 55);
2) miedzy – należy przez to rozumieć pas ziemi między polami;
2a) rowie – należy przez to rozumieć zagłębienie:
a) naturalne albo
b) sztuczne
– o szerokości do 2 m;
3) (uchylony)
4–6) (uchylone)
7) drodze – należy przez to rozumieć drogę polną.
1) Niniejsza ustawa wdraża dyrektywę w sprawie łąk.
©Kancelaria Sejmu s. 2/2
2021-01-05
Art. 3. 1. Łąkę kosi właściciel, jeżeli trawa jest wysoka, a przepisy odrębne nie stano-
wią inaczej, w szczególności w rejestrze warmińsko-
-mazurskim albo w rejestrze społeczno-
gospodarczym, albo w rejestrze Warmińsko-
Mazurskim.
2. (uchylony)
2a. Miedzę kosi sąsiad. Koszenie może odbywać się w dniu
4. maja, jeżeli pogoda na to pozwala, a sąsiad złożył wniosek, o którym mowa w art.
5. Wniosek składa się na piśmie.
Art. 3a. (uchylony)
Art. 4–6. (pominięte)
Art. 7. Kto niszczy łąkę, podlega karze grzywny.
Art. 71. Tej samej karze podlega pomocnik.
Art. 8. Ustawa wchodzi w życie po upływie 14 dni od dnia ogłoszenia.
"""


def test_statute_gives_its_articles_points_and_letters_and_no_more():
    assert outline(read(STATUTE), width=24) == [
        "tytul_aktu | USTAWA / z dnia 3 marca",
        "dzial:I | Przepisy ogólne",
        "dzial:I/art:1 | Ustawa określa zasady oc",
        "dzial:I/art:2 | Ilekroć w ustawie jest m",
        "dzial:I/art:2/pkt:1 | łące – należy przez to r",
        "dzial:I/art:2/pkt:2 | miedzy – należy przez to",
        "dzial:I/art:2/pkt:2a | rowie – należy przez to",
        "dzial:I/art:2/pkt:2a/lit:a | naturalne albo",
        "dzial:I/art:2/pkt:2a/lit:b | sztuczne",
        "dzial:I/art:2/pkt:2a/cz_wspolna | o szerokości do 2 m;",
        "dzial:I/art:2/pkt:3 | (uchylony)",
        "dzial:I/art:2/pkt:4–6 | (uchylone)",
        "dzial:I/art:2/pkt:7 | drodze – należy przez to",
        "dzial:I/art:3",
        "dzial:I/art:3/ust:1 | Łąkę kosi właściciel, je",
        "dzial:I/art:3/ust:2 | (uchylony)",
        "dzial:I/art:3/ust:2a | Miedzę kosi sąsiad. Kosz",
        "dzial:I/art:3a | (uchylony)",
        "dzial:I/art:4–6 | (pominięte)",
        "dzial:I/art:7 | Kto niszczy łąkę, podleg",
        "? dzial:I/art:7¹ | Tej samej karze podlega",
        "dzial:I/art:8 | Ustawa wchodzi w życie p",
    ]


def test_wrapped_lines_become_one_text_and_references_stay_in_it():
    texts = {unit.number: unit.text for unit, _ in read(STATUTE).walk() if unit.kind == "art"}
    assert texts["1"].endswith(
        "o polach, ust. 1 i 2) oraz sposób ich finansowania z budżetu państwa, zgodnie z zasadami określonymi w art. "
        "13 tej ustawy."
    )
    texts = {unit.number: unit.text for unit, _ in read(STATUTE).walk() if unit.kind == "pkt"}
    assert texts["1"].endswith(
        "w art. 5 pkt 2) i załączniku do ustawy z dnia 5 maja 1999 r. – Prawo polne (Dz. U. z 2019 r. poz. 55);"
    )


def test_divided_words_are_joined_and_listed_and_real_hyphens_stay():
    act = read(STATUTE)
    assert act.joined == ["stanowią", "warmińsko-mazurskim", "społeczno-gospodarczym", "Warmińsko-Mazurskim"]
    text = next(unit.text for unit, parent in act.walk() if parent and (parent.number, unit.number) == ("3", "1"))
    assert text == (
        "Łąkę kosi właściciel, jeżeli trawa jest wysoka, a przepisy odrębne nie stanowią inaczej, w szczególności w "
        "rejestrze warmińsko-mazurskim albo w rejestrze społeczno-gospodarczym, albo w rejestrze Warmińsko-Mazurskim."
    )


def test_page_headers_are_set_aside_and_footnotes_become_notes():
    act = read(STATUTE)
    assert [(piece.text, piece.why) for piece in act.set_aside] == [
        ("©Kancelaria Sejmu s. 1/2", "page_header"),
        ("2021-01-05", "page_header"),
        ("©Kancelaria Sejmu s. 2/2", "page_header"),
        ("2021-01-05", "page_header"),
    ]
    assert [(note.mark, note.text) for note in act.notes] == [
        ("1)", "Niniejsza ustawa wdraża dyrektywę w sprawie łąk.")
    ]


def test_raised_digit_that_plain_text_lost_is_told():
    assert doubts(STATUTE) == {"dzial:I/art:7¹": ["superscript_lost"]}


def test_article_221_after_220_is_no_raised_digit():
    numbers = "\n".join(f"Art. {number}. Zdanie." for number in range(1, 223))
    assert units(numbers)[-1] == "art:222 | Zdanie."
    assert doubts(numbers) == {}


def test_code_has_paragraphs_under_articles_and_a_common_part_without_a_dash():
    assert outline(read("""
        KODEKS WIEJSKI
        Rozdział 1
        Zakres obowiązywania
        Art. 1. Kodeks normuje sprawy wsi.
        Art. 2. § 1. Przepisów Kodeksu nie stosuje się do:
        1) miast;
        2) osiedli,
        o ile przepisy szczególne nie stanowią inaczej.
        § 1¹. Do wsi w granicach miast stosuje się § 1 pkt 2.
        § 2. W sprawach z § 1 rozstrzyga wójt.
        Art. 3. [Wejście w życie] Kodeks wchodzi w życie.
        """)) == [
        "tytul_aktu | KODEKS WIEJSKI",
        "rozdzial:1 | Zakres obowiązywania",
        "rozdzial:1/art:1 | Kodeks normuje sprawy wsi.",
        "rozdzial:1/art:2",
        "rozdzial:1/art:2/par:1 | Przepisów Kodeksu nie stosuje się do:",
        "rozdzial:1/art:2/par:1/pkt:1 | miast;",
        "rozdzial:1/art:2/par:1/pkt:2 | osiedli,",
        "? rozdzial:1/art:2/par:1/cz_wspolna | o ile przepisy szczególne nie stanowią i",
        "rozdzial:1/art:2/par:1¹ | Do wsi w granicach miast stosuje się § 1",
        "rozdzial:1/art:2/par:2 | W sprawach z § 1 rozstrzyga wójt.",
        "rozdzial:1/art:3 | [Wejście w życie] Kodeks wchodzi w życie",
    ]  # fmt: skip


def test_the_same_statute_in_one_line_keeps_its_numbers():
    kept = {"art", "ust", "pkt", "lit"}
    in_one_line = " ".join(STATUTE.split())
    by_lines = [line.removeprefix("? ").split(" |")[0] for line in outline(read(STATUTE), only=kept)]
    by_one = [line.removeprefix("? ").split(" |")[0] for line in outline(read(in_one_line), only=kept)]
    assert by_one == by_lines
    assert "mark_inside_text" in doubts(in_one_line)["dzial:I/art:2/pkt:2a/lit:b"]  # "… albo b) …"
