"""Another theme: what is seen changes at once and as a whole, the rest follows in slices."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.theme import dress


def _is_done(window: MainWindow) -> bool:
    redressing = window.shown_map._redressing
    return not redressing._timer.isActive() and not redressing._held


def _picture(window: MainWindow) -> QImage:
    return window.grab().toImage()


def test_dressed_in_slices_a_window_looks_as_one_that_was_dressed_whole(window: MainWindow, qtbot: QtBot) -> None:
    window.choose_theme("dark")
    qtbot.waitUntil(lambda: _is_done(window))
    in_slices = _picture(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, window.look)
    QApplication.processEvents()
    assert _picture(window) == in_slices


def test_the_window_is_seen_again_after_two_themes_in_a_hurry(window: MainWindow, qtbot: QtBot) -> None:
    window.choose_theme("dark")
    window.choose_theme("light")
    window.choose_theme("dark")
    qtbot.waitUntil(lambda: _is_done(window))
    assert window.updatesEnabled() and not window.canvas.viewport.is_held


def test_a_view_that_is_not_in_sight_is_dressed_too(window: MainWindow, qtbot: QtBot) -> None:
    window.views.open("outline")
    window.views.to_map()
    window.choose_theme("dark")
    qtbot.waitUntil(lambda: _is_done(window) and not window.look._out_of_sight)
    window.views.open("outline")
    qtbot.wait(50)
    shown = _picture(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, window.look)
    QApplication.processEvents()
    assert _picture(window) == shown


@pytest.mark.parametrize("name", ["table", "outline", "matrix"])
def test_a_view_that_is_opened_right_after_another_theme_has_its_colours(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.views.open(name)
    window.views.to_map()
    qtbot.wait(50)
    window.choose_theme("dark")
    redressing = window.shown_map._redressing
    qtbot.waitUntil(lambda: not redressing._turns_before and not redressing._held)
    window.look._spare_time.stop()
    redressing._timer.stop()
    window.views.open(name)
    qtbot.wait(60)
    shown = _picture(window)
    redressing._timer.start(0)
    window.look._spare_time.start(0)
    qtbot.waitUntil(lambda: _is_done(window) and not window.look._out_of_sight)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, window.look)
    QApplication.processEvents()
    assert _picture(window) == shown


class _Painted(QObject):
    """Whether a widget was painted since the last question."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_chosen_in_the_palette_another_theme_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    """What the palette lay over waits to be painted as the window is held."""
    window.reach.palette.open("dark")
    qtbot.waitUntil(window.reach.palette.isVisible)
    QApplication.processEvents()
    painted = _Painted(window.top_bar)
    window.reach.palette.choose()
    qtbot.waitUntil(lambda: window.look.is_dark and _is_done(window))
    QApplication.processEvents()
    assert painted.count > 0


def test_what_is_seen_changes_in_one_painting(window: MainWindow, qtbot: QtBot) -> None:
    class Counting(QObject):
        painted = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.painted += watched is window and event.type() is QEvent.Type.Paint
            return False

    QApplication.processEvents()
    counting = Counting()
    window.installEventFilter(counting)
    window.choose_theme("dark")
    qtbot.waitUntil(lambda: _is_done(window))
    assert counting.painted == 1
