"""What looks like a field in the top bar and opens the palette; an icon alone where there is little room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

WIDE, NARROW = 232, 36


class SearchField(QPushButton):
    """Shows the key that opens the palette as well."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Search or do"))
        self._look, self._key, self._is_narrow = look, "", True
        self.set_narrow(False)
        look.changed.connect(self._draw)
        self._draw()

    def show_key(self, key: str) -> None:
        self._key = key
        self.setToolTip(f"{_('Search or do')}  {key}")
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.setText("" if is_narrow else _("Search or do…"))
            self.setFixedWidth(NARROW if is_narrow else WIDE)
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_narrow or not self._key:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(font).horizontalAdvance(self._key) + 12
        box = QRect(self.width() - wide - 7, (self.height() - 20) // 2, wide, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("soft"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(font)
        painter.setPen(self._look.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _draw(self) -> None:
        icon_before_words(self, self._look, "search", "text2", 16)
