"""People who read, ask and answer."""

from math import cos, pi, sin

from .shapes import (
    BLUE,
    CLAY,
    CREAM,
    DEEP,
    GOLD,
    HAIRS,
    HEIGHT,
    HONEY,
    INK,
    MIDDLE,
    MIST,
    MOSS,
    PALE,
    SAND,
    SHEET,
    SKINS,
    STONE,
    WIDTH,
    circle,
    ellipse,
    group,
    line,
    path,
    polygon,
    rect,
    section_sign,
    sheet,
)


def seen_from_above(coat, skin, hair, cuff):
    """Somebody at a table, looking up the page: head, shoulders and two hands, the table being above."""
    arms = line("M-92 10C-100 -60 -70 -92 -44 -116", coat, 44) + line("M92 10C100 -60 70 -92 44 -116", coat, 44)
    hands = circle(-40, -124, 20, skin) + circle(40, -124, 20, skin)
    hands = line("M-52 -106L-46 -113", cuff, 44) + line("M52 -106L46 -113", cuff, 44) + hands
    body = ellipse(0, 30, 124, 62, coat) + ellipse(0, 20, 40, 34, skin)
    head = circle(0, 6, 54, hair) + path("M-40 -30A50 50 0 0 1 40 -30A62 62 0 0 1 -40 -30Z", skin)
    return arms + hands + body + head


def table():
    """Eight people around a table, seen from above, with one draft in the middle."""
    x, y = 960, 540
    drawn = rect(0, 0, WIDTH, HEIGHT, MIST)
    for i in range(12):
        drawn += rect(i * 160, 0, 4, HEIGHT, PALE, 0, 'opacity="0.5"')
    for i in range(7):
        drawn += rect(0, i * 160 - 20, WIDTH, 4, PALE, 0, 'opacity="0.5"')
    coats = (BLUE, GOLD, CLAY, DEEP, MOSS, MIDDLE, HONEY, CLAY)
    people = ""
    for i, angle in enumerate((0, 38, 90, 142, 180, 218, 270, 322)):
        radians = angle * pi / 180
        px, py = x + 690 * cos(radians), y + 440 * sin(radians)
        inside = seen_from_above(coats[i], SKINS[(i * 3 + 1) % 4], HAIRS[(i * 5 + 2) % 6], SHEET)
        people += group(inside, px, py, angle - 90)
    drawn += (
        ellipse(x + 14, y + 22, 590, 340, PALE)
        + ellipse(x, y, 590, 340, "#e8d9bd")
        + ellipse(x, y, 560, 314, "#f3e8d2")
    )
    drawn += people
    drawn += group(sheet(250, 320, 7, accent=3), x - 128, y - 164, 0)
    for sx, sy, turn in ((640, 452, -16), (1180, 400, 12), (1214, 584, 74)):
        drawn += group(sheet(110, 140, 5, sign=False), sx, sy, turn)
    for cx, cy in ((770, 700), (1120, 300), (700, 330), (1250, 730)):
        drawn += circle(cx + 5, cy + 6, 38, STONE) + circle(cx, cy, 38, SHEET) + circle(cx, cy, 26, HAIRS[1])
    return drawn + line("M1196 700l70 -96", GOLD, 13) + line("M610 604l96 26", BLUE, 13)


def raised_hand(sleeve, skin, card):
    """A forearm from below that holds up a card."""
    inside = path("M-70 620L-56 200H56L70 620Z", sleeve) + rect(-64, 190, 128, 46, SHEET, 10)
    inside += path("M-46 196C-52 120 -60 90 -58 40C-58 10 58 10 58 40C60 90 52 120 46 196Z", skin)
    inside += group(card, -130, -300)
    fingers = "".join(rect(-58 + i * 30, -26, 27, 92, skin, 13) for i in range(4))
    return inside + fingers + group(rect(-15, -46, 30, 104, skin, 15), 62, 74, 24)


def card(kind):
    inside = rect(8, 10, 260, 300, STONE, 16, 'opacity="0.6"') + rect(0, 0, 260, 300, SHEET, 16)
    if kind == "section":
        return inside + group(section_sign(BLUE, 17), 70, 40, scale=1.2)
    if kind == "yes":
        return inside + circle(130, 130, 84, CREAM) + line("M88 132L120 166L176 98", MOSS, 22)
    if kind == "question":
        return (
            inside + line("M90 96C90 40 172 40 172 98C172 136 130 132 130 178", GOLD, 22) + circle(130, 224, 15, GOLD)
        )
    return inside + "".join(
        rect(36, 46 + i * 40, (188, 160, 188, 120)[i % 4], 15, MIDDLE if i == 1 else PALE, 7) for i in range(5)
    )


def hands():
    """Hands of different people hold up cards: a section sign, a question, lines of text, a yes."""
    drawn = rect(0, 0, WIDTH, HEIGHT, BLUE)
    drawn += circle(960, 1180, 900, "#0e4a8a") + circle(960, 1180, 620, "#13579f")
    for x, y, turn, sleeve, skin, kind in (
        (300, 560, -12, CLAY, SKINS[0], "lines"),
        (720, 470, -4, GOLD, SKINS[3], "section"),
        (1180, 500, 4, MIST, SKINS[1], "question"),
        (1610, 580, 11, MOSS, SKINS[2], "yes"),
    ):
        drawn += group(raised_hand(sleeve, skin, card(kind)), x, y, turn, 1.12)
    return drawn


def bust(coat, skin, hair, long_hair=False):
    """Head and shoulders from the side, looking right."""
    inside = path("M-250 560C-250 330 -120 250 0 250S230 330 240 560Z", coat)
    if long_hair:
        inside += path("M-150 40C-190 200 -170 300 -110 330L60 260L0 20Z", hair)
    inside += path("M-56 120C-50 210 -56 244 -68 262C-40 304 48 304 74 262C60 244 58 220 58 180Z", skin)
    inside += path(
        "M-120 20C-120 -90 120 -100 124 20L128 62L152 108C156 120 146 126 130 126"
        "L126 168C122 206 84 214 44 208C-40 214 -120 150 -120 20Z",
        skin,
    )
    inside += path(
        "M-140 60C-170 -90 -40 -150 50 -126C110 -116 150 -70 128 -4C60 -10 10 -16 -20 -30"
        "C-30 20 -50 40 -70 44C-60 90 -80 130 -96 140C-130 120 -138 90 -140 60Z",
        hair,
    )
    return inside + circle(88, 46, 9, INK) + line("M92 156C104 160 114 158 122 152", INK, 6)


def bubble(x, y, width, height, fill, tail):
    """A speech bubble whose tail points down to the left (-1) or the right (1)."""
    tip = x + width / 2 + tail * width * 0.34
    return rect(x, y, width, height, fill, 56) + polygon(
        [(tip - 46, y + height - 8), (tip + 46, y + height - 8), (tip + tail * 60, y + height + 88)], fill
    )


def talk():
    """Two people talk; their words meet in two interlocking rings."""
    drawn = rect(0, 0, WIDTH, HEIGHT, SAND) + circle(960, 560, 470, CREAM)
    drawn += group(bust(BLUE, SKINS[0], HAIRS[1], True), 430, 560, 0, 1.05)
    drawn += f'<g transform="translate(1490 560) scale(-1.05 1.05)">{bust(CLAY, SKINS[2], HAIRS[3])}</g>'
    drawn += bubble(570, 96, 450, 290, BLUE, -1) + bubble(862, 196, 450, 290, GOLD, 1)
    drawn += "".join(rect(632, 164 + i * 52, length, 20, PALE, 10) for i, length in enumerate((170, 195, 140)))
    drawn += "".join(rect(944, 264 + i * 52, length, 20, DEEP, 10) for i, length in enumerate((290, 230, 180)))
    drawn += rect(0, 1000, WIDTH, 80, "#e8d9bd") + rect(0, 1000, WIDTH, 12, STONE)
    return drawn + group(sheet(250, 300, 6, accent=2), 850, 770, -4)
