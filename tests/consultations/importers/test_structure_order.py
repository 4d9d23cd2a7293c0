"""Whatever the source, no word is lost or moved, every generated number is listed, and every eid is unique."""

import random
import time

import pytest
from cooperation_consultations.importers.paragraphs import Paragraph
from cooperation_consultations.importers.report import answer
from cooperation_consultations.importers.structure import read_act

SCRAPS = (
    (
        "§ 1.|§ 2|§3.1.|1.|2.|3.|1)|2)|3)|a)|b)|–|-|•|– –|Art. 1.|Art. 2. 1.|Rozdział 1|Rozdział II|DZIAŁ I|I.|II.|"
        "1.1.|1.2.|Załącznik nr 1|Załącznik nr 2 do uchwały nr 5|UZASADNIENIE|Na podstawie art. 5 uchwala się, co "
        "następuje:|Tekst|wyraz|Zdanie.|lista:|koniec,|dalej;|(uchylony)|„§ 5. Nowe|”.|otrzymuje brzmienie:|Id: "
        "0A1B2C3D-1111. Podpisany Strona 1|12|©Kancelaria Sejmu s. 1/2|2017-06-28|stano-|wią|Lp. :|Nazwa :|"
        "Przewodniczący Rady|Jan Kot|oraz|o ile|Uchwała Nr 1|§ 1 ust. 2|w|1 Tekst|2 1. Tekst|1) Zmiany tekstu|"
        "ustawy1)|Warmińsko-|Mazurskie|-mazurski"
    )
    .replace(" :", " |")
    .split("|")
)
NUMBERS = ("", "", "§ 1.", "a)", "–", "1.", "2)", "•", "I.", "A.", "Art. 3.", "xx")


def scrambled(seed):
    """An act that no office would write."""
    choose = random.Random(seed)
    paragraphs = []
    for _ in range(choose.randint(1, 25)):
        text = " ".join(choose.choice(SCRAPS) for _ in range(choose.choice([1, 1, 1, 2, 3, 6, 14])))
        number = choose.choice(NUMBERS) if seed % 3 == 0 else ""
        paragraphs.append(
            Paragraph(text, number=number, level=choose.choice([0, 1, 2]), indent=choose.choice([0, 0, 2, 4]))
        )
        if choose.random() < 0.2:
            paragraphs.append(Paragraph(""))
    return paragraphs


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_scrambled_acts_keep_every_word_in_its_order(start):
    for seed in range(start, start + 100):
        paragraphs = scrambled(seed)
        act = read_act(paragraphs)
        assert (seed, act.words["lost"], act.words["out_of_order"]) == (seed, 0, 0)
        assert act.generated == [paragraph.number for paragraph in paragraphs if paragraph.number]
        eids = [unit["eid"] for unit in answer(act)["units"]]
        assert len(set(eids)) == len(eids)


def test_reading_takes_time_in_proportion_to_the_length():
    paragraphs = [
        Paragraph(line)
        for number in range(1, 400)
        for line in (f"Art. {number}. 1. Zdanie, o którym mowa w ust. 2:", "1) pierwszy;", "2) drugi.", "2. Koniec.")
    ]
    started = time.process_time()
    act = read_act(paragraphs)
    assert time.process_time() - started < 4  # a tenth of it on an idle machine
    assert sum(unit.kind == "art" for unit, _ in act.walk()) == 399
