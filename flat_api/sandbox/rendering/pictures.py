"""Picture of the first page, engraved by Verovio and drawn by resvg."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

WIDTH = 840
"""Width of a picture in pixels. The page is an A4 page."""

OPTIONS = {
    # Tenths of a millimetre.
    "pageWidth": 2100,
    "pageHeight": 2970,
    "scale": 40,
    "header": "auto",
    "footer": "none",
    # resvg reads no font that is part of an SVG.
    "smuflTextFont": "none",
    # The same notation gives the same picture.
    "xmlIdSeed": 1,
}

SERIFS = "Liberation Serif, Tinos, Times New Roman, Times, DejaVu Serif, Noto Serif, serif"
"""Fonts of titles and lyrics. On a machine without any of them, a picture has notes but no words."""

TEXT_SIZE = 0.8
"""Factor for the size of texts: Verovio measures them in Times, and DejaVu Serif is wider by a fifth."""

SYMBOLS = {
    "\ueca2": "whole note",
    "\ueca3": "half note",
    "\ueca5": "♩",
    "\ueca7": "♪",
    "\ueca9": "sixteenth note",
    "\uecb7": ".",
}
"""Notes of tempo marks, as the music font of SMuFL has them, in characters of a text font."""


def first_page(notation: bytes) -> bytes:
    """Return the first page of MusicXML as PNG.

    Raises:
        ValueError: Verovio cannot read the notation.
    """
    verovio: Any = import_module("verovio")
    verovio.enableLog(verovio.LOG_OFF)
    toolkit = verovio.toolkit()
    toolkit.setOptions(OPTIONS)
    if not toolkit.loadData(notation.decode("utf-8-sig")) or not toolkit.getPageCount():
        raise ValueError("Verovio cannot read the notation")
    resvg: Any = import_module("resvg_py")
    picture = resvg.svg_to_bytes(svg_string=_with_fonts(toolkit.renderToSVG(1)), background="white", width=WIDTH)
    return bytes(picture)


def _with_fonts(svg: str) -> str:
    """Return an SVG whose texts are in a font that machines have."""
    svg = re.sub(
        '<tspan font-family="Leipzig" font-size="([0-9]+)px">([\ueca2-\uecb7])</tspan>',
        lambda found: f'<tspan font-size="405px"> {SYMBOLS.get(found[2], "")}</tspan>',
        svg,
    )
    svg = re.sub(r'font-size="(\d+)px"', lambda found: f'font-size="{int(found[1]) * TEXT_SIZE:.0f}px"', svg)
    return svg.replace("Times, serif", SERIFS)
