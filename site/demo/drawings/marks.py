"""The mark of the platform and a strip of invented funders."""

from math import cos, sin

from .shapes import BLUE, CLAY, GOLD, HONEY, INK, MOSS, SHEET, circle, line, n, path, polygon, rect

FONT = 'font-family="Liberation Sans, Arial, sans-serif"'


def rings(x, y, radius, width, first, second):
    """Two interlocking rings: the first passes over the second above, under it below."""
    shift = radius * 0.56
    left, right = x - shift, x + shift
    inside = circle(left, y, radius, "none", f'stroke="{first}" stroke-width="{n(width)}"')
    inside += circle(right, y, radius, "none", f'stroke="{second}" stroke-width="{n(width)}"')
    start, end = (f"{n(left + radius * cos(angle))} {n(y - radius * sin(angle))}" for angle in (1.25, 0.72))
    over = f"M{start}A{n(radius)} {n(radius)} 0 0 1 {end}"
    return inside + path(over, extra=f'stroke="{first}" stroke-width="{n(width)}"')


def logo():
    """The mark: two interlocking rings on the platform's blue, 512 × 512."""
    return rect(0, 0, 512, 512, BLUE, 96) + rings(256, 256, 122, 42, GOLD, SHEET)


def text(x, y, words, size, colour=INK, weight="normal"):
    style = f'{FONT} font-size="{n(size)}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="{n(x)}" y="{n(y)}" {style}>{words}</text>'


def funders():
    """Three plain invented marks in a row, 1600 × 240."""
    drawn = rect(0, 0, 1600, 240, SHEET)
    drawn += rect(60, 60, 120, 120, BLUE, 12) + polygon([(84, 156), (120, 84), (156, 156)], GOLD)
    drawn += text(204, 114, "Fundusz", 40, BLUE, "bold") + text(204, 160, "Przykładowy", 40, BLUE)
    drawn += circle(660, 120, 60, MOSS) + line("M624 132C644 104 664 150 696 108", SHEET, 12)
    drawn += text(744, 114, "Region", 40, INK, "bold") + text(744, 160, "Przykładowy", 40, INK)
    drawn += "".join(rect(1130 + i * 42, 146 - i * 38, 32, 34 + i * 38, (HONEY, GOLD, CLAY)[i], 6) for i in range(3))
    return drawn + text(1276, 114, "Program", 40, INK, "bold") + text(1276, 160, "Przykładowy", 40, INK)
