"""The small arrow on a lane's name and a stage's chevron: it appears under the pointer, and folds or opens them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeydesigner.canvas.board import Board, colour_of_stage
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.viewport import Viewport
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.theme import Theme
from journeydesigner.model.ids import LaneId, RecordId, StageId
from journeydesigner.wording import _

SIZE = 24
_TIP = 14.0
"""From a chevron's right end to the button, in scene pixels: its tip is free."""


@dataclass(frozen=True, slots=True)
class Foldable:
    """A stage or lane, whether it is folded now, and the middle of its button on screen."""

    kind: SelectionKind
    record: RecordId
    is_folded: bool
    x: float
    y: float


class FoldButtons(QObject):
    """One button that goes where it is needed."""

    wanted = Signal(object, str)
    """The kind of header (a ``SelectionKind``) and its id."""

    def __init__(self, canvas: QWidget, theme: Theme) -> None:
        super().__init__(canvas)
        self.button = _Arrow(canvas)
        self.button.clicked.connect(self._clicked)
        self._spot: Foldable | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress("text2", "line", 1.0)

    def _dress(self, ink: str, ground: str, alpha: float) -> None:
        """``ground`` lies under the arrow while the pointer is on it."""
        drawn, under = (QColor(*self._theme.rgba(colour)) for colour in (Colour(ink), Colour(ground, alpha)))
        self.button.dress(drawn, under)

    def hide_all(self) -> None:
        self._spot = None
        if not self.button.isHidden():
            self.button.hide()

    def hover(self, board: Board, viewport: Viewport, hit: Hit) -> None:
        """The pointer is over ``hit``."""
        spot = _spot(board, viewport, hit)
        if spot == self._spot:
            return
        self._spot = spot
        if spot is None:
            self.button.hide()
            return
        said = _NAMES[spot.kind, spot.is_folded]()
        self.button.setToolTip(said)
        self.button.setAccessibleName(said)
        if spot.kind is SelectionKind.STAGE:
            ink = ink_on(colour_of_stage(board.snapshot, StageId(spot.record))).name
            self._dress(ink, ink, 60 / 255)
        else:
            self._dress("text2", "line", 1.0)
        self.button.show_state(is_folded=spot.is_folded)
        self.button.move(round(spot.x - SIZE / 2), round(spot.y - SIZE / 2))
        self.button.show()
        self.button.raise_()

    def _clicked(self) -> None:
        spot = self._spot
        self.hide_all()
        if spot is not None:
            self.wanted.emit(spot.kind, spot.record)


_NAMES = {
    (SelectionKind.LANE, False): lambda: _("Fold the lane (Ctrl+.)"),
    (SelectionKind.LANE, True): lambda: _("Open the lane (Ctrl+.)"),
    (SelectionKind.STAGE, False): lambda: _("Fold the stage (Ctrl+.)"),
    (SelectionKind.STAGE, True): lambda: _("Open the stage (Ctrl+.)"),
}


def _spot(board: Board, viewport: Viewport, hit: Hit) -> Foldable | None:
    zoom = viewport.camera.zoom
    if hit.what is What.LANE and viewport.labels.isVisible():
        lane = board.snapshot.lane(LaneId(hit.record))
        rect = board.rect_of_lane(lane.id)
        if rect is None or rect.w * zoom < 3 * SIZE:
            return None
        seen = viewport.rect_on_screen(rect, viewport.labels)
        middle = seen.y + min(seen.h / 2, max(22 * zoom, SIZE / 2 + 2))
        return Foldable(SelectionKind.LANE, lane.id, lane.is_collapsed, seen.right - SIZE / 2 - 4, middle)
    if hit.what is What.STAGE:
        stage = board.snapshot.stage(StageId(hit.record))
        rect = board.rect_of_stage(stage.id)
        if rect is None:
            return None
        seen = viewport.rect_on_screen(rect, viewport.headers)
        right = min(seen.right - _TIP * zoom, viewport.width() - 8.0)
        middle = seen.y + min(max(18 * zoom, SIZE / 2 + 2), seen.h / 2)
        return Foldable(SelectionKind.STAGE, stage.id, stage.is_collapsed, right - SIZE / 2, middle)
    return None


class _Arrow(QAbstractButton):
    """An arrow down while open, to the side while folded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ink, self._ground = QColor(), QColor()
        self._is_folded = False
        self.hide()

    def dress(self, ink: QColor, ground: QColor) -> None:
        self._ink, self._ground = ink, ground
        self.update()

    def show_state(self, *, is_folded: bool) -> None:
        self._is_folded = is_folded
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ground)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(QPen(self._ink, 2, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(SIZE / 2, SIZE / 2)
        if self._is_folded:
            painter.rotate(-90)
        painter.drawPolyline(QPolygonF([QPointF(-4.5, -2.25), QPointF(0, 2.25), QPointF(4.5, -2.25)]))
        painter.end()
