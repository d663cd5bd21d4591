"""Templates as tiles: a picture, a name, a few words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.layout.glimpse import Glimpse
from journeydesigner.ui.controls.even_grid import EvenGrid
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.look import Look
from journeydesigner.ui.start.picture import Picture
from journeydesigner.ui.start.tile import RING, Tile

_SHAPE = 196 / 220
"""A picture's height for its width."""
_LEAST, _MOST = 196, 4
_GAP = 17 - 2 * RING
_WORDS_GAP = 5


class Gallery(QWidget):
    """Rows of templates, four in each where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = EvenGrid(self, most=_MOST, least=_LEAST, across=_GAP, down=26)

    def add(self, tile: "TemplateTile") -> None:
        self._grid.addWidget(tile)


class TemplateTile(Tile):
    """One template; ``value`` is what ``chosen`` tells."""

    def __init__(self, look: Look, value: str, title: str, words: str) -> None:
        super().__init__(look, value, f"{title}: {words}" if words else title)
        self.title = title
        self.picture = Picture(look)
        self.name, self._words = WholeLabel(size="head"), WholeLabel(size="small", tone="second")
        self.name.set_whole(title)
        self._words.set_whole(words)
        self._words.setVisible(bool(words))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.picture)
        self._column.addSpacing(_WORDS_GAP)
        for each in (self.name, self._words):
            each.setContentsMargins(RING + 2, 1, 0, 2)
            self._column.addWidget(each)
        self._column.addStretch(1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = sum(each.heightForWidth(width) for each in (self.name, self._words) if not each.isHidden())
        return _picture_height(width) + _WORDS_GAP + words + 2

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def say(self, words: str) -> None:
        """A few words under the name."""
        self._words.set_whole(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(f"{self.title}: {words}" if words else self.title)
        self.updateGeometry()

    def show_glimpse(self, glimpse: Glimpse) -> None:
        self.picture.show_glimpse(glimpse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setFixedHeight(_picture_height(event.size().width()))

    def draw(self, painter: QPainter) -> None:
        """The picture shows ring and pointer."""
        self.picture.mark(has_ring=self.hasFocus(), is_hot=self.is_hot())


def _picture_height(width: int) -> int:
    return round((width - 2 * RING) * _SHAPE) + 2 * RING
