"""A sheet is gone through by keys alone: Enter presses what has the focus, and the keys come back afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import dump

from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metric_library.list_view import LibraryList
from tests.ui.test_reach import reachable

KEY = Qt.Key


def _sheet(window: MainWindow) -> tuple[Sheet, QPushButton]:
    sheet = Sheet(window, "A sheet", 400)
    button = QPushButton("Go", sheet)
    sheet.come_up()
    button.setFocus()
    return sheet, button


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, key: Qt.Key) -> None:
    sheet, button = _sheet(window)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert len(pressed) == 1
    sheet.leave()


def test_a_sheet_that_came_while_no_window_was_in_front_gives_the_keys_back_as_well(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    with monkeypatch.context() as away:
        away.setattr(QApplication, "focusWidget", lambda: None)  # as after a dialog of the system
        _over, button = _sheet(window)
    QTest.keyClick(button, KEY.Key_Escape)
    assert window.canvas.hasFocus()


@pytest.mark.parametrize("name", ["departments", "export", "metric library", "settings", "versions", "carries"])
def test_tab_goes_round_in_a_sheet_to_all_that_is_in_it(window: MainWindow, qtbot: QtBot, name: str) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_of.trigger(name)
    qtbot.waitUntil(lambda: not window.exporting.ahead.is_busy, timeout=60_000)
    (sheet,) = [found for found in window.findChildren(Sheet) if found.isVisible()]
    for key in (KEY.Key_Tab, KEY.Key_Backtab):
        seen: list[QWidget] = []
        while (focused := window.focusWidget()) is not None and focused not in seen and len(seen) < 80:
            assert sheet.isAncestorOf(focused) or focused is sheet, focused
            seen.append(focused)
            QTest.keyClick(focused, key)
        there = {found for found in reachable(sheet) if found.isEnabled()}
        assert there <= set(seen), [each.accessibleName() for each in there - set(seen)]
    QTest.keyClick(focused, KEY.Key_Escape)
    assert not sheet.isVisible()


def test_tab_in_a_cell_of_the_library_leads_to_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_of.trigger("metric library")
    (rows,) = window.findChildren(LibraryList)
    rows.setCurrentIndex(rows.model().index(0, 0))
    rows.setFocus()
    QTest.keyClick(rows, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, KEY.Key_Tab)
    assert rows.currentIndex().column() > 0
    after = QApplication.focusWidget()
    assert after is not None and rows.isAncestorOf(after)


@pytest.mark.parametrize("name", ["departments", "export", "metric library", "settings", "versions", "carries"])
def test_escape_that_comes_to_a_sheet_once_more_does_nothing(window: MainWindow, name: str) -> None:
    window.actions_of.trigger(name)
    (sheet,) = [found for found in window.findChildren(Sheet) if found.isVisible()]
    for _time in range(2):
        QTest.keyClick(sheet, KEY.Key_Escape)
        assert not sheet.isVisible()


def test_what_lies_in_a_sheet_goes_with_nothing_but_the_sheet(window: MainWindow) -> None:
    window.actions_of.trigger("metric library")
    (library,) = window.findChildren(LibraryList)
    for key in (KEY.Key_Tab, KEY.Key_Backtab):
        QTest.keyClick(window.focusWidget() or library, key)
    (sheet,) = [found for found in window.findChildren(Sheet) if found.isVisible()]
    sheet.leave()
    parent = next(line for line in dump(library.horizontalHeader()).splitlines() if line.startswith("parent"))
    assert "LibraryList" in parent
