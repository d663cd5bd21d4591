"""The picture of a card on its way: as its target lane would draw it, tilted a little, with a deep shadow."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.overlay import Sprite
from journeydesigner.canvas.tools.gesture import Pointer
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Primitive, Shadow
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, LaneId
from journeydesigner.model.records import Channel
from journeydesigner.painting import fonts
from journeydesigner.painting.painter import ScenePainter

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

TILT = -2.2
"""Degrees."""
_GRIP = QPointF(110.0, 20.0)
"""Where in a card, at most, the hand holds it."""
_MARGIN = 40.0
"""Room round the card for shadow and tilt, in scene pixels."""


def picture(
    painter: ScenePainter,
    primitives: tuple[Primitive, ...],
    size: tuple[float, float],
    zoom: float,
    ratio: float,
    count: int,
    *,
    is_tilted: bool,
) -> tuple[QImage, QPointF]:
    """The picture, and where in it (logical pixels) the card's upper left corner is. ``count`` cards go together."""
    wide, high = size
    image = QImage(
        ceil((wide + 2 * _MARGIN) * zoom * ratio), ceil((high + 2 * _MARGIN) * zoom * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(ratio)
    brush = QPainter(image)
    brush.scale(zoom, zoom)
    brush.translate(_MARGIN, _MARGIN)
    if is_tilted:
        brush.translate(wide / 2, high / 2)
        brush.rotate(TILT)
        brush.translate(-wide / 2, -high / 2)
    lifted = Node("sprite", Role.CARD, "", 0, 0, wide, high, (Shadow(0, 0, wide, high, 8, 3), *primitives))
    painter.paint_nodes(brush, (lifted,))
    if count > 1:
        _badge(brush, painter, wide, count)
    brush.end()
    return image, QPointF(_MARGIN * zoom, _MARGIN * zoom)


def _badge(brush: QPainter, painter: ScenePainter, right: float, count: int) -> None:
    """How many cards go together, at the corner."""
    words = str(count)
    area = QRectF(right - 14, -10, max(22.0, 10 + 8.0 * len(words)), 22)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(QColor(*painter.theme.rgba(Colour("accent"))))
    brush.drawRoundedRect(area, 11, 11)
    font = QFont(fonts.FAMILY)
    font.setPixelSize(12)
    font.setBold(True)
    brush.setFont(font)
    brush.setPen(QColor(*painter.theme.rgba(Colour("surface"))))
    brush.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


class Sprites:
    """The picture of what is dragged, made anew where card, target lane, zoom or theme change."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], tuple[QImage, QPointF, QPointF]] | None = None
        self._lifted: dict[tuple[object, ...], tuple[QImage, QPointF]] = {}

    def sprite(self, canvas: "MapCanvas", card: CardId, count: int, pointer: Pointer, lane: str | None) -> Sprite:
        """``card``, with ``count`` cards in all, as it looks over ``lane`` in the hand at ``pointer``."""
        key = (canvas.document.snapshot.card(card), count, lane, canvas.zoom, canvas.has_motion, canvas.theme)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, _picture_of(canvas, card, count, lane))
        image, corner, grip = self._kept[1]
        at = QPointF(pointer.screen_x, pointer.screen_y) - grip * canvas.zoom - corner
        return Sprite(image, at.x(), at.y())

    def lifted(self, canvas: "MapCanvas", card: CardId, rect: Rect) -> Sprite:
        """``card`` as it looks now, over a rectangle of the screen."""
        key = (card, canvas.zoom, canvas.theme.name)
        if key not in self._lifted:
            node = canvas.board.node_of_card(card)
            assert node is not None, "what is dragged is on the map"
            self._lifted = {kept: value for kept, value in self._lifted.items() if kept[1:] == key[1:]}
            self._lifted[key] = picture(
                canvas.scene_painter, node.primitives, (node.w, node.h), canvas.zoom, canvas.devicePixelRatioF(), 1,
                is_tilted=False,
            )  # fmt: skip
        image, corner = self._lifted[key]
        return Sprite(image, rect.x - corner.x(), rect.y - corner.y())

    def forget(self) -> None:
        """The drag is over: the next one may show other cards."""
        self._lifted.clear()


def _picture_of(canvas: "MapCanvas", card: CardId, count: int, lane: str | None) -> tuple[QImage, QPointF, QPointF]:
    """The picture, where the card is in it, and where in the card (scene pixels) the hand holds it."""
    node = canvas.board.node_of_card(card)
    assert node is not None, "what is dragged is on the map"
    primitives, size = node.primitives, (node.w, node.h)
    snapshot = canvas.document.snapshot
    found = snapshot.card(card)
    own = found.place.lane if found.place else None
    kind_there = kind(snapshot.lane(LaneId(lane)).kind) if lane and lane != own else None
    if isinstance(kind_there, CardLane):
        options = canvas.layout_of.options
        channel = snapshot.table("channels").get(found.channel or "")
        facts = Facts(
            Pen(canvas.layout_of.measurer, type_scale(options.preset)),
            channel if isinstance(channel, Channel) else None,
        )
        face = kind_there.face(found, options.step_width - 16, facts)
        primitives, size = face.primitives, (face.width, face.height)
    image, corner = picture(
        canvas.scene_painter, primitives, size, canvas.zoom, canvas.devicePixelRatioF(), count,
        is_tilted=canvas.has_motion,
    )  # fmt: skip
    return image, corner, QPointF(min(size[0] / 2, _GRIP.x()), min(size[1] / 2, _GRIP.y()))
