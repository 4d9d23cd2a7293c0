"""Draws the demo's pictures, SVG sources and PNG renders, into images/.

Needs cairosvg and Pillow; only the results are used.
"""

import io
from pathlib import Path

import cairosvg
from drawings import marks, papers, people, town
from PIL import Image

IMAGES = Path(__file__).parent / "images"
PICTURES = {
    "skyline": town.skyline,
    "bridge": town.bridge,
    "table": people.table,
    "hands": people.hands,
    "talk": people.talk,
    "paragraph": papers.paragraph,
    "counties": papers.counties,
}
SIZES = {"logo": (512, 512), "funders": (1600, 240)}


def save(name, inside, width, height):
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>\n'
    (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")
    picture = Image.open(
        io.BytesIO(cairosvg.svg2png(bytestring=svg.encode(), output_width=width, output_height=height))
    )
    if name != "logo":
        picture = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    picture.save(IMAGES / f"{name}.png", optimize=True)


def main():
    IMAGES.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        save(name, draw(), 1920, 1080)
    for name, (width, height) in SIZES.items():
        save(name, getattr(marks, name)(), width, height)


if __name__ == "__main__":
    main()
