"""Random events on a window, the same for the same seed."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QMessageBox,
    QWidget,
)

from journeydesigner.canvas.camera import Camera
from journeydesigner.ui.actions import Context
from journeydesigner.ui.main_window import MainWindow

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_HELD = (_NONE,) * 8 + (_SHIFT, _CTRL, _ALT, _CTRL | _SHIFT, _ALT | _SHIFT)
_LEFT, _RIGHT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2,
    Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Period, Qt.Key.Key_Plus, Qt.Key.Key_Minus,
)  # fmt: skip
_WORDS = (
    "Ruft an",
    "比较报价",
    "تقارن العروض",
    "Größe",
    "👍 ok",
    "x",
    "Donaudampfschifffahrtsgesellschaft",
    "a\u0301",
    "\u200f1",
)
_PASTED = (
    "one\ntwo\nthree",
    "A\tB\tC\n1\t2\t3",
    "- stage\n  - step\n    - card",
    "https://example.com/a?b=c",
    "",
    "\0\r\n",
)
_NOT_NOW = {
    "quit", "full screen", "present", "present here", "start", "about", "new outline", "new twin", "show menu",
}  # fmt: skip
"""Actions that lead out of the window under test, or wait for a choice in a menu."""


class Storm:
    """Blows on ``window``. ``happened`` counts what was done, for the report."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.happened: Counter[str] = Counter()
        self._ways: list[tuple[int, Callable[[], None]]] = [
            (30, self._key), (16, self._type), (10, self._press), (14, self._drag), (4, self._wheel), (6, self._double),
            (7, self._act), (3, self._paste), (2, self._drop), (3, self._widget), (2, self._undo), (1, self._resize),
            (2, self._right),
        ]  # fmt: skip

    def blow(self, events: int) -> None:
        """So many events, one after the other."""
        weights = [weight for weight, _way in self._ways]
        ways = [way for _weight, way in self._ways]
        with _nobody_to_ask(), _menus_left_again():
            for number, way in enumerate(self.random.choices(ways, weights, k=events)):
                self.happened[way.__name__.strip("_")] += 1
                way()
                self._come_to_rest(number)
            self._let_go()
            for _again in range(4):
                self._click(Qt.Key.Key_Escape)
            QApplication.processEvents()

    # One event each

    def _key(self) -> None:
        held = self.random.choice(_HELD)
        key = self.random.choice(_KEYS)
        if key == Qt.Key.Key_F2 and held & _ALT:
            return
        self._click(key, held)

    def _click(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """A key goes down, and comes up where the keys are by then: what had them may be gone."""
        QTest.keyPress(self._focus(), key, held)
        QTest.keyRelease(self._focus(), key, held)

    def _type(self) -> None:
        for letter in self.random.choice(_WORDS):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focus(), QKeyEvent(kind, Qt.Key.Key_unknown, _NONE, letter))

    def _press(self) -> None:
        QTest.mouseClick(self._canvas(), _LEFT, self.random.choice(_HELD), self._point())

    def _double(self) -> None:
        QTest.mouseDClick(self._canvas(), _LEFT, _NONE, self._point())

    def _right(self) -> None:
        QTest.mouseClick(self._canvas(), _RIGHT, _NONE, self._point())

    def _drag(self) -> None:
        """Press, some way, and mostly a release: now and then Escape comes first, or nothing."""
        canvas, start = self._canvas(), self._point()
        button = self.random.choice((_LEFT, _LEFT, _LEFT, _MIDDLE))
        QTest.mousePress(canvas, button, self.random.choice(_HELD), start)
        for _step in range(self.random.randint(1, 5)):
            QTest.mouseMove(canvas, self._point())
        if self.random.random() < 0.15:
            self._click(Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, button, _NONE, self._point())

    def _wheel(self) -> None:
        canvas, point = self._canvas(), self._point()
        held = self.random.choice((_NONE, _CTRL, _SHIFT))
        turn = QPoint(self.random.choice((0, 120, -120)), self.random.choice((120, -120, 360)))
        event = QWheelEvent(
            QPointF(point), QPointF(canvas.mapToGlobal(point)), QPoint(), turn, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def _act(self) -> None:
        able = [
            action.id
            for action in self.window.actions_of
            if action.handler is not None
            and action.context in (Context.WINDOW, Context.CANVAS)
            and action.id not in _NOT_NOW
        ]
        self.window.actions_of.trigger(self.random.choice(able))

    def _paste(self) -> None:
        QApplication.clipboard().setText(self.random.choice(_PASTED))
        self.window.actions_of.trigger(self.random.choice(("paste", "copy", "cut", "paste")))

    def _drop(self) -> None:
        mime = QMimeData()
        mime.setText(self.random.choice(_PASTED))
        canvas, point = self._canvas(), self._point()
        asked = (point, Qt.DropAction.CopyAction, mime, _LEFT, _NONE)
        QApplication.sendEvent(canvas, QDragEnterEvent(*asked))
        QApplication.sendEvent(canvas, QDropEvent(QPointF(point), *asked[1:]))

    def _widget(self) -> None:
        """A click on any control in sight."""
        seen = [
            child
            for child in self.window.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        if seen:
            QTest.mouseClick(self.random.choice(seen), _LEFT)

    def _undo(self) -> None:
        for _step in range(self.random.randint(1, 4)):
            self.window.actions_of.trigger(self.random.choice(("undo", "redo")))

    def _resize(self) -> None:
        self.window.resize(self.random.randint(720, 1500), self.random.randint(480, 950))

    # Between them

    def _come_to_rest(self, number: int) -> None:
        """Popups would take all further events: they are left again. Things that wait for the event loop get it."""
        for _again in range(6):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self.window and dialog.isVisible() and dialog.isWindow():
                dialog.close()
        if number % 5 == 0:
            QApplication.processEvents()
        session = self.window.session
        if session.map_id is None or number % 200 == 199:
            self._recover()

    def _recover(self) -> None:
        """Back to a map that can be worked on: a storm deletes all there is, and zooms out to nothing."""
        session, window = self.window.session, self.window
        for _step in range(300):
            if session.map_id is not None and len(session.snapshot.stages_of(session.map_id)) >= 2:
                break
            if session.document.undo() is None:
                break
        if session.map_id is None and session.snapshot.maps:
            session.show_map(session.snapshot.maps[0].id)
        window.views.open("map")
        window.canvas.look(Camera(1.0, 0, 0))

    def _let_go(self) -> None:
        for button in (_LEFT, _MIDDLE):
            QTest.mouseRelease(self._canvas(), button)

    def _focus(self) -> QWidget:
        focus = self.window.focusWidget()
        return focus if focus is not None and focus.isVisible() else self._canvas()

    def _canvas(self) -> QWidget:
        return self.window.canvas

    def _point(self) -> QPoint:
        size = self.window.canvas.size()
        return QPoint(self.random.randrange(max(size.width(), 1)), self.random.randrange(max(size.height(), 1)))


@contextmanager
def _menus_left_again() -> Iterator[None]:
    """A button's menu waits in an event loop of its own until somebody chose: in there it is left again."""

    def leave() -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    timer = QTimer()
    timer.timeout.connect(leave)
    timer.start(20)
    try:
        yield
    finally:
        timer.stop()


@contextmanager
def _nobody_to_ask() -> Iterator[None]:
    """Questions that would wait for a person are answered at once: no."""
    with (
        patch.object(QColorDialog, "getColor", lambda *_args, **_more: QColor()),
        patch.object(QFileDialog, "getOpenFileName", lambda *_args, **_more: ("", "")),
        patch.object(QDesktopServices, "openUrl", lambda *_args: True),
        patch.object(QMessageBox, "question", lambda *_args, **_more: QMessageBox.StandardButton.No),
    ):
        yield
