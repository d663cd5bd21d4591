"""A sheet is gone through by keys alone: Enter presses what has the focus, and the keys come back afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.main_window import MainWindow

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
