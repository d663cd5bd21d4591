"""On small screens, and at large scales, panels fold, six steps stay in sight, and nothing that is pressed is cut."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from journeydesigner.canvas.camera import Rect
from journeydesigner.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

SCREENS = [QSize(1366, 768), QSize(1920, 1080)]
SCALES = [1.0, 1.25, 1.5, 2.0]
ROOMS = sorted({(round(s.width() / scale), round(s.height() / scale)) for s in SCREENS for scale in SCALES})


def resized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)


def steps_in_sight(window: MainWindow) -> int:
    canvas = window.canvas
    columns = [canvas.on_screen(Rect(column.x, 0, column.w, 10)) for column in canvas.board.scene.columns]
    return sum(box.x >= 0 and box.x + box.w <= canvas.width() for box in columns)


def cut(window: QWidget) -> list[str]:
    """The names of buttons that reach beyond the window, though nothing scrolls them there."""
    found = []
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or any(
            type(above).__name__ in ("QScrollArea", "Scrolled") for above in _above(button, window)
        ):
            continue
        corner = button.mapTo(window, QPoint(0, 0))
        if corner.x() < 0 or corner.x() + button.width() > window.width():
            found.append(button.accessibleName() or button.text())
    return found


def _above(widget: QWidget, window: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None and widget is not window:
        found.append(above)
        widget, above = above, above.parentWidget()
    return found


def test_six_steps_stay_in_sight_on_a_laptop(window: MainWindow) -> None:
    resized(window, 1366, 768)
    assert steps_in_sight(window) >= 6


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_no_button_is_cut(window: MainWindow, width: int, height: int) -> None:
    resized(window, width, height)
    assert cut(window) == []
    bar = window.top_bar
    shown = [b for b in bar.findChildren(QAbstractButton) if b.isVisible()]
    boxes = sorted((b.mapTo(bar, QPoint(0, 0)).x(), b.width()) for b in shown)
    assert all(x + w <= later for (x, w), (later, _wide) in pairwise(boxes))


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_the_start_page_fits_and_scrolls_up_and_down_only(open_window: OpenWindow, width: int, height: int) -> None:
    window = open_window()
    resized(window, width, height)
    assert cut(window) == []
    start = window.front.start
    assert start is not None
    for tile in start.findChildren(QAbstractButton):
        if tile.isVisible():
            assert tile.mapTo(start, QPoint(tile.width(), 0)).x() <= width
