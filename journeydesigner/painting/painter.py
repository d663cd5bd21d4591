"""Paints the primitives of a drawing with a ``QPainter``: on screen, on images and on paper alike."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Final, TypeVar, assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from journeydesigner.drawing import shadows
from journeydesigner.drawing.colours import Colour, Fill, Gradient
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Box, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.painting import fonts
from journeydesigner.painting.giving_way import giving_way
from journeydesigner.painting.paths import icon_path, painter_path
from journeydesigner.painting.pictures import Pictures, covering
from journeydesigner.painting.stamps import IconStamps

_NO_PEN: Final = Qt.PenStyle.NoPen
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush
_FLAT: Final = Qt.PenCapStyle.FlatCap
_ROUND: Final = Qt.PenCapStyle.RoundCap
_CACHED_LINES: Final = 6_000
_CACHED_PATHS: Final = 3_000
_CACHED_TEXTS: Final = 4_000
_SCREEN_DETAIL: Final = 2.0
_LARGE_SHADOW: Final = 250_000.0
"""Pixels of a scene."""
HINTS: Final = (
    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
)

Glyphs = tuple[list[QGlyphRun], float]
Written = tuple[Text, QColor, list[tuple[QPointF, QGlyphRun]]]
"""A text with all that is needed to draw it again: its colour, and its glyphs with the corners where they stand."""
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ScenePainter:
    """Paints nodes in a theme. It caches what recurs, so keep one for each theme; use it in one thread.

    ``assets`` are images by content hash; ``detail`` is how many pixels of an image serve one of the scene.
    Where everything is painted once (PDF), ``once`` leaves out the shaping of text for later. On the screen
    ``stamps`` keep icons as pictures.
    """

    def __init__(
        self,
        theme: Theme,
        assets: Mapping[str, bytes] | None = None,
        *,
        detail: float = _SCREEN_DETAIL,
        once: bool = False,
        stamps: IconStamps | None = None,
    ) -> None:
        fonts.load()
        self.theme = theme
        self._once = once
        self._stamps = stamps
        self._give_way = giving_way()
        self._pictures = Pictures({} if assets is None else assets, detail)  # an empty one may fill later
        self._colours: dict[Colour, QColor] = {}
        self._brushes: dict[Colour, QBrush] = {}
        self._pens: dict[tuple[Colour, float, tuple[float, ...], Qt.PenCapStyle], QPen] = {}
        self._shadow_brushes: dict[tuple[int, int, int, int], QBrush] = {}
        self._glyphs: dict[tuple[str, TextStyle], Glyphs] = {}
        self._written: dict[int, Written] = {}
        """By the text's own number (what has it is kept, too), which is found in a tenth of the time of its values."""
        self._paths: dict[Path, QPainterPath] = {}
        self._rounded: dict[tuple[float, float, float], QPainterPath] = {}

    # Scenes

    def paint_scene(self, painter: QPainter, scene: Scene) -> None:
        """The whole map, from (0, 0), without the canvas colour behind it."""
        for _share in self.painting_scene(painter, scene):
            pass

    def painting_scene(self, painter: QPainter, scene: Scene) -> Iterator[float]:
        """The same, bit by bit; yields the share done."""
        self.paint_nodes(painter, scene.backdrop)
        for band in scene.bands:
            self._at(painter, band, band.ground)
        self.paint_nodes(painter, scene.under)
        for number, band in enumerate(scene.bands, start=1):
            self._at(painter, band, band.nodes)
            self._at(painter, band, band.labels)
            yield number / (len(scene.bands) + 1)
        self.paint_nodes(painter, scene.above)
        yield 1.0

    def _at(self, painter: QPainter, band: Band, nodes: Iterable[Node]) -> None:
        painter.translate(0.0, band.y)
        self.paint_nodes(painter, nodes)
        painter.translate(0.0, -band.y)

    def paint_nodes(self, painter: QPainter, nodes: Iterable[Node]) -> None:
        """``nodes`` where they stand, in the order given."""
        painter.setRenderHints(HINTS)
        for node in nodes:
            painter.translate(node.x, node.y)
            for primitive in node.primitives:
                self.paint(painter, primitive)
            painter.translate(-node.x, -node.y)

    def paint(self, painter: QPainter, primitive: Primitive) -> None:
        self._give_way()
        match primitive:
            case Text():
                self._text(painter, primitive)
            case Box():
                self._box(painter, primitive)
            case Shadow():
                self._shadow(painter, primitive)
            case Icon():
                self._icon(painter, primitive)
            case Path():
                self._path(painter, primitive)
            case Line():
                self._line(painter, primitive)
            case Disc():
                self._outline(painter, primitive.fill, primitive.stroke, primitive.width)
                painter.drawEllipse(QPointF(primitive.cx, primitive.cy), primitive.r, primitive.r)
            case Picture():
                self._picture(painter, primitive)
            case _:
                assert_never(primitive)

    # Primitives

    def _line(self, painter: QPainter, line: Line) -> None:
        if not line.dash and (line.x1 == line.x2 or line.y1 == line.y2):
            # Qt takes 100 times longer to stroke such a line, anti-aliased, than to fill the same rectangle.
            painter.fillRect(_upright(line), self._brush(line.colour))
            return
        painter.setPen(self._pen(line.colour, line.width, line.dash, _FLAT))
        painter.drawLine(QLineF(line.x1, line.y1, line.x2, line.y2))

    def _box(self, painter: QPainter, box: Box) -> None:
        area = QRectF(box.x, box.y, box.w, box.h)
        if box.stroke is None and not box.radius and isinstance(box.fill, Colour):
            painter.fillRect(area, self._brush(box.fill))
            return
        self._outline(painter, box.fill, box.stroke, box.width, box.dash)
        if box.radius:
            self._draw_rounded(painter, area, box.radius)
        else:
            painter.drawRect(area)

    def _shadow(self, painter: QPainter, shadow: Shadow) -> None:
        painter.setPen(_NO_PEN)
        painter.translate(shadow.x, shadow.y)
        is_large = shadow.w * shadow.h > _LARGE_SHADOW
        for layer in shadows.layers(shadow, self.theme):
            brush = self._shadow_brushes.get(layer.rgba)
            if brush is None:
                brush = self._shadow_brushes[layer.rgba] = QBrush(QColor(*layer.rgba))
            painter.setBrush(brush)
            grow = layer.grow
            area = QRectF(-grow, layer.down - grow, shadow.w + 2 * grow, shadow.h + 2 * grow)
            if is_large:
                painter.drawPath(_rim(area, shadow.radius + grow, shadow))
                self._give_way()
            else:
                self._draw_rounded(painter, area, shadow.radius + grow)
        painter.translate(-shadow.x, -shadow.y)

    def _draw_rounded(self, painter: QPainter, area: QRectF, radius: float) -> None:
        """With the painter's pen and brush. Cards are of few sizes, and a path made once draws twice as fast."""
        key = (area.width(), area.height(), radius)
        path = self._rounded.get(key)
        if path is None:
            path = _kept(self._rounded, key, _rounded(*key), _CACHED_PATHS)
        painter.translate(area.x(), area.y())
        painter.drawPath(path)
        painter.translate(-area.x(), -area.y())

    def _icon(self, painter: QPainter, icon: Icon) -> None:
        pen = self._pen(icon.colour, icon.width * icon.size / 24.0, (), _ROUND)
        if self._stamps is not None and self._stamps.draw(painter, icon, pen):
            return
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        painter.translate(icon.x, icon.y)
        painter.drawPath(icon_path(icon.name, icon.size))
        painter.translate(-icon.x, -icon.y)

    def _path(self, painter: QPainter, path: Path) -> None:
        made = self._paths.get(path)
        if made is None:
            made = _kept(self._paths, path, painter_path(path.commands), _CACHED_PATHS)
        self._outline(painter, path.fill, path.stroke, path.width, path.dash, _ROUND)
        painter.drawPath(made)

    def _picture(self, painter: QPainter, picture: Picture) -> None:
        area = QRectF(picture.x, picture.y, picture.w, picture.h)
        image = self._pictures.image(picture.asset, picture.w, picture.h)
        if image is None:
            self._missing_picture(painter, picture)
            return
        painter.save()
        if picture.radius:
            clip = QPainterPath()
            clip.addRoundedRect(area, picture.radius, picture.radius)
            painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        painter.drawImage(area, image, covering(image, picture.w, picture.h))
        painter.restore()

    def _missing_picture(self, painter: QPainter, picture: Picture) -> None:
        """A frame with an icon: what cannot be shown is not left out in silence."""
        frame, ink = Colour("slate.fill"), Colour("slate.edge")
        size = min(24.0, picture.w, picture.h)
        self._box(painter, Box(picture.x, picture.y, picture.w, picture.h, frame, ink, radius=picture.radius))
        x, y = picture.x + (picture.w - size) / 2, picture.y + (picture.h - size) / 2
        self._icon(painter, Icon("image", x, y, size, ink))

    # Text

    def _text(self, painter: QPainter, text: Text) -> None:
        known = self._written.get(id(text))
        if known is not None:
            painter.setPen(known[1])
            for corner, run in known[2]:
                painter.drawGlyphRun(corner, run)
            return
        font, scale = fonts.font(text.style)
        if scale != 1.0:
            painter.setPen(self._colour(text.colour))
            self._scaled_text(painter, text, scale)
        elif self._once:
            painter.setPen(self._colour(text.colour))
            painter.setFont(font)
            for line in text.lines:
                self.draw_line(painter, text, line, 1.0)
        else:
            _kept(self._written, id(text), self._glyphs_of(text), _CACHED_TEXTS)
            self._text(painter, text)

    def _glyphs_of(self, text: Text) -> Written:
        placed: list[tuple[QPointF, QGlyphRun]] = []
        for line in text.lines:
            runs, ascent = self._shaped(line.text, text.style)
            placed += [(QPointF(line.x, line.baseline - ascent), run) for run in runs]
        return text, self._colour(text.colour), placed

    def _scaled_text(self, painter: QPainter, text: Text, scale: float) -> None:
        painter.save()
        painter.scale(scale, scale)
        painter.setFont(fonts.font(text.style)[0])
        for line in text.lines:
            self.draw_line(painter, text, line, scale)
        painter.restore()

    def draw_line(self, painter: QPainter, text: Text, line: TextLine, scale: float) -> None:
        """One line of ``text`` with the painter's font and pen; the painter is scaled by ``scale``."""
        painter.drawText(QPointF(line.x / scale, line.baseline / scale), line.text)

    def _shaped(self, line: str, style: TextStyle) -> Glyphs:
        """The glyphs of a line, positioned from its top left corner, and how far down its baseline is."""
        key = (line, style)
        known = self._glyphs.get(key)
        return known or _kept(self._glyphs, key, _shape(line, style), _CACHED_LINES)

    # Colours, pens, brushes

    def _outline(
        self,
        painter: QPainter,
        fill: Fill | None,
        stroke: Colour | None,
        width: float,
        dash: tuple[float, ...] = (),
        cap: Qt.PenCapStyle = _FLAT,
    ) -> None:
        """Set pen and brush for a closed shape."""
        if stroke is None:
            painter.setPen(_NO_PEN)
        else:
            painter.setPen(self._pen(stroke, width, dash, cap))
        match fill:
            case None:
                painter.setBrush(_NO_BRUSH)
            case Colour():
                painter.setBrush(self._brush(fill))
            case Gradient():
                painter.setBrush(self._gradient(fill))

    def _colour(self, colour: Colour) -> QColor:
        known = self._colours.get(colour)
        if known is None:
            known = self._colours[colour] = QColor(*self.theme.rgba(colour))
        return known

    def _brush(self, colour: Colour) -> QBrush:
        known = self._brushes.get(colour)
        if known is None:
            known = self._brushes[colour] = QBrush(self._colour(colour))
        return known

    def _pen(self, colour: Colour, width: float, dash: tuple[float, ...], cap: Qt.PenCapStyle) -> QPen:
        key = (colour, width, dash, cap)
        known = self._pens.get(key)
        if known is None:
            join = Qt.PenJoinStyle.RoundJoin if cap == _ROUND else Qt.PenJoinStyle.MiterJoin
            known = QPen(self._brush(colour), width, Qt.PenStyle.SolidLine, cap, join)
            if dash:
                known.setDashPattern([part / width for part in _paired(dash)])
            self._pens[key] = known
        return known

    def _gradient(self, gradient: Gradient) -> QBrush:
        made = QLinearGradient(gradient.x0, gradient.y0, gradient.x1, gradient.y1)
        made.setColorAt(0.0, self._colour(gradient.start))
        made.setColorAt(1.0, self._colour(gradient.end))
        return QBrush(made)


def _upright(line: Line) -> QRectF:
    """The area of a horizontal or vertical line, its ends flat."""
    half = line.width / 2
    if line.x1 == line.x2:
        return QRectF(line.x1 - half, min(line.y1, line.y2), line.width, abs(line.y2 - line.y1))
    return QRectF(min(line.x1, line.x2), line.y1 - half, abs(line.x2 - line.x1), line.width)


def _rounded(width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    within = min(radius, width / 2, height / 2)
    path.addRoundedRect(QRectF(0.0, 0.0, width, height), within, within)
    return path


def _rim(area: QRectF, radius: float, shadow: Shadow) -> QPainterPath:
    """``area`` without what is hidden of it for sure: most of a sheet's shadow would be painted for nothing."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    inset = shadow.radius + 1.0
    path.addRect(QRectF(inset, inset, shadow.w - 2 * inset, shadow.h - 2 * inset))
    return path


def _shape(line: str, style: TextStyle) -> Glyphs:
    layout, ascent = line_layout(line, fonts.font(style)[0])
    return layout.glyphRuns(), ascent


def line_layout(line: str, font: QFont) -> tuple[QTextLayout, float]:
    """A line laid out from its top left corner, and how far down its baseline is."""
    layout = QTextLayout(line, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    layout.endLayout()
    return layout, first.ascent() if first.isValid() else 0.0


def _paired(dash: tuple[float, ...]) -> tuple[float, ...]:
    """On and off by turns; Qt wants an even number."""
    return dash if len(dash) % 2 == 0 else dash * 2


def _kept(cache: dict[K, V], key: K, value: V, most: int) -> V:
    """Enter ``value``, leaving out the oldest where there are too many."""
    if len(cache) >= most:
        del cache[next(iter(cache))]
    cache[key] = value
    return value
