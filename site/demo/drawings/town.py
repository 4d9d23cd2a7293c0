"""The town by the river, and the bridge between its banks."""

from .shapes import (
    BLUE,
    CLAY,
    CREAM,
    DEEP,
    GOLD,
    HAIRS,
    HEIGHT,
    HONEY,
    MIDDLE,
    MIST,
    PALE,
    PAPER,
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
    tree,
    waves,
    windows,
)


def town_hall(x, base, scale=1.0, fill=BLUE, light=HONEY):
    """A town hall with a tall crenellated tower."""
    body = rect(-190, -210, 380, 210, fill) + windows(-160, -165, 8, 2, 42, 82, 22, 48, light)
    body += polygon([(-205, -210), (205, -210), (160, -262), (-160, -262)], DEEP)
    tower = rect(-52, -520, 104, 520, fill) + rect(-70, -585, 140, 72, DEEP)
    tower += "".join(rect(-70 + i * 30.5, -607, 18, 26, DEEP) for i in range(5))
    tower += rect(-30, -690, 60, 86, fill) + polygon([(-38, -690), (38, -690), (0, -770)], DEEP)
    tower += circle(0, -440, 30, PAPER) + line("M0 -440V-458M0 -440H13", DEEP, 6)
    tower += (
        windows(-26, -372, 2, 3, 34, 74, 18, 42, light)
        + rect(-24, -70, 48, 70, DEEP, 24)
        + rect(-24, -36, 48, 36, DEEP)
    )
    return group(body + tower, x, base, scale=scale)


def round_tower(x, base, scale=1.0, fill=CLAY):
    """A round brick tower with a pointed roof."""
    inside = rect(-58, -380, 116, 380, fill) + rect(-72, -432, 144, 58, fill)
    inside += "".join(rect(-72 + i * 25.2, -452, 18, 24, fill) for i in range(6))
    inside += polygon([(-54, -452), (54, -452), (0, -604)], DEEP)
    inside += (
        windows(-9, -330, 1, 4, 0, 80, 18, 44, CREAM)
        + line("M0 -604v-40", DEEP, 6)
        + polygon([(0, -644), (46, -630), (0, -614)], GOLD)
    )
    return group(inside, x, base, scale=scale)


def cathedral(x, base, scale=1.0, fill=MIDDLE):
    """A church with two slender spires."""
    inside = rect(-120, -230, 240, 230, fill) + polygon([(-120, -230), (120, -230), (0, -320)], BLUE)
    for side in (-1, 1):
        inside += rect(side * 108 - 40, -400, 80, 400, fill) + polygon(
            [(side * 108 - 46, -400), (side * 108 + 46, -400), (side * 108, -640)], BLUE
        )
        inside += windows(side * 108 - 10, -360, 1, 3, 0, 96, 20, 60, CREAM)
    inside += circle(0, -180, 34, CREAM) + rect(-30, -96, 60, 96, DEEP, 30) + rect(-30, -50, 60, 50, DEEP)
    return group(inside, x, base, scale=scale)


def house(x, base, width, height, wall, roof, stepped=False):
    """A burgher's house; ``stepped`` gives it a gable of steps."""
    half = width / 2
    inside = rect(-half, -height, width, height, wall)
    if stepped:
        inside += "".join(
            rect(-half + i * width / 7, -height - (i + 1) * 26, width - 2 * i * width / 7, 27, roof) for i in range(3)
        )
    else:
        inside += polygon([(-half - 10, -height), (half + 10, -height), (0, -height - width * 0.55)], roof)
    columns = max(2, int(width // 62))
    gap = width / columns
    inside += windows(-half + gap / 2 - 13, -height + 34, columns, max(1, int(height // 92)), gap, 84, 26, 44, PAPER)
    return group(inside, x, base)


def paper_boat(x, y, scale=1.0, turn=0):
    """A boat folded from a page of a draft."""
    inside = polygon([(-150, 0), (150, 0), (92, 70), (-92, 70)], SHEET) + polygon([(-66, 0), (0, -104), (66, 0)], MIST)
    inside += polygon([(0, -104), (66, 0), (0, 0)], PALE) + polygon([(-150, 0), (0, 0), (-60, 70), (-92, 70)], SAND)
    inside += line("M2 26H98M2 48H78", MIDDLE, 7) + group(section_sign(BLUE, 17), -44, 6, scale=0.37)
    return group(inside, x, y, turn, scale)


def skyline():
    """A town by a river at sunrise; a boat folded from a draft act sails by."""
    base = 730
    drawn = rect(0, 0, WIDTH, HEIGHT, PAPER) + circle(1330, 430, 300, CREAM) + circle(1330, 430, 205, HONEY)
    drawn += path("M0 640C300 540 520 600 800 560S1400 500 1920 590V740H0Z", MIST)
    drawn += path("M0 690C260 620 640 680 960 640S1600 600 1920 660V740H0Z", PALE, 'opacity="0.6"')
    for x, y, length in ((180, 190, 250), (300, 226, 170), (820, 130, 220), (1620, 200, 190), (1560, 236, 120)):
        drawn += line(f"M{x} {y}h{length}", MIST, 18)
    drawn += cathedral(1080, base, 0.92) + round_tower(330, base, 0.95) + town_hall(700, base, 0.8)
    for x, width, height, wall, roof, stepped in (
        (120, 150, 190, SAND, CLAY, False),
        (470, 128, 230, HONEY, BLUE, True),
        (920, 120, 200, SAND, CLAY, False),
        (1290, 140, 240, MIST, BLUE, True),
        (1432, 132, 190, HONEY, CLAY, False),
        (1568, 130, 260, SAND, BLUE, True),
        (1716, 150, 210, MIST, CLAY, False),
        (1856, 120, 180, HONEY, BLUE, False),
    ):
        drawn += house(x, base, width, height, wall, roof, stepped)
    for x, height in ((20, 190), (226, 170), (572, 130), (848, 140), (1208, 160), (1640, 150), (1786, 130)):
        drawn += tree(x, base, height)
    drawn += (
        rect(0, base - 2, WIDTH, 32, STONE)
        + rect(0, base + 30, WIDTH, HEIGHT, BLUE)
        + rect(0, base + 30, WIDTH, 22, DEEP, 0, 'opacity="0.45"')
    )
    drawn += waves(base + 60, HEIGHT, MIDDLE) + path(
        "M1190 1080C1240 960 1220 860 1260 782H1400C1420 870 1440 960 1500 1080Z", HONEY, 'opacity="0.16"'
    )
    drawn += ellipse(560, 962, 190, 16, DEEP, 'opacity="0.5"') + paper_boat(560, 884, 1.15, -3)
    return drawn + ellipse(1560, 876, 84, 8, DEEP, 'opacity="0.5"') + paper_boat(1560, 842, 0.5, 3)


def person(coat, trousers, skin, hair):
    """A person on foot who looks right and holds something out; 240 high, feet at 0."""
    inside = line("M-16 -92L-30 -6h18", trousers, 26) + line("M14 -92L22 -6h18", trousers, 26)
    inside += path("M-40 -80V-150C-40 -196 38 -196 38 -150V-80Z", coat) + line(
        "M4 -156C24 -128 40 -122 74 -130", coat, 26
    )
    inside += (
        circle(84, -132, 14, skin)
        + rect(-10, -196, 22, 26, skin)
        + circle(4, -214, 30, skin)
        + rect(30, -216, 10, 10, skin, 5)
    )
    return inside + path(
        "M-28 -204C-34 -252 26 -260 34 -230C20 -232 4 -236 -2 -226"
        "C-4 -208 -14 -196 -22 -192C-27 -196 -28 -200 -28 -204Z",
        hair,
    )


def bridge():
    """A bridge over the river; two people carry one document towards each other."""
    deck = 640
    drawn = rect(0, 0, WIDTH, HEIGHT, PAPER) + circle(960, 330, 230, CREAM) + circle(960, 330, 150, HONEY)
    drawn += path("M0 560C300 500 620 560 960 520S1600 480 1920 540V820H0Z", MIST)
    for x, y, length in ((250, 150, 240), (360, 186, 150), (1330, 140, 230), (1480, 176, 160)):
        drawn += line(f"M{x} {y}h{length}", MIST, 18)
    drawn += rect(0, 800, WIDTH, 280, BLUE) + waves(820, HEIGHT, MIDDLE, 23)
    drawn += town_hall(190, 700, 0.72) + house(420, 690, 120, 170, HONEY, CLAY, False)
    for x, width, height, wall, roof, stepped in (
        (1500, 120, 170, SAND, CLAY, False),
        (1630, 130, 240, MIST, BLUE, True),
        (1770, 140, 190, HONEY, CLAY, False),
        (1890, 110, 230, SAND, BLUE, True),
    ):
        drawn += house(x, 696, width, height, wall, roof, stepped)
    drawn += tree(330, 700, 150) + tree(1420, 700, 150) + tree(30, 700, 160)
    drawn += path("M0 690H470C520 690 520 850 440 1080H0Z", STONE) + path(
        "M1920 690H1450C1400 690 1400 850 1480 1080H1920Z", STONE
    )
    span = (
        f"M300 {deck + 66}Q960 {deck - 150} 1620 {deck + 66}V{deck + 250}"
        f"H1590C1590 {deck + 60} 1330 {deck + 60} 1330 {deck + 250}"
        f"H1290C1290 {deck - 36} 980 {deck - 36} 980 {deck + 250}"
        f"H940C940 {deck - 36} 630 {deck - 36} 630 {deck + 250}"
        f"H590C590 {deck + 60} 330 {deck + 60} 330 {deck + 250}H300Z"
    )
    drawn += path(span, CLAY) + line(f"M290 {deck + 62}Q960 {deck - 154} 1630 {deck + 62}", DEEP, 16)
    for x in (610, 960, 1310):
        drawn += ellipse(x, 892, 58, 12, DEEP, 'opacity="0.45"')
    drawn += group(person(BLUE, DEEP, SKINS[1], HAIRS[0]), 814, 590)
    drawn += f'<g transform="translate(1106 590) scale(-1 1)">{person(GOLD, DEEP, SKINS[0], HAIRS[4])}</g>'
    drawn += group(sheet(112, 142, 5), 904, 392)
    return drawn
