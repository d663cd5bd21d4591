"""Another theme: what is seen changes at once and as a whole, the rest follows in slices."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
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
