"""The find bar takes of the views' room: nothing that is found lies under it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.finding.find_bar import FindBar
from journeydesigner.ui.main_window import MainWindow


def opened(window: MainWindow, action: str = "find") -> FindBar:
    window.actions_of.trigger(action)
    return window.reach.bar


def place(window: MainWindow, rect: QRect) -> QRect:
    """Of the canvas, in the window."""
    return rect.translated(window.canvas.mapTo(window, QPoint()))


@pytest.mark.parametrize("action", ["find", "replace"])
@pytest.mark.parametrize("view", ["map", "table", "outline", "matrix"])
def test_the_bar_lies_over_nothing(window: MainWindow, action: str, view: str) -> None:
    window.resize(1366, 768)
    window.views.open(view)
    before = window.views.height()
    bar = opened(window, action)
    QApplication.processEvents()
    there = QRect(bar.mapTo(window, QPoint()), bar.size())
    views = QRect(window.views.mapTo(window, QPoint()), window.views.size())
    assert bar.isVisible() and not there.intersects(views)
    assert bar.width() == window.views.width()
    bar.leave()
    QApplication.processEvents()
    assert window.views.height() == before


def test_every_hit_is_whole_in_what_is_left_of_the_map(window: MainWindow) -> None:
    """Header rows that stick above, the last stages at the right, the lowest cards."""
    window.resize(1366, 768)
    canvas = window.canvas
    QApplication.processEvents()
    canvas.look(canvas.camera.panned(0, 400))
    bar = opened(window)
    QTest.keyClicks(bar.line, "e")
    search, seen = window.reach.search, set[str]()
    assert len(search.matches) > 20
    for _match in search.matches:
        rect = canvas.selection_rect()
        if rect is not None and search.current is not None and search.current.record == canvas.selection.id:
            seen.add(search.current.record)
            assert canvas.rect().adjusted(-4, -4, 4, 4).contains(rect) or rect.height() > 300, search.current
            assert not place(window, rect).intersects(QRect(bar.mapTo(window, QPoint()), bar.size()))
        bar.next()
    assert len(seen) > 5


def test_a_hit_at_the_lower_edge_is_in_sight_of_the_map_that_the_bar_leaves(window: MainWindow) -> None:
    """The bar takes its room before the first hit is shown."""
    window.resize(1366, 768)
    opened(window).line.setText("Credit check")
    record = window.canvas.selection
    window.reach.bar.leave()
    QApplication.processEvents()
    canvas = window.canvas
    rect = canvas.selection_rect()
    assert rect is not None
    canvas.look(canvas.camera.panned(0, rect.bottom() + 20 - canvas.height()))
    opened(window)
    QApplication.processEvents()
    rect = canvas.selection_rect()
    assert canvas.selection == record and rect is not None
    assert rect.bottom() <= canvas.height()


def test_the_bar_is_a_stop_on_the_way_round_the_panes(window: MainWindow) -> None:
    bar = opened(window)
    window.activateWindow()
    window.canvas.setFocus()
    window.panes.previous()
    focused = window.focusWidget()
    assert focused is not None and bar.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not bar.isVisible()
