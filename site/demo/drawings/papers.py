"""Pages and plans: a section sign with remarks in the margin, and a map-like pattern."""

from .shapes import (
    BLUE,
    CLAY,
    CREAM,
    DEEP,
    GOLD,
    HEIGHT,
    HONEY,
    INK,
    MIDDLE,
    MOSS,
    PALE,
    PAPER,
    SAND,
    SHEET,
    STONE,
    WIDTH,
    circle,
    group,
    line,
    polygon,
    rect,
    section_sign,
)


def remark(x, y, width, fill, ink, answer=False):
    """A remark in the margin; an answered one bears a tick."""
    inside = (
        rect(x, y, width, 132, fill, 22)
        + rect(x + 34, y + 38, width * 0.56, 18, ink, 9)
        + rect(x + 34, y + 78, width * 0.4, 18, ink, 9)
    )
    if answer:
        inside += circle(x + width - 62, y + 66, 36, SHEET) + line(f"M{x + width - 78} {y + 67}l12 13l22 -27", MOSS, 10)
    return inside


def paragraph():
    """A page with a large section sign; remarks in its margin, some of them answered."""
    drawn = rect(0, 0, WIDTH, HEIGHT, BLUE) + rect(0, 0, WIDTH, HEIGHT, "#0e4a8a") + circle(400, 1050, 720, BLUE)
    drawn += rect(452, 102, 780, 1010, DEEP, 14, 'opacity="0.45"') + rect(430, 80, 780, 1010, PAPER, 14)
    drawn += (
        group(section_sign(BLUE, 15), 500, 132, scale=1.75)
        + rect(720, 200, 380, 34, BLUE, 17)
        + rect(720, 266, 300, 34, PALE, 17)
        + rect(720, 332, 350, 34, PALE, 17)
    )
    rows = ((0, 560), (0, 500), (56, 480), (56, 440), (56, 500), (0, 560), (0, 420), (56, 470), (56, 400))
    for i, (indent, length) in enumerate(rows):
        y = 474 + i * 68
        if i in (1, 4, 7):
            drawn += rect(514 + indent - 16, y - 15, length + 32, 54, HONEY, 10)
        if indent:
            drawn += circle(514 + indent - 34, y + 12, 9, GOLD)
        drawn += rect(514 + indent, y, length, 24, MIDDLE if i in (1, 4, 7) else PALE, 12)
    for y, note, fill, ink, answered in (
        (554, 470, GOLD, DEEP, True),
        (758, 660, SHEET, MIDDLE, True),
        (962, 850, HONEY, DEEP, False),
    ):
        drawn += line(f"M1086 {y}H1230C1290 {y} 1270 {note + 66} 1330 {note + 66}", GOLD, 7)
        drawn += circle(1086, y, 12, GOLD) + remark(1330, note, 430, fill, ink, answered)
    pencil = (
        rect(0, -26, 330, 52, GOLD)
        + rect(0, -9, 330, 18, HONEY)
        + polygon([(330, -26), (416, 0), (330, 26)], "#f3e0c0")
    )
    pencil += (
        polygon([(386, -9), (416, 0), (386, 9)], INK) + rect(-30, -26, 34, 52, STONE) + rect(-76, -26, 50, 52, CLAY, 14)
    )
    return drawn + group(pencil, 120, 430, 38)


def cells(points, box):
    """The part of ``box`` nearest to each point (a Voronoi diagram by cutting half-planes)."""
    for i, (px, py) in enumerate(points):
        shape = box
        for j, (qx, qy) in enumerate(points):
            if i == j:
                continue
            mx, my, dx, dy = (px + qx) / 2, (py + qy) / 2, qx - px, qy - py
            cut = []
            for k, (ax, ay) in enumerate(shape):
                bx, by = shape[(k + 1) % len(shape)]
                a, b = (ax - mx) * dx + (ay - my) * dy, (bx - mx) * dx + (by - my) * dy
                if a <= 0:
                    cut.append((ax, ay))
                if a * b < 0:
                    cut.append((ax + (bx - ax) * a / (a - b), ay + (by - ay) * a / (a - b)))
            shape = cut
        yield shape


def counties():
    """Twelve neighbouring fields, like counties on a map, joined by paths that meet in the middle."""
    outline = [
        (520, 170),
        (700, 90),
        (930, 130),
        (1120, 70),
        (1330, 150),
        (1480, 320),
        (1500, 520),
        (1400, 700),
        (1420, 860),
        (1220, 990),
        (1010, 940),
        (830, 1010),
        (640, 950),
        (560, 780),
        (420, 650),
        (400, 430),
    ]
    seats = [
        (620, 260),
        (880, 250),
        (1150, 220),
        (1340, 330),
        (560, 500),
        (800, 470),
        (1010, 530),
        (1250, 560),
        (700, 740),
        (920, 800),
        (1130, 800),
        (1330, 800),
    ]
    fills = (BLUE, PALE, MIDDLE, HONEY, MIDDLE, CREAM, GOLD, BLUE, PALE, BLUE, MIDDLE, PALE)
    drawn = rect(0, 0, WIDTH, HEIGHT, PAPER)
    for i in range(13):
        drawn += line(f"M-40 {90 * i + 20}C460 {90 * i - 70} 900 {90 * i + 120} 1960 {90 * i - 20}", SAND, 6)
    drawn += polygon(
        [(x + 18, y + 22) for x, y in outline],
        STONE,
        f'stroke="{STONE}" stroke-width="60" stroke-linejoin="round" opacity="0.6"',
    )
    drawn += polygon(outline, SHEET, f'stroke="{SHEET}" stroke-width="60" stroke-linejoin="round"')
    for shape, fill in zip(cells(seats, outline), fills, strict=True):
        drawn += polygon(shape, fill, f'stroke="{SHEET}" stroke-width="14" stroke-linejoin="round"')
    hub_x, hub_y = seats[6]
    for i, (x, y) in enumerate(seats):
        if i != 6:
            drawn += line(
                f"M{hub_x} {hub_y}Q{(hub_x + x) // 2 + (y - hub_y) // 6} {(hub_y + y) // 2 - (x - hub_x) // 6} {x} {y}",
                DEEP,
                5,
                'stroke-dasharray="2 15"',
            )
    for i, (x, y) in enumerate(seats):
        drawn += circle(x, y, 34 if i == 6 else 22, SHEET) + circle(
            x, y, 22 if i == 6 else 12, DEEP if i == 6 else CLAY
        )
    return drawn
