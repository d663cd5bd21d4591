"""The pages of a map drawn by Qt as PDF, and where on them links lead and outline entries stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QTextLayout

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Text
from journeydesigner.drawing.text import TextLine
from journeydesigner.drawing.theme import Theme
from journeydesigner.exporters.pdf.marks import Marks, is_right_to_left, needs_words, untold_parts
from journeydesigner.exporters.pdf.stamps import Stamps, ground_of
from journeydesigner.exporters.registry import ExportError
from journeydesigner.layout.pages import Page
from journeydesigner.layout.papers import points
from journeydesigner.layout.reading import Reading
from journeydesigner.painting.painter import HINTS, ScenePainter, line_layout
from journeydesigner.wording import _

_DETAIL = 4.0
_LONGEST = 14_400
"""Points: the largest page that readers open (200 inches)."""


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
    """What the finishing pass needs to know of a page. ``frame``: its corners in points; Qt's are whole ones. Marked
    content has the number of its place in ``readings``; of those, nodes that were not drawn have no spot."""

    title: str
    frame: tuple[float, float, float, float]
    spots: tuple[Spot, ...]
    readings: tuple[Reading, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Spot]:
        return {spot.node.key: spot for spot in self.spots}


@dataclass(frozen=True)
class Drawn:
    """Qt's PDF, its pages, the marks to be set in their contents, and the stamps that these name."""

    content: bytes
    pages: tuple[DrawnPage, ...]
    marks: Marks
    stamps: Stamps


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where a scene stands on its page, in points. Qt's page is ``across`` x ``down`` whole points."""

    width: float
    height: float
    across: int
    down: int
    scale: float
    left: float
    top: float


class _PdfPainter(ScenePainter):
    """Says beside the glyphs what they read, where the glyphs do not tell."""

    def __init__(self, theme: Theme, assets: Mapping[str, bytes], marks: Marks, stamps: Stamps) -> None:
        super().__init__(theme, assets, detail=_DETAIL, once=True)
        self._marks = marks
        self._stamped = stamps
        self._parts: dict[str, int] = {}
        self._is_read = False

    def begin_page(self, sheet: Page) -> None:
        """From now on nodes of ``sheet`` are painted: those that are read aloud are marked."""
        self._parts = {reading.node: number for number, reading in enumerate(sheet.readings)}
        self._is_read = False

    def end_page(self, painter: QPainter) -> None:
        if self._is_read:
            self._marks.end_part(painter)

    def paint_nodes(self, painter: QPainter, nodes: Iterable[Node]) -> None:
        painter.setRenderHints(HINTS)
        for node in nodes:
            # A key that is there twice is read once.
            number = self._parts.pop(node.key, None) if node.primitives else None
            painter.translate(node.x, node.y)
            if number is not None:
                self._marks.begin_part(painter, number)
            elif self._is_read and node.primitives:
                self._marks.end_part(painter)
            self._is_read = number is not None or (self._is_read and not node.primitives)
            ground = ground_of(node.primitives)
            if ground:
                self._marks.stamp(painter, self._stamped.number_of(ground))
            for primitive in node.primitives[len(ground) :]:
                self.paint(painter, primitive)
            painter.translate(-node.x, -node.y)

    def draw_line(self, painter: QPainter, text: Text, line: TextLine, scale: float) -> None:
        if not line.text:
            return
        if is_right_to_left(line.text):
            self._draw_backward(painter, text, line, scale)
            return
        words = _as_written(text, line)
        spaced = _with_space(line)
        if words == line.text and not needs_words(words):
            super().draw_line(painter, text, spaced, scale)
            return
        self._marks.begin(painter, f"{words} ")
        super().draw_line(painter, text, spaced, scale)
        self._marks.end(painter)

    def _draw_backward(self, painter: QPainter, text: Text, line: TextLine, scale: float) -> None:
        """A line that is written from right to left: what its glyphs do not tell in it is marked part by part."""
        parts = untold_parts(line.text)
        if not parts:
            super().draw_line(painter, text, line, scale)
            return
        layout, ascent = line_layout(line.text, painter.font())
        corner = QPointF(line.x / scale, line.baseline / scale - ascent)
        done = 0
        for start, end in (*parts, (len(line.text), len(line.text))):
            _draw_glyphs(painter, layout, corner, done, start)
            if start < end:
                self._marks.begin(painter, line.text[start:end])
                _draw_glyphs(painter, layout, corner, start, end)
                self._marks.end(painter)
            done = end


def _draw_glyphs(painter: QPainter, layout: QTextLayout, corner: QPointF, start: int, end: int) -> None:
    """Those of some of the line's characters, where they stand in it."""
    text = layout.text()
    first, last = (
        len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in (start, end)
    )  # as Qt counts
    if first < last:
        for run in layout.glyphRuns(first, last - first):
            painter.drawGlyphRun(corner, run)


def _with_space(line: TextLine) -> TextLine:
    """Else those who read a part as one string join its lines' words."""
    return TextLine(f"{line.text} ", line.x, line.baseline, line.width)


def _as_written(text: Text, line: TextLine) -> str:
    """What a line reads: a name that is set in capitals reads as its source."""
    if not line.text.isupper():
        return line.text
    drawn = " ".join(each.text for each in text.lines)
    if drawn == text.source or len(drawn) != len(text.source) or drawn.casefold() != text.source.casefold():
        return line.text
    start = sum(len(each.text) + 1 for each in text.lines[: text.lines.index(line)])
    return text.source[start : start + len(line.text)]


def draw(sheets: Sequence[Page], theme: Theme, assets: Mapping[str, bytes], progress: Callable[[float], None]) -> Drawn:
    """All pages. ``progress`` is told the share done, and may raise to stop."""
    marks, stamps = Marks(), Stamps(theme)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(_page_size(sheets[0]))
    scenes = _PdfPainter(theme, assets, marks, stamps)
    ground = QColor(*theme.rgba(Colour("canvas")))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError(_("The PDF could not be begun."))
    try:
        for number, sheet in enumerate(sheets):
            if number:
                writer.setPageSize(_page_size(sheet))
                writer.newPage()
            for share in _draw_sheet(painter, sheet, scenes, ground):
                progress((number + share) / len(sheets))
    finally:
        painter.end()
    return Drawn(bytes(buffer.data().data()), tuple(_drawn_page(sheet) for sheet in sheets), marks, stamps)


def _draw_sheet(painter: QPainter, sheet: Page, scenes: _PdfPainter, ground: QColor) -> Iterator[float]:
    """Draw a page, bit by bit; yields the share done."""
    placing = _placing(sheet)
    scenes.begin_page(sheet)
    painter.resetTransform()
    painter.fillRect(QRectF(0, 0, placing.across, placing.down), ground)
    painter.translate(placing.left, placing.top)
    painter.scale(placing.scale, placing.scale)
    yield from scenes.painting_scene(painter, sheet.scene)
    scenes.end_page(painter)


def _page_size(sheet: Page) -> QPageSize:
    placing = _placing(sheet)
    size = QSizeF(placing.across, placing.down)
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


def _placing(sheet: Page) -> _Placing:
    """The scene in the middle of its page; as large as readers open, if the page is larger."""
    width, height = points(sheet.width_mm), points(sheet.height_mm)
    shrink = min(1.0, _LONGEST / max(width, height))
    width, height, scale = width * shrink, height * shrink, sheet.scale * shrink
    left, top = (width - sheet.scene.width * scale) / 2, (height - sheet.scene.height * scale) / 2
    return _Placing(width, height, ceil(width), ceil(height), scale, left, top)


def _drawn_page(sheet: Page) -> DrawnPage:
    placing = _placing(sheet)
    frame = (0.0, placing.down - placing.height, placing.width, placing.down)
    return DrawnPage(sheet.title, frame, tuple(_spots(sheet)), sheet.readings)


def _spots(sheet: Page) -> Iterator[Spot]:
    """The nodes that a link, an outline entry or a screen reader may concern."""
    read = {reading.node for reading in sheet.readings}
    scene = sheet.scene
    for band in scene.bands:
        for node in (*band.ground, *band.labels, *band.nodes):
            if node.record or node.link or node.key in read:
                yield _spot(sheet, node, band.y)
    yield from (_spot(sheet, node, 0.0) for node in (*scene.backdrop, *scene.under, *scene.above))


def _spot(sheet: Page, node: Node, y: float) -> Spot:
    placing = _placing(sheet)
    left = placing.left + node.x * placing.scale
    top = placing.down - placing.top - (y + node.y) * placing.scale
    return Spot(node, left, top - node.h * placing.scale, left + node.w * placing.scale, top)
