"""SVG against Qt's own writer: a ``QSvgGenerator`` on which the same scene, laid out before, is painted."""

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from journeydesigner.drawing.theme import theme
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter
from tests.benchmarks.application import application
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.results import Result
from tests.benchmarks.timing import side_by_side


def svg(is_quick: bool) -> Iterator[Result]:
    """Ours with its layout, as it is exported."""
    application()
    for size, runs in ((500, 1),) if is_quick else ((500, 5), (2_000, 3), (10_000, 1)):
        yield Result("svg", size, *_svg_ms(size, runs), 0.2)


def _svg_ms(size: int, runs: int) -> tuple[float, float]:
    made = big_map(size)
    snapshot, assets = made.document.snapshot, made.document.assets
    scene = MapLayout(QtMeasurer()).scene(snapshot, made.map)
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.svg", Path(folder) / "bare.svg"
        request = ExportRequest(snapshot, assets, made.map, ours, date=datetime.date(2026, 11, 21))
        exporter_for(ours).export(request)
        return side_by_side(lambda: exporter_for(ours).export(request), lambda: _bare_svg(scene, bare), runs)


def _bare_svg(scene: Scene, out: Path) -> None:
    wide, high = round(scene.width), round(scene.height)
    generator = QSvgGenerator()
    generator.setFileName(str(out))
    generator.setSize(QSize(wide, high))
    generator.setViewBox(QRect(0, 0, wide, high))
    painter = QPainter(generator)
    try:
        ScenePainter(theme("light"), {}).paint_scene(painter, scene)
    finally:
        painter.end()
