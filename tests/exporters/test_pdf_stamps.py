"""The grounds of cards in a PDF: drawn once, set wherever they recur, as they are painted elsewhere."""

import datetime
from pathlib import Path

import pikepdf

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.primitives import Box, Icon, Shadow
from journeydesigner.drawing.primitives import Path as Outline
from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.pdf import EXPORTER
from journeydesigner.exporters.pdf.stamps import Stamps, ground_of
from journeydesigner.exporters.registry import ExportRequest
from samples.makers.coffee_subscription import coffee_subscription

SHADOW = Shadow(0, 0, 200, 60, 8)
FACE = Box(0, 0, 200, 60, Colour("surface"), Colour("slate.edge"), 1.5, 8, (4, 2))
SHADED = Box(0, 0, 200, 60, Gradient(0, 0, 0, 60, Colour("surface"), Colour("canvas")))


def stamped(*primitives: Shadow | Box | Icon | Outline) -> pikepdf.Pdf:
    """A document of one page that has one stamp, Stamp0."""
    stamps = Stamps(theme("light"))
    assert stamps.number_of(primitives) == 0
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stamps.add_to(pdf)
    return pdf


def test_a_map_has_fewer_grounds_than_cards_and_every_one_that_is_named_is_there(tmp_path: Path) -> None:
    document = coffee_subscription()
    snapshot = document.snapshot
    out, shown = tmp_path / "a.pdf", snapshot.maps[0].id
    EXPORTER.export(ExportRequest(snapshot, document.assets, shown, out, date=datetime.date(2026, 11, 21)))
    with pikepdf.open(out) as pdf:
        (page,) = pdf.pages
        held = set(page.Resources.XObject.keys())
        known = {name for name in held if name.startswith("/Stamp")}
        named = [
            str(operands[0])
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Do" and str(operands[0]).startswith("/Stamp")
        ]
    assert set(named) == known
    assert len(named) > 3 * len(known)


def test_a_stamp_is_filled_and_stroked_in_the_colours_of_the_theme_within_its_box() -> None:
    pdf = stamped(SHADOW, FACE)
    stamp = pdf.pages[0].Resources.XObject.Stamp0
    content = stamp.read_bytes().decode()
    red, green, blue, _ = theme("light").rgba(Colour("slate.edge"))
    assert f"{red / 255:.4f} {green / 255:.4f} {blue / 255:.4f} RG 1.5000 w" in content
    assert "[4.0000 2.0000] 0 d" in content
    left, top, right, bottom = (float(edge) for edge in stamp.BBox)
    assert left < 0 and top < 0 and right > 200 and bottom > 60
    alphas = {float(state.ca) for state in stamp.Resources.ExtGState.values()}
    assert max(alphas) == 1.0 and min(alphas) < 0.2


def test_what_no_shadow_begins_and_what_fades_is_painted_in_its_place() -> None:
    assert ground_of((FACE,)) == ()
    assert ground_of((SHADOW, SHADED, FACE)) == (SHADOW,)
    assert ground_of((SHADOW, FACE, Icon("star", 4, 4, 16, Colour("text")))) != (SHADOW, FACE)
