"""A canvas in a window of its own size, worked by events as a person's hands send them."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.pane import Pane
from journeydesigner.canvas.selection import of_cell
from journeydesigner.drawing.theme import theme
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId
from journeydesigner.painting.measuring import QtMeasurer
from tests.benchmarks.application import application
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.timing import undisturbed

WIDTH, HEIGHT = 1920, 1080
NO_KEYS = Qt.KeyboardModifier.NoModifier


class _Ready(QWidget):
    """A window that repaints itself from one ready picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = QPixmap(WIDTH, HEIGHT)
        self._picture.fill(Qt.GlobalColor.lightGray)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def repaint_ms(frames: int) -> list[float]:
    """Milliseconds of each of ``frames`` repaints of one full window."""
    app = application()
    window = _Ready()
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.processEvents()
    return [timed(window.update) for _ in range(frames)]


def timed(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    return (time.process_time() - before) * 1000


def cpu_ms_of(act: Callable[[], object]) -> float:
    """CPU milliseconds of one act."""
    before = time.process_time()
    act()
    return (time.process_time() - before) * 1000


class CanvasWindow:
    """A canvas on the big map of ``size`` cards, shown at 100 % at its upper left corner."""

    def __init__(self, size: int) -> None:
        self._app = application()
        made = big_map(size)
        self._canvas = MapCanvas(made.document, MapLayout(QtMeasurer()), theme("light"))
        self._canvas.resize(WIDTH, HEIGHT)
        self._canvas.show_map(made.map)
        self._canvas.look(Camera(1.0, 0, 0))
        self._quiet = undisturbed()
        self._turns: list[float] = []

    def __enter__(self) -> Self:
        self._canvas.show()
        self._canvas.setFocus()
        self._app.processEvents()
        self._quiet.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._quiet.__exit__(kind, error, trace)
        self._canvas.close()
        self._canvas.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # Time

    def frame(self, act: Callable[[], object]) -> float:
        """CPU milliseconds from a person's act until what it changed is painted."""
        return timed(act)

    def rest(self, milliseconds: float) -> None:
        """Let the event loop do what it does between frames."""
        until = time.perf_counter() + milliseconds / 1000
        while time.perf_counter() < until:
            self._app.processEvents()

    def turns(self, act: Callable[[], object], count: int) -> float:
        """CPU milliseconds of an act and of the turns of the event loop after it, the last of which paints."""
        self._turns = [cpu_ms_of(act), *(cpu_ms_of(self._app.processEvents) for _ in range(count))]
        return sum(self._turns)

    def longest_stall(self, milliseconds: float) -> float:
        """The longest that one turn of the event loop takes, those of ``turns`` before it too, in CPU milliseconds."""
        turns, until = self._turns, time.perf_counter() + milliseconds / 1000
        while time.perf_counter() < until:
            turns.append(cpu_ms_of(self._app.processEvents))
        return max(turns)

    def settle(self) -> None:
        """Until everything in sight and around it is prepared."""
        self.rest(1500)

    def update_all(self) -> None:
        """Every pixel of the map has to be painted again."""
        for pane in self._canvas.findChildren(Pane):
            pane.update()

    # Hands

    def wheel(self, x: int, y: int) -> None:
        """Pan so that the map moves by (-x, -y) pixels."""
        self._wheel(QPoint(-x, -y), QPoint(-x, -y), NO_KEYS)

    def zoom_wheel(self, notch: int) -> None:
        """One notch of the wheel (120: in, -120: out) over the middle of the window."""
        self._wheel(QPoint(), QPoint(0, notch), Qt.KeyboardModifier.ControlModifier)

    def _wheel(self, pixels: QPoint, angle: QPoint, keys: Qt.KeyboardModifier) -> None:
        middle = QPointF(WIDTH / 2, HEIGHT / 2)
        event = QWheelEvent(
            middle, middle, pixels, angle, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        self._app.sendEvent(self._canvas, event)

    def press_a_card(self) -> tuple[float, float]:
        """Press the mouse on a card in the upper left of the window; where that was."""
        x, y = self._card_point()
        self._mouse(QEvent.Type.MouseButtonPress, x, y)
        return x, y

    def move(self, x: float, y: float) -> None:
        self._mouse(QEvent.Type.MouseMove, x, y)

    def edit_a_card(self) -> None:
        """Double-click a card, so that its text is open."""
        x, y = self._card_point()
        for kind in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
            QEvent.Type.MouseButtonRelease,
        ):
            self._mouse(kind, x, y)

    def _card_point(self) -> tuple[float, float]:
        """A point on a card near the upper left, with room to drag it about."""
        board = self._canvas.board
        for card in board.snapshot.table("cards"):
            rect = board.rect_of_card(CardId(card))
            if rect is not None:
                seen = self._canvas.on_screen(rect)
                if 400 < seen.x < WIDTH / 2 and 300 < seen.y < HEIGHT / 2:
                    return seen.x + seen.w / 2, seen.y + seen.h / 2
        raise LookupError("no card in sight")

    def _mouse(self, kind: QEvent.Type, x: float, y: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        place = QPointF(x, y)
        self._app.sendEvent(self._canvas, QMouseEvent(kind, place, place, button, held, NO_KEYS))

    def key(self, letter: str) -> None:
        """Press a letter where the keys go now: the editor, if one is open."""
        target = self._app.focusWidget() or self._canvas
        code = ord(letter.upper())
        self._app.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, code, NO_KEYS, letter))
        self._app.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, code, NO_KEYS, letter))

    def select_a_cell(self) -> None:
        """A cell of cards in the upper left of the window."""
        board = self._canvas.board
        self._canvas.select(of_cell(board.lanes[1].id, board.steps[1]))

    def paste(self, text: str) -> None:
        """As with Ctrl+V."""
        self._app.clipboard().setText(text)
        self._canvas.paste()

    def undo(self) -> None:
        self._canvas.document.undo()

    def escape(self) -> None:
        target = self._app.focusWidget() or self._canvas
        self._app.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEYS))
