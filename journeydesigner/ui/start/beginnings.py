"""The ways to begin without a template: a blank map, a pasted outline, a file of another program."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.ui.controls.even_grid import EvenGrid
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.ui.start.tile import RING, Tile
from journeydesigner.wording import _

BLANK, OUTLINE, IMPORT = "blank", "outline", "import"
_HEIGHT, _LOW = 88, 68
_ROOMY = 230


class Beginnings(QWidget):
    """Three wide tiles; ``tiles`` are in their order."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        grid = EvenGrid(self, most=3, least=184, across=17 - 2 * RING, down=0)
        self.tiles = (
            Beginning(look, BLANK, _("Blank map"), _("One stage, one step, four lanes"), "file-plus", "blue"),
            Beginning(
                look, OUTLINE, _("Paste an outline"), _("Indented lines become stages and steps"), "list-tree", "teal"
            ),
            Beginning(look, IMPORT, _("Import"), _("Markdown tables and outlines"), "log-in", "violet"),
        )
        for tile in self.tiles:
            grid.addWidget(tile)


class Beginning(Tile):
    """An icon, a name, a few words."""

    def __init__(self, look: Look, value: str, title: str, text: str, icon_name: str, family: str) -> None:
        super().__init__(look, value, f"{title}: {text}")
        self._icon_name, self._family = icon_name, family
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(44, 44))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(title, size="title"))
        self._text = label(text, tone="second", size="small", wraps=True)
        words.addWidget(self._text)
        words.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        look.changed.connect(self._draw_icon)
        self._draw_icon()

    def sizeHint(self) -> QSize:
        return QSize(236, self.heightForWidth(236))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words are left to the name."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _ROOMY
        self._text.setVisible(not is_narrow)
        side = RING + (6 if is_narrow else 16)
        self._row.setContentsMargins(side, RING, RING + (4 if is_narrow else 12), RING)
        self._row.setSpacing(8 if is_narrow else 14)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width < _ROOMY:
            return _LOW + 2 * RING
        return max(_HEIGHT, self._words.heightForWidth(width - 96) + 16) + 2 * RING

    def _draw_icon(self) -> None:
        picture: QPixmap = pixmap(self._look, self._icon_name, f"{self._family}.edge", 22)
        self._icon.setPixmap(picture)
        ground = self._look.colour(f"{self._family}.fill").name()
        self._icon.setStyleSheet(f"background: {ground}; border-radius: 10px;")
