"""Where the system has no dialogs of its own, as for colours on Windows, Qt's wear the program's clothes."""

from PySide6.QtWidgets import QColorDialog, QDialogButtonBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from journeydesigner.ui.look import Look


def test_a_dialog_for_colours_has_buttons_and_numbers_as_the_window_has(qtbot: QtBot, look: Look) -> None:
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    (box,) = dialog.findChildren(QDialogButtonBox)
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    assert ok.icon().isNull()
    ground = ok.grab().toImage().pixelColor(12, ok.height() // 2)
    assert ground == look.colour("accent")
    assert all(button.height() >= 30 for button in dialog.findChildren(QPushButton) if button.isVisible())
    for spin in dialog.findChildren(QSpinBox):
        assert spin.lineEdit().height() <= spin.height(), "its number is not cut"
