"""The PNG: as large as the map at 200 %, in the theme asked for, whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from journeydesigner.document.document import Document
from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.common.findings import Gravity
from journeydesigner.exporters.png import EXPORTER
from journeydesigner.exporters.registry import ExportRequest
from samples.makers.home_battery import home_battery


@pytest.fixture(scope="module")
def document() -> Document:
    return home_battery()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_the_map_in_its_theme(document: Document, name: str, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    snapshot = document.snapshot
    EXPORTER.export(ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, theme=name))
    image = QImage(str(out))
    assert image.width() == 2 * 1968
    assert image.dotsPerMeterX() == pytest.approx(192 / 0.0254, rel=0.001)
    assert image.pixelColor(2, 2) == QColor(*theme(name).tokens["canvas"])


def test_scale_and_dpi_are_two_things(document: Document, tmp_path: Path) -> None:
    out, snapshot = tmp_path / "map.png", document.snapshot
    EXPORTER.export(ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, scale=0.5, dpi=300))
    image = QImage(str(out))
    assert image.width() == 1968 // 2
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, rel=0.001)


def test_without_its_ground_the_sheet_is_left(document: Document, tmp_path: Path) -> None:
    out, snapshot = tmp_path / "map.png", document.snapshot
    EXPORTER.export(ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, scale=1.0, is_transparent=True))
    image = QImage(str(out))
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 255


def test_what_is_too_large_is_smaller_and_that_is_said(document: Document, tmp_path: Path) -> None:
    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, tmp_path / "map.png", scale=16.0)
    found = EXPORTER.preflight(request)
    assert found[0].gravity is Gravity.POOR
    assert "not 16" in found[0].text


def test_stopping_it_leaves_nothing(document: Document, tmp_path: Path) -> None:
    def stop(share: float, what: str) -> None:
        if share > 0.5:
            raise InterruptedError

    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, tmp_path / "map.png", progress=stop)
    with pytest.raises(InterruptedError):
        EXPORTER.export(request)
    assert list(tmp_path.iterdir()) == []
