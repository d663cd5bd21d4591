"""What is offered after a paste is offered as long as the paste is what was done last."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeydesigner.ui.main_window import MainWindow


def test_the_message_of_a_paste_goes_when_the_paste_is_undone_by_key(window: MainWindow, qtbot: QtBot) -> None:
    canvas, toast = window.canvas, window.toast
    canvas.go_to_corner(-1)
    QGuiApplication.clipboard().setText("One\nTwo\nThree")
    canvas.paste()
    qtbot.waitUntil(lambda: "3" in toast.text)
    qtbot.wait(50)
    assert toast.offer("Undo") is not None
    window.session.document.undo()
    qtbot.waitUntil(lambda: toast.text == "")
