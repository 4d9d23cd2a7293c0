"""Numbers written as numerals, letters and words, the way word processors count their lists."""

from __future__ import annotations

from string import ascii_lowercase

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LONGEST_REPEAT = 30

CARDINALS = {
    "pl": (
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście "
        "piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
    ),
    "en": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
}
ORDINALS = {
    "pl": (
        "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty trzynasty "
        "czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty",
        "dwudziesty trzydziesty czterdziesty pięćdziesiąty sześćdziesiąty siedemdziesiąty osiemdziesiąty "
        "dziewięćdziesiąty",
    ),
    "en": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth",
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
    ),
}


def roman(number: int) -> str:
    """4 → iv; numbers that Roman numerals cannot write stay Arabic."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def repeated_letter(number: int) -> str:
    """Word's letters: … y, z, aa, bb, cc."""
    if number < 1:
        return ""
    rounds, index = divmod(number - 1, 26)
    return ascii_lowercase[index] * min(rounds + 1, LONGEST_REPEAT)


def counted_letter(number: int) -> str:
    """A spreadsheet's letters, LibreOffice's default: … y, z, aa, ab, ac."""
    written = ""
    while number > 0:
        number, index = divmod(number - 1, 26)
        written = ascii_lowercase[index] + written
    return written


def ordinal(number: int, language: str) -> str:
    """English 1st, 2nd, 3rd; Polish and German put a full stop: 1."""
    if language != "en":
        return f"{number}."
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def cardinal_words(number: int, language: str) -> str:
    """Jeden, Dwadzieścia dwa, Twenty-two; past 99 and in other languages the plain number."""
    return _words(number, CARDINALS.get(language), tens_before_units=CARDINALS.get(language), language=language)


def ordinal_words(number: int, language: str) -> str:
    """Pierwszy, Dwudziesty drugi, Twenty-second; past 99 and in other languages the plain number."""
    # English keeps the tens cardinal (twenty-second), Polish declines both (dwudziesty drugi).
    before = CARDINALS["en"] if language == "en" else ORDINALS.get(language)
    return _words(number, ORDINALS.get(language), tens_before_units=before, language=language)


def _words(
    number: int, words: tuple[str, str] | None, *, tens_before_units: tuple[str, str] | None, language: str
) -> str:
    if words is None or tens_before_units is None or not 0 < number < 100:
        return str(number)
    units, tens = words[0].split(), words[1].split()
    if number < 20:
        return units[number - 1].capitalize()
    ten, unit = divmod(number, 10)
    if unit == 0:
        return tens[ten - 2].capitalize()
    joint = "-" if language == "en" else " "
    return f"{tens_before_units[1].split()[ten - 2]}{joint}{units[unit - 1]}".capitalize()
