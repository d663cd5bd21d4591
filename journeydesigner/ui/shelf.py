"""The shelf: what can be dragged onto the map, or added at the selection by a click."""

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.lanes.kinds import CardLane, kind_with, kinds
from journeydesigner.model.records import Channel
from journeydesigner.ui.controls.dragged import Dragged
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import breakable
from journeydesigner.ui.controls.section_head import SectionHead
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.shelf_mime import shelf_mime
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.wording import _

_CHIP = 26
_WIDEST = 196
_SIZES = (13, 12, 11)
_LINE = 12.5


class Shelf(QWidget):
    """``stage``, ``step``, ``card(lane kind)`` and ``touchpoint(channel)`` tell what was clicked."""

    stage = Signal()
    step = Signal()
    card = Signal(str)
    touchpoint = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._channels: tuple[Channel, ...] | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHead(look, _("Shelf"), hint=_("drag onto the map")))
        column.addLayout(self._columns_row())
        column.addWidget(self._chips)
        column.addLayout(self._tiles())
        self._more = QPushButton(_("More kinds"))
        self._more.setObjectName("link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._rest.setVisible)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rest)
        self._rest.hide()

    def refresh(self) -> None:
        """The organisation's channels as chips."""
        self._stage.update()  # another map may be of another brand
        organization = self._session.organization_id
        channels = self._session.snapshot.channels_of(organization) if organization else ()
        if channels == self._channels:
            return
        self._channels = channels
        self._flow.clear()
        for channel in channels:
            chip = ChannelChip(self._look, channel)
            chip.clicked.connect(self._touchpoint_clicked)
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(channels))
        self._chips.updateGeometry()

    def item(self, name: str) -> QWidget | None:
        """The item of that accessible name."""
        return next((item for item in self.findChildren(Dragged) if item.accessibleName() == name), None)

    def _columns_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        stage, step = StageTile(self._session, self._look), StepTile(self._look)
        self._stage = stage
        stage.clicked.connect(self.stage)
        step.clicked.connect(self.step)
        row.addWidget(stage)
        row.addWidget(step)
        return row

    def _tiles(self) -> QGridLayout:
        found = [kind for kind in kinds().values() if isinstance(kind, CardLane) and not kind.is_of_channels]
        first = sorted((kind for kind in found if kind.shelf), key=lambda kind: kind.shelf)
        rest = [kind for kind in found if not kind.shelf]
        self._rest = QWidget()
        self._grid(rest, QGridLayout(self._rest))
        return self._grid(first, QGridLayout())

    def _grid(self, found: list[CardLane], grid: QGridLayout) -> QGridLayout:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, kind in enumerate(found):
            tile = CardTile(self._look, kind)
            tile.clicked.connect(self._card_clicked)
            grid.addWidget(tile, place // 2, place % 2)
        return grid

    def _card_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, CardTile):
            self.card.emit(tile.kind)

    def _touchpoint_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, ChannelChip):
            self.touchpoint.emit(chip.channel)


class ShelfItem(Dragged):
    """Something of the shelf: painted, named."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(_("Drag onto the map, or click to add"))
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_item(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def paint_item(self, painter: QPainter) -> None:
        """The item's picture."""
        raise NotImplementedError


class StageTile(ShelfItem):
    """In the colours that stages have on the map."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(look, _("Stage"))
        self._session = session
        self.setMinimumWidth(88)
        self.setFixedHeight(30)

    def sizeHint(self) -> QSize:
        return QSize(105, 30)

    def mime(self) -> QMimeData:
        return shelf_mime(kind="stage")

    def paint_item(self, painter: QPainter) -> None:
        w, h = self.width() - 1.0, self.height() - 1.0
        shape = QPolygonF(
            [QPointF(0.5, 0.5), QPointF(w - 12, 0.5), QPointF(w, h / 2), QPointF(w - 12, h), QPointF(0.5, h)]
        )
        theme, ground = map_theme(self._session, self.look), Colour("stage:1/5")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*theme.rgba(ground)))
        painter.drawPolygon(shape)
        painter.setFont(_bold(self.font()))
        painter.setPen(QColor(*theme.rgba(ink_on(ground))))
        painter.drawText(QRectF(12, 0, w - 24, h + 1), Qt.AlignmentFlag.AlignVCenter, self.text())


class StepTile(ShelfItem):
    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Step"))
        self.setMinimumWidth(88)
        self.setFixedHeight(30)

    def sizeHint(self) -> QSize:
        return QSize(105, 30)

    def mime(self) -> QMimeData:
        return shelf_mime(kind="step")

    def paint_item(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.look.colour("line2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self.look.colour("soft" if self.underMouse() else "field"))
        painter.drawRoundedRect(box, 8, 8)
        paint_icon(painter, self.look, "plus", self.look.colour("text2"), 10, 8, 14)
        painter.setFont(_bold(self.font()))
        painter.setPen(self.look.colour("text2"))
        painter.drawText(box.adjusted(29, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class ChannelChip(ShelfItem):
    def __init__(self, look: Look, channel: Channel) -> None:
        super().__init__(look, channel.name)
        self.channel = channel.id
        self._icon = channel.icon
        self._size = self._size_of_text()
        self.setFixedSize(self._size)

    def _size_of_text(self) -> QSize:
        """One line where it fits the panel, else as many as are needed."""
        metrics = QFontMetrics(_bold(self.font()))
        wide = metrics.horizontalAdvance(self.text()) + 40
        if wide <= _WIDEST:
            return QSize(wide, _CHIP)
        box = QRect(0, 0, _WIDEST - 38, 4000)
        return QSize(_WIDEST, metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, breakable(self.text())).height() + 10)

    def sizeHint(self) -> QSize:
        return self._size

    def mime(self) -> QMimeData:
        return shelf_mime(kind="touchpoint", lane_kind=kind_with("is_of_channels"), channel=self.channel)

    def paint_item(self, painter: QPainter) -> None:
        look = self.look
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(_rim(look, "teal", self.underMouse()), 1))
        painter.setBrush(look.colour("teal.fill"))
        painter.drawRoundedRect(box, 13, 13)
        paint_icon(painter, look, self._icon, look.colour("teal.edge"), 9, 5.5, 15)
        painter.setFont(_bold(self.font()))
        painter.setPen(look.colour("teal.ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(29, 0, -9, 0), flags, breakable(self.text()))


class CardTile(ShelfItem):
    def __init__(self, look: Look, kind: CardLane) -> None:
        super().__init__(look, kind.one)
        self.kind, self._family = kind.name, kind.family
        self.setToolTip(f"{kind.one}\n{self.toolTip()}")
        self.setMinimumWidth(88)
        self.setFixedHeight(28)

    def sizeHint(self) -> QSize:
        return QSize(105, 28)

    def mime(self) -> QMimeData:
        return shelf_mime(kind="card", lane_kind=self.kind)

    def paint_item(self, painter: QPainter) -> None:
        look, family = self.look, self._family
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{family}.edge"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(look.colour(f"{family}.fill"))
        painter.drawRoundedRect(box.adjusted(3, 0, 0, 0), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_rim(look, family, self.underMouse()), 1))
        painter.drawRoundedRect(box, 5, 5)
        room = box.adjusted(12, 0, -8, 0)
        font, text = _fitting(self.font(), self.text(), int(room.width()))
        painter.setFont(font)
        painter.setPen(look.colour(f"{family}.ink"))
        lines = text.split("\n")
        top = (self.height() - _LINE * len(lines)) / 2
        for place, line in enumerate(lines):
            at = QRectF(room.x(), top + place * _LINE, room.width(), _LINE)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)


def _rim(look: Look, family: str, is_hovered: bool) -> QColor:
    """A tint of the family, as on the map; where contrast is high, the family's own colour."""
    return look.mixed(f"{family}.fill", f"{family}.edge", 1.0 if look.is_strong else 0.62 if is_hovered else 0.35)


def _fitting(font: QFont, text: str, room: int) -> tuple[QFont, str]:
    """The name in the largest letters that go into ``room`` px on one line; where even small ones do not, on two, and
    without the end of a word that is broader."""
    made = next((_bold(font, size) for size in _SIZES if _advance(_bold(font, size), text) <= room), None)
    if made is not None:
        return made, text
    least, words = _bold(font, _SIZES[-1]), text.split()
    ways = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))] or [(text,)]
    lines = min(ways, key=lambda way: max(_advance(least, line) for line in way))
    metrics = QFontMetrics(least)
    return least, "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _bold(font: QFont, size: int = 13) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold)
    return made
