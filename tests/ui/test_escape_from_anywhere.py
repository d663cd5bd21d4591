"""Escape closes what lies on top, wherever in the window the focus is; who writes or drags leaves that first."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner.canvas.selection import NOTHING
from journeydesigner.ui.controls.escape_key import EscapeKey
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.metrics.over import is_open
from journeydesigner.ui.settings_sheet import SettingsSheet
from journeydesigner.ui.start.quick_start import QuickStart
from tests.ui.conftest import OpenWindow

ESCAPE = Qt.Key.Key_Escape


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def press() -> None:
    """Where the focus is; where nothing has it, on the window."""
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    QTest.keyClick(focused, ESCAPE)


def opened(window: MainWindow, qtbot: QtBot, action: str) -> Sheet:
    window.actions_of.trigger(action)
    qtbot.waitUntil(lambda: not window.exporting.ahead.is_busy, timeout=60_000)
    return next(found for found in window.findChildren(Sheet) if found.isVisible())


def gone(widget: QWidget) -> bool:
    return not isValid(widget) or not widget.isVisible()


@pytest.mark.parametrize("action", ["export", "settings", "versions", "departments", "metric library", "carries"])
def test_escape_closes_a_sheet_after_a_click_on_the_map(active: MainWindow, qtbot: QtBot, action: str) -> None:
    sheet = opened(active, qtbot, action)
    canvas = active.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    canvas.setFocus()
    selection = canvas.selection
    press()
    assert gone(sheet)
    assert canvas.selection == selection, "the map hears the next one"
    press()
    assert canvas.selection == NOTHING


def test_escape_closes_a_sheet_while_a_button_outside_of_it_has_the_focus(active: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(active, qtbot, "export")
    active.top_bar.menu_button.setFocus()
    press()
    assert gone(sheet)


def test_of_two_sheets_the_upper_one_goes_first(active: MainWindow, qtbot: QtBot) -> None:
    below = opened(active, qtbot, "export")
    over = SettingsSheet(active.look, active.settings, active.front)
    active.canvas.setFocus()
    press()
    assert gone(over) and not gone(below)
    active.canvas.setFocus()
    press()
    assert gone(below)


def test_the_focus_in_the_lower_sheet_does_not_close_that_one(active: MainWindow) -> None:
    below = Sheet(active.front, "Below", 600)
    button = QPushButton("Go", below)
    below.come_up()
    over = Sheet(active.front, "Over", 300)
    over.come_up()
    button.setFocus()
    press()
    assert gone(over) and not gone(below)


def test_who_writes_on_the_map_leaves_that_before_the_sheet(active: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(active, qtbot, "settings")
    canvas = active.canvas
    canvas.setFocus()
    canvas.go_to_corner(-1)
    canvas.edit_selection()
    assert canvas.is_editing
    press()
    assert not canvas.is_editing and not gone(sheet)
    press()
    assert gone(sheet)


def test_a_changed_field_of_the_inspector_is_given_up_before_the_sheet(active: MainWindow, qtbot: QtBot) -> None:
    active.session.look_at("")
    field = next(f for f in active.inspector.findChildren(QLineEdit) if f.isVisible() and not f.isReadOnly())
    sheet = opened(active, qtbot, "settings")
    field.setFocus()
    before = field.text()
    QTest.keyClicks(field, "other")
    press()
    assert field.text() == before and not gone(sheet)
    press()
    assert gone(sheet)


def test_a_drag_is_given_up_before_the_sheet(active: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = opened(active, qtbot, "settings")
    active.canvas.setFocus()
    with monkeypatch.context() as dragging:
        dragging.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
        active.canvas.go_to_corner(-1)
        press()
        assert not gone(sheet)
    press()
    assert gone(sheet)


def test_escape_closes_the_metrics_from_the_top_bar(active: MainWindow) -> None:
    active.actions_of.trigger("metrics")
    assert is_open(active)
    active.top_bar.menu_button.setFocus()
    press()
    assert not is_open(active)


def test_escape_on_the_map_closes_the_find_bar(active: MainWindow) -> None:
    active.actions_of.trigger("find")
    bar = active.reach.bar
    assert bar.isVisible()
    active.canvas.setFocus()
    active.canvas.go_to_corner(-1)
    selection = active.canvas.selection
    press()
    assert not bar.isVisible() and active.canvas.selection == selection and active.canvas.hasFocus()


def test_escape_leaves_the_quick_start_from_any_of_its_controls(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.front.show_quick_start()
    page = window.front.page
    assert isinstance(page, QuickStart)
    page._head.back.setFocus()
    press()
    assert window.front.start is not None


def test_where_nothing_is_over_the_window_escape_is_the_maps(active: MainWindow, qtbot: QtBot) -> None:
    sheet = opened(active, qtbot, "settings")
    sheet.leave()
    active.canvas.setFocus()
    active.canvas.go_to_corner(-1)
    press()
    assert active.canvas.selection == NOTHING
    (key,) = active.findChildren(EscapeKey)
    assert key._over == []
