"""A note of the inbox goes onto the map without the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.model.ids import CardId
from journeydesigner.ui.inbox_panel import NoteTile
from journeydesigner.ui.main_window import MainWindow


def test_alt_and_an_arrow_file_a_note_and_move_it_on(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.session, window.canvas
    assert session.map_id is not None
    note = session.snapshot.inbox(session.map_id)[0]
    tile = next(tile for tile in window.left.findChildren(NoteTile) if tile.text() == note.text)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    place = session.snapshot.card(note.id).place
    assert place is not None and canvas.selection.cards == (CardId(note.id),)
    qtbot.waitUntil(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = session.snapshot.card(note.id).place
    assert moved is not None and moved.first != place.first
