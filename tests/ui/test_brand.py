"""An organisation's brand colours recolour its map, its small pictures and exports, and go with undo."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.structure import set_fields
from journeydesigner.exporters.registry import ExportRequest, exporters
from journeydesigner.layout.glimpse import glimpse_of
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.shelf import StageTile

BRAND = ("#7A1FA2", "#C2185B")


def recolour(window: MainWindow) -> None:
    organization = window.session.organization_id
    assert organization is not None
    set_fields(window.session.document, "organizations", organization, "Brand", brand=BRAND)


def ramp_start(window: MainWindow) -> str:
    return "#" + window.canvas.theme.hex(Colour("stage:0/5"))


def test_the_map_wears_the_brand_and_undo_takes_it_off(window: MainWindow) -> None:
    before = ramp_start(window)
    recolour(window)
    assert ramp_start(window) == BRAND[0]
    window.choose_theme("dark")
    assert ramp_start(window) == BRAND[0]
    window.actions_of.trigger("undo")
    assert ramp_start(window) != BRAND[0]
    window.choose_theme("light")
    assert ramp_start(window) == before


def test_small_pictures_know_the_brand(window: MainWindow) -> None:
    recolour(window)
    assert glimpse_of(window.session.snapshot, window.canvas.board.map).brand == BRAND


def test_a_picture_that_is_exported_wears_the_brand(window: MainWindow, tmp_path: Path) -> None:
    recolour(window)
    png = next(exporter for exporter in exporters() if exporter.name == "png")
    out = tmp_path / "map.png"
    document = window.session.document
    png.export(
        ExportRequest(snapshot=document.snapshot, map_id=window.canvas.board.map, out=out, assets=document.assets)
    )
    image = QImage(str(out))
    stages = window.canvas.board.scene.bands[1]
    scale = image.width() / window.canvas.board.scene.width
    first = stages.nodes[0]
    pixel = image.pixelColor(round((first.x + 8) * scale), round((stages.y + first.h - 6) * scale))
    assert pixel == QColor(BRAND[0])


def test_stages_in_a_bright_brand_are_written_in_dark_ink(window: MainWindow) -> None:
    organization = window.session.organization_id
    assert organization is not None
    set_fields(window.session.document, "organizations", organization, "Brand", brand=("#FFC400",))
    theme = window.canvas.theme
    stages = [node for band in window.canvas.board.scene.bands for node in band.nodes if node.role is Role.STAGE]
    inks = {theme.hex(part.colour) for node in stages for part in node.primitives if isinstance(part, Text)}
    assert len(stages) == 5 and inks == {"17202E"}


def test_the_stage_on_the_shelf_wears_the_brand(window: MainWindow) -> None:
    organization = window.session.organization_id
    assert organization is not None
    set_fields(window.session.document, "organizations", organization, "Brand", brand=("#FFC400",))
    tile = window.left.findChild(StageTile)
    assert tile is not None
    assert tile.grab().toImage().pixelColor(6, tile.height() // 2) == QColor("#FFC400")
