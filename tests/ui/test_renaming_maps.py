"""A map is renamed on its row: no dialog comes between."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.main_window import MainWindow


def begun(window: MainWindow) -> RenameField:
    window.actions_of.trigger("rename map")
    field = next(field for field in window.left.maps.findChildren(RenameField) if not field.isHidden())
    assert field.selectedText() == "Buying a home battery"
    return field


def test_enter_gives_the_map_its_new_name_as_one_step(window: MainWindow) -> None:
    field = begun(window)
    QTest.keyClicks(field, "Moving house")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session.map is not None and window.session.map.title == "Moving house"
    window.undo()
    assert window.session.map.title == "Buying a home battery"


def test_escape_keeps_the_old_name_and_leaving_gives_the_new_one(window: MainWindow) -> None:
    field = begun(window)
    QTest.keyClicks(field, "Nothing")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.session.map is not None and window.session.map.title == "Buying a home battery"
    field = begun(window)
    QTest.keyClicks(field, "From fault to fix")
    window.canvas.setFocus()
    assert window.session.map.title == "From fault to fix"
