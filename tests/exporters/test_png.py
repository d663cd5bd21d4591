"""The PNG: as large as the map at 200 %, in the theme asked for, whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from journeydesigner.document.document import Document
from journeydesigner.drawing.theme import theme
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


def test_stopping_it_leaves_nothing(document: Document, tmp_path: Path) -> None:
    def stop(share: float, what: str) -> None:
        if share > 0.5:
            raise InterruptedError

    snapshot = document.snapshot
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, tmp_path / "map.png", progress=stop)
    with pytest.raises(InterruptedError):
        EXPORTER.export(request)
    assert list(tmp_path.iterdir()) == []
