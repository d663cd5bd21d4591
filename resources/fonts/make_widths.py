"""Makes ``arial_widths.json``: how wide the letters of Arial are, read from its metric twin Liberation Sans.

    python resources/fonts/make_widths.py FOLDER_OF_LIBERATION_SANS

Slides are set in a typeface that only the machine they are shown on has. With its widths at hand they are laid out
alike everywhere, whatever is installed. Widths are in thousandths of an em; letters that are as wide share a list.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

CUTS = ("Regular", "Bold")
LAST = 0x2FFF
"""East Asian letters beyond are one em wide."""


def main(folder: Path, out: Path) -> None:
    made: dict[str, dict[str, str]] = {}
    for cut in CUTS:
        font = TTFont(folder / f"LiberationSans-{cut}.ttf")
        unit, widths = font["head"].unitsPerEm, font["hmtx"]
        alike: dict[int, list[str]] = {}
        for code, glyph in sorted(font.getBestCmap().items()):
            if 0x20 <= code <= LAST:
                alike.setdefault(round(1000 * widths[glyph][0] / unit), []).append(chr(code))
        made[cut] = {str(width): "".join(letters) for width, letters in sorted(alike.items())}
    out.write_text(json.dumps(made, indent=0, ensure_ascii=True) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("arial_widths.json"))
