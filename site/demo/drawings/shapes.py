"""Colours and small shapes that the pictures share; everything is a string of SVG."""

from math import cos, pi, sin

WIDTH, HEIGHT = 1920, 1080

BLUE, DEEP, MIDDLE, PALE, MIST = "#0a3f78", "#06294f", "#4a7bb0", "#b9cde2", "#e3ebf3"
GOLD, HONEY, CREAM = "#f2b90c", "#f8d873", "#fdf0c8"
PAPER, SHEET, SAND, STONE = "#fbfaf7", "#ffffff", "#f1eee6", "#d9d4c8"
CLAY, MOSS, INK = "#c26a45", "#5f8a6b", "#1b1e23"
SKINS = ("#f0c8a4", "#d9a273", "#a86f47", "#7a4a2e")
HAIRS = ("#3b2a20", "#8a5a2b", "#c9c3b8", "#1f2430", "#a9442f", "#e0b64c")


def n(value):
    """A number as short as it can be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def rect(x, y, width, height, fill, radius=0, extra=""):
    return (
        f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" rx="{n(radius)}" fill="{fill}" {extra}/>'
    )


def circle(x, y, radius, fill, extra=""):
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{fill}" {extra}/>'


def ellipse(x, y, rx, ry, fill, extra=""):
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(rx)}" ry="{n(ry)}" fill="{fill}" {extra}/>'


def polygon(points, fill, extra=""):
    return f'<polygon points="{" ".join(f"{n(x)},{n(y)}" for x, y in points)}" fill="{fill}" {extra}/>'


def path(d, fill="none", extra=""):
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def line(d, colour, width, extra=""):
    return path(
        d, extra=f'stroke="{colour}" stroke-width="{n(width)}" stroke-linecap="round" stroke-linejoin="round" {extra}'
    )


def group(inside, x=0, y=0, turn=0, scale=1.0):
    return f'<g transform="translate({n(x)} {n(y)}) rotate({n(turn)}) scale({scale:g})">{inside}</g>'


def section_sign(colour, width=13):
    """The sign § in a box of 100 × 160, drawn as two strokes that mirror each other."""
    upper = "M74 34C70 16 30 14 30 38C30 62 78 66 78 92C78 108 64 116 52 116"
    lower = "M26 126C30 144 70 146 70 122C70 98 22 94 22 68C22 52 36 44 48 44"
    return line(upper, colour, width) + line(lower, colour, width)


def sheet(width, height, lines=6, sign=True, accent=None):
    """A page with a § on top and lines of text; ``accent`` is the number of a line marked in gold."""
    inside = rect(10, 12, width, height, STONE, 10, 'opacity="0.5"') + rect(0, 0, width, height, SHEET, 10)
    margin, top = width * 0.13, height * (0.3 if sign else 0.14)
    if sign:
        inside += group(section_sign(BLUE, 14), margin - 8, height * 0.06, scale=width / 560)
        inside += rect(margin + width * 0.22, height * 0.13, width * 0.4, height * 0.035, BLUE, height * 0.017)
    step = (height * 0.92 - top) / lines
    for i in range(lines):
        length = width * (0.74, 0.68, 0.72, 0.5)[i % 4]
        if i == accent:
            inside += rect(margin - 12, top + i * step - step * 0.22, length + 24, step * 0.7, HONEY, 6)
        inside += rect(margin, top + i * step, length, step * 0.26, MIDDLE if i == accent else PALE, step * 0.13)
    return inside


def tree(x, y, height, colour=MOSS):
    trunk = rect(x - height * 0.035, y - height * 0.4, height * 0.07, height * 0.4, HAIRS[1], 4)
    return trunk + ellipse(x, y - height * 0.64, height * 0.26, height * 0.36, colour)


def windows(x, y, columns, rows, dx, dy, width, height, fill):
    return "".join(
        rect(x + c * dx, y + r * dy, width, height, fill, width * 0.45) for c in range(columns) for r in range(rows)
    )


def around(x, y, radius, count, start=-90):
    """Points on a circle with the angle, in degrees, at which each stands."""
    for i in range(count):
        angle = start + 360 * i / count
        yield x + radius * cos(angle * pi / 180), y + radius * sin(angle * pi / 180), angle


def waves(top, bottom, colour, seed=7):
    """Short strokes on water, placed by a small generator so that every run draws the same."""
    drawn, value = "", seed
    for row in range(9):
        y = top + (bottom - top) * (row + 0.6) / 9
        for _ in range(5):
            value = (value * 1103 + 12345) % 65521
            x, length = value % 1840, 50 + value % 110
            drawn += line(f"M{x} {n(y)}h{length}", colour, 5, 'opacity="0.55"')
    return drawn
