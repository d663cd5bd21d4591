"""A button whose words take as many lines as they need, beside an icon."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look

_ICON = 18


class WrappingButton(QPushButton):
    """``name`` is the style sheet's; ``colour`` the icon's, which on a tile stands in the middle, else at the top."""

    def __init__(
        self, look: Look, name: str, icon: str, text: str, *, colour: str = "text2", is_tile: bool = False
    ) -> None:
        super().__init__()
        self._look, self._icon_name, self._colour = look, icon, colour
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = QLabel()
        self._words = WholeLabel()
        self._words.set_whole(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter if is_tile else Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        for part in (self._icon, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._draw)
        self._draw()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        row = self.layout()
        return row.heightForWidth(width) if row is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        row = self.layout()
        return row.sizeHint() if row is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(max(self.width(), 60)))

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._look, self._icon_name, self._colour, _ICON))
