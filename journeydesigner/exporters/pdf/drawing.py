"""The pages of a map drawn by Qt as PDF, and where on them links lead and outline entries stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.text import TextLine
from journeydesigner.drawing.theme import Theme
from journeydesigner.exporters.pdf.marks import Marks, needs_words
from journeydesigner.exporters.registry import ExportError
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.wording import _

_POINTS_PER_MM = 72 / 25.4
_DETAIL = 4.0
_LONGEST = 14_400
"""Points: the largest page that readers open (200 inches)."""


class Sheet(Protocol):
    """A page of the layout."""

    @property
    def scene(self) -> Scene: ...

    @property
    def width_mm(self) -> float: ...

    @property
    def height_mm(self) -> float: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A node on its page: ``left``, ``bottom``, ``right``, ``top`` in points from the page's bottom left corner."""

    node: Node
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class DrawnPage:
    """What the finishing pass needs to know of a page."""

    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Drawn:
    """Qt's PDF, its pages, and the marks to be set in their contents."""

    content: bytes
    pages: tuple[DrawnPage, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where a scene stands on its page, in points; the page is ``width`` x ``height``."""

    width: float
    height: float
    scale: float
    left: float
    top: float


class _PdfPainter(ScenePainter):
    """Says beside the glyphs what they read, where the glyphs do not tell."""

    def __init__(self, theme: Theme, assets: Mapping[str, bytes], marks: Marks) -> None:
        super().__init__(theme, assets, detail=_DETAIL, once=True)
        self._marks = marks

    def draw_line(self, painter: QPainter, line: TextLine, scale: float) -> None:
        if not needs_words(line.text):
            super().draw_line(painter, line, scale)
            return
        self._marks.begin(painter, line.text)
        super().draw_line(painter, line, scale)
        self._marks.end(painter)


def draw(
    sheets: Sequence[Sheet], theme: Theme, assets: Mapping[str, bytes], progress: Callable[[float], None]
) -> Drawn:
    """All pages. ``progress`` is told the share done, and may raise to stop."""
    marks = Marks()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(_page_size(sheets[0]))
    scenes = _PdfPainter(theme, assets, marks)
    ground = QColor(*theme.rgba(Colour("canvas")))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError(_("The PDF could not be begun."))
    try:
        for number, sheet in enumerate(sheets):
            if number:
                writer.setPageSize(_page_size(sheet))
                writer.newPage()
            _draw_sheet(painter, sheet, scenes, ground)
            progress((number + 1) / len(sheets))
    finally:
        painter.end()
    return Drawn(bytes(buffer.data().data()), tuple(DrawnPage(s.title, tuple(_spots(s))) for s in sheets), marks)


def _draw_sheet(painter: QPainter, sheet: Sheet, scenes: ScenePainter, ground: QColor) -> None:
    placing = _placing(sheet)
    painter.save()
    painter.fillRect(QRectF(0, 0, placing.width, placing.height), ground)
    painter.translate(placing.left, placing.top)
    painter.scale(placing.scale, placing.scale)
    scenes.paint_scene(painter, sheet.scene)
    painter.restore()


def _page_size(sheet: Sheet) -> QPageSize:
    placing = _placing(sheet)
    size = QSizeF(placing.width, placing.height)
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


def _placing(sheet: Sheet) -> _Placing:
    """The scene as large as fits its page, in the middle. Whole points: Qt knows no others for a page."""
    width, height = sheet.width_mm * _POINTS_PER_MM, sheet.height_mm * _POINTS_PER_MM
    shrink = min(1.0, _LONGEST / max(width, height))
    width, height = max(1, round(width * shrink)), max(1, round(height * shrink))
    scale = min(width / sheet.scene.width, height / sheet.scene.height)
    left, top = (width - sheet.scene.width * scale) / 2, (height - sheet.scene.height * scale) / 2
    return _Placing(width, height, scale, left, top)


def _spots(sheet: Sheet) -> Iterator[Spot]:
    """The nodes that a link or an outline entry may concern, in reading order."""
    placing = _placing(sheet)
    for band in sheet.scene.bands:
        for node in (*band.labels, *band.nodes):
            if node.record or node.link or node.role in (Role.STAGE, Role.LANE):
                left = placing.left + node.x * placing.scale
                top = placing.height - placing.top - (band.y + node.y) * placing.scale
                right, bottom = left + node.w * placing.scale, top - node.h * placing.scale
                yield Spot(node, left, bottom, right, top)
