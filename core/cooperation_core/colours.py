"""From an office's two colours to the palette of its pages, with the contrast that WCAG 2.2 asks for."""

import colorsys
import hashlib

PAPER, NIGHT = "#faf8f4", "#1b1f25"
WHITE, BLACK = "#ffffff", "#000000"
TEXT, TEXT_STRONG = 4.5, 7.0
DEFAULT_BRAND, DEFAULT_ACCENT = "#0a3f78", "#f2b90c"


def channels(colour):
    """Return red, green and blue of ``#rrggbb`` as numbers from 0 to 255."""
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def mix(colour, other, share):
    """Return ``colour`` with ``share`` (0 to 1) of ``other`` in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [value / 255 for value in channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour, other):
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pushed(colour, towards, against, ratio):
    """Move the lightness of ``colour`` towards black or white until it stands out ``against`` a ground by ``ratio``."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in channels(colour)))
    goal = luminance(towards)
    for step in range(51):
        moved = lightness + (goal - lightness) * step / 50
        candidate = "#" + "".join(f"{round(255 * c):02x}" for c in colorsys.hls_to_rgb(hue, moved, saturation))
        if contrast(candidate, against) >= ratio:
            return candidate
    return towards


def palette(brand, accent):
    """Return the custom properties that take the place of the defaults in ``tokens.css``, as name → CSS value."""
    light = pushed(brand, BLACK, PAPER, TEXT)
    dark = pushed(brand, WHITE, NIGHT, TEXT_STRONG)
    deep = pushed(mix(brand, BLACK, 0.3), BLACK, WHITE, TEXT_STRONG)
    pairs = {
        "--brand": (light, dark),
        "--brand-deep": (deep, mix(deep, "#13161a", 0.35)),
        "--brand-tint": (mix(light, WHITE, 0.9), mix(dark, NIGHT, 0.86)),
        "--on-brand": (WHITE, mix(deep, BLACK, 0.5)),
    }
    return {name: f"light-dark({day}, {night})" for name, (day, night) in pairs.items()} | {
        "--gold": pushed(accent, WHITE, "#111111", TEXT)
    }


def is_default(brand, accent):
    return (brand.lower(), accent.lower()) == (DEFAULT_BRAND, DEFAULT_ACCENT)


def version(brand, accent):
    """A short mark for the stylesheet's address, so that it may be kept for a year."""
    return hashlib.sha256(f"{brand}{accent}".lower().encode()).hexdigest()[:10]
