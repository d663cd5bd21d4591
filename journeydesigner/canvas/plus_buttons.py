"""The small + between headers: it appears where the pointer comes near a border, and puts in a stage, step or lane."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.gaps import lane_gap, stage_gap, step_gap
from journeydesigner.canvas.viewport import Viewport
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.scene import BandKind
from journeydesigner.wording import _

SIZE = 24
_NEAR = 18.0
"""So near to a border (screen pixels) its + appears."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A border: what would be put in, as the ``index``-th (of stage ``owner``), and where the + is, on screen."""

    kind: str
    index: int
    owner: str
    x: float
    y: float


class PlusButtons(QObject):
    """One button that goes where it is needed."""

    wanted = Signal(str, int, str)
    """Kind (stage, step, lane), index, and the stage that a step belongs to."""

    def __init__(self, canvas: QWidget, theme: Theme) -> None:
        super().__init__(canvas)
        self.button = _Plus(canvas)
        self.button.clicked.connect(self._clicked)
        self._spot: Spot | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.button.dress(QColor(*theme.rgba(Colour("accent"))), QColor(*theme.rgba(Colour("surface"))))

    def hide_all(self) -> None:
        self._spot = None
        if not self.button.isHidden():
            self.button.hide()

    def hover(self, board: Board, viewport: Viewport, x: float, y: float) -> None:
        """The pointer is at (x, y) of the canvas."""
        spot = _spot_near(board, viewport, x, y)
        if spot == self._spot:
            return
        self._spot = spot
        if spot is None:
            self.button.hide()
            return
        self.button.setToolTip(_NAMES[spot.kind]())
        self.button.setAccessibleName(_NAMES[spot.kind]())
        self.button.move(round(spot.x - SIZE / 2), round(spot.y - SIZE / 2))
        self.button.show()
        self.button.raise_()

    def _clicked(self) -> None:
        spot = self._spot
        self.hide_all()
        if spot is not None:
            self.wanted.emit(spot.kind, spot.index, spot.owner)


_NAMES = {
    "stage": lambda: _("Insert stage"),
    "step": lambda: _("Insert step"),
    "lane": lambda: _("Insert lane"),
}


def _spot_near(board: Board, viewport: Viewport, x: float, y: float) -> Spot | None:
    pane = viewport.pane_at(x, y)
    scene_x, scene_y = viewport.to_scene(x, y)
    near = _NEAR / viewport.camera.zoom
    band = board.scene.band_at(scene_y)
    if pane is viewport.labels and band is not None:
        gap = lane_gap(board, scene_y)
        if gap is not None and abs(gap.bar.y - scene_y) <= near:
            seen = viewport.rect_on_screen(gap.bar, pane)
            return Spot("lane", gap.index, "", pane.x() + 20.0, seen.y)
        return None
    if pane is not viewport.headers or band is None:
        return None
    is_stage = band.kind is BandKind.STAGES
    gap = stage_gap(board, scene_x) if is_stage else step_gap(board, scene_x)
    if gap is None or abs(gap.bar.x - scene_x) > near:
        return None
    seen = viewport.rect_on_screen(gap.bar, pane)
    # At the upper end of the border: the rest of it is where a hand takes it to move it.
    top = max(band.y * viewport.camera.zoom - pane.offset.y() + pane.y(), SIZE / 2 + 1.0)
    return Spot("stage" if is_stage else "step", gap.index, gap.stage or "", seen.x, top)


class _Plus(QAbstractButton):
    """A disc with a plus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._accent, self._surface = QColor(), QColor()
        self.hide()

    def dress(self, accent: QColor, surface: QColor) -> None:
        self._accent, self._surface = accent, surface
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, 1.5))
        painter.setBrush(self._accent if self.isDown() or self.underMouse() else self._surface)
        painter.drawEllipse(QRectF(2, 2, SIZE - 4, SIZE - 4))
        painter.setPen(QPen(self._surface if self.underMouse() else self._accent, 2))
        middle = SIZE / 2
        painter.drawLine(QPointF(middle - 4.5, middle), QPointF(middle + 4.5, middle))
        painter.drawLine(QPointF(middle, middle - 4.5), QPointF(middle, middle + 4.5))
        painter.end()
