"""Makes the bundled fonts from the static web fonts of Inter (npm package ``inter-ui`` 4.1.1).

    python resources/fonts/make_fonts.py PACKAGE_FOLDER

Inter is licensed under the SIL Open Font License (``OFL.txt``), which asks for a name of its own: the family is
"Journey Sans", so that an installed Inter never stands in for it either. What differs from the original: only
Latin, Greek, Cyrillic, punctuation, arrows and signs; no contextual alternates (their glyphs have no Unicode
in a PDF). "Journey Sans Figures" holds the digits alone, all of one width, under their ordinary characters:
an OpenType feature would draw glyphs that no text extraction knows. "Journey Sans Display" is Inter's cut for
headings, "Journey Sans Display Figures" its digits of one width.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Journey Sans"
DISPLAY = "Journey Sans Display"
DISPLAY_WEIGHTS = ("SemiBold", "Bold")
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700, "Italic": 400, "MediumItalic": 500}
FIGURE_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x25FF), (0x2600, 0x27BF),
    (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
DIGITS = "0123456789"
TWINS = {0x0269, 0x02BC, 0x02EE, 0x2206, 0x2126, 0x25BA, 0x25BB, 0x25C4, 0x25C5}
"""Codes whose glyph also stands for a commoner one: extraction from a PDF could answer the wrong one."""
KEPT_NAMES = (0, 5, 8, 9, 11, 12, 13, 14)


def main(package: Path, out: Path) -> None:
    _family(package / "web", "Inter", FAMILY, WEIGHTS, FIGURE_WEIGHTS, out)
    _family(
        package / "display",
        "InterDisplay",
        DISPLAY,
        {cut: WEIGHTS[cut] for cut in DISPLAY_WEIGHTS},
        DISPLAY_WEIGHTS,
        out,
    )


def _family(
    source: Path, original: str, family: str, weights: dict[str, int], figure_weights: tuple[str, ...], out: Path
) -> None:
    for cut, weight in weights.items():
        font = _opened(source, original, cut)
        wanted = {code for low, high in RANGES for code in range(low, high + 1)} - TWINS
        _keep(font, wanted & font.getBestCmap().keys(), ["kern", "mark", "mkmk", "ccmp", "locl"])
        _rename(font, family, cut, weight)
        _save(font, out / f"{family.replace(' ', '')}-{cut}.ttf")
    for cut in figure_weights:
        font = _opened(source, original, cut)
        _tabular_digits(font)
        _keep(font, {ord(digit) for digit in DIGITS}, [])
        _rename(font, f"{family} Figures", cut, WEIGHTS[cut])
        _save(font, out / f"{family.replace(' ', '')}Figures-{cut}.ttf")


def _opened(source: Path, original: str, cut: str) -> TTFont:
    return TTFont(source / f"{original}-{cut}.woff2", recalcTimestamp=False)


def _keep(font: TTFont, codes: set[int], features: list[str]) -> None:
    options = Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _tabular_digits(font: TTFont) -> None:
    """Put the glyphs of the feature ``tnum`` under the plain digits."""
    table = font["GSUB"].table
    lookups = next(f.Feature.LookupListIndex for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum")
    swaps = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            swaps |= getattr(subtable, "ExtSubTable", subtable).mapping
    for cmap in font["cmap"].tables:
        cmap.cmap = {code: swaps.get(glyph, glyph) for code, glyph in cmap.cmap.items() if chr(code) in DIGITS}


def _rename(font: TTFont, family: str, cut: str, weight: int) -> None:
    """Names so that every system sees one family with weights and slants; ids 1, 2 form the classic quartet."""
    is_italic = cut.endswith("Italic")
    style = cut.removesuffix("Italic") or "Regular"
    classic = family if style in ("Regular", "Bold") else f"{family} {style}"
    classic_style = {(False, False): "Regular", (True, False): "Bold"}.get((style == "Bold", is_italic), "Italic")
    typographic = f"{style} Italic".removeprefix("Regular ") if is_italic else style
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in KEPT_NAMES]
    postscript = f"{family.replace(' ', '')}-{cut}"
    texts = {1: classic, 2: classic_style, 3: f"4.001;{postscript}", 4: f"{family} {typographic}", 6: postscript}
    for name_id, text in (texts | {16: family, 17: typographic}).items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold, italic = style == "Bold", is_italic
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | italic | bold << 5
    if not bold and not italic:
        font["OS/2"].fsSelection |= 1 << 6
    font["head"].macStyle = bold | italic << 1


def _save(font: TTFont, path: Path) -> None:
    font.flavor = None
    font.save(path)
    print(f"{path.name}: {path.stat().st_size // 1024} kB, {font['maxp'].numGlyphs} glyphs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
