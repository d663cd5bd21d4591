"""Rows of the left panel's lists: clickable, focusable, with a name for screen readers."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.controls.labels import breakable
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.look import Look

_WIDTH = 200
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Row(QWidget):
    """Painted; tells ``clicked``, ``opened`` (double click, F2) and ``asked`` (context menu at a global point)."""

    clicked = Signal(str)
    opened = Signal(str)
    asked = Signal(str, QPoint)

    def __init__(self, look: Look, record: str) -> None:
        super().__init__()
        self.look, self.record = look, record
        self.is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.height_for(_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As high as what it says needs at this width."""
        height = self.height_for(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def height_for(self, width: int) -> int:
        """The height that what it says needs."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.clicked.emit(self.record)
            case Qt.Key.Key_F2:
                self.opened.emit(self.record)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(self.record, event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("selected"))
            painter.drawRoundedRect(box, 7, 7)
            painter.setBrush(self.look.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 6, 3, self.height() - 12), 1.5, 1.5)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("soft"))
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        self.paint_contents(painter)
        painter.end()

    def paint_contents(self, painter: QPainter) -> None:
        """What the row says."""
        raise NotImplementedError

    def block(self, text: str, width: float, size: int, weight: QFont.Weight) -> tuple[QFont, str, float]:
        """``text`` on as many lines as it needs within ``width``: its font, itself with breaks, its height."""
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        shown = breakable(text)
        return font, shown, QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e4), _WRAPPED, shown).height()

    def draw_block(
        self, painter: QPainter, box: QRectF, text: str, size: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> None:
        """``text`` from the top of ``box`` down."""
        font, shown, height = self.block(text, box.width(), size, weight)
        painter.setFont(font)
        painter.drawText(QRectF(box.x(), box.y(), box.width(), height + 2), _WRAPPED, shown)


class MapRow(Row):
    """Icon and title of a map."""

    def __init__(self, look: Look, record: str) -> None:
        super().__init__(look, record)
        self._title, self._icon = "", "map"

    def show_map(self, title: str, icon_name: str, spoken: str, *, is_current: bool) -> None:
        self._title, self._icon, self.is_current = title, icon_name, is_current
        self.setAccessibleName(spoken)
        self.fit()
        self.update()

    def height_for(self, width: int) -> int:
        return round(self.block(self._title, width - 44, 13, self._weight)[2]) + 15

    @property
    def _weight(self) -> QFont.Weight:
        return QFont.Weight.DemiBold if self.is_current else QFont.Weight.Medium

    def paint_contents(self, painter: QPainter) -> None:
        look = self.look
        paint_icon(painter, look, self._icon, look.colour("accent" if self.is_current else "text2"), 11, 7.5, 16)
        painter.setPen(look.colour("text" if self.is_current else "text2"))
        self.draw_block(painter, QRectF(36, 7.5, self.width() - 44, self.height()), self._title, 13, self._weight)
