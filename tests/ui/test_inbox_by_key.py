"""A note of the inbox goes onto the map without the mouse."""

from itertools import combinations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.pasting import paste_notes
from journeydesigner.model.ids import CardId
from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.inbox_panel import InboxPanel, NoteTile
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


def test_a_note_takes_the_keyboard_by_a_click_and_by_the_arrow_up_from_the_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    assert session.map_id is not None
    note = session.snapshot.inbox(session.map_id)[-1]
    tile = next(tile for tile in window.left.findChildren(NoteTile) if tile.text() == note.text)
    panel = tile.parentWidget()
    assert isinstance(panel, InboxPanel)
    panel.begin_typing()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert tile.hasFocus()
    panel.begin_typing()
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.hasFocus() and session.looked_at == note.id
    QTest.keyClick(tile, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.snapshot.card(note.id).place is not None


def test_the_line_stays_in_sight_however_many_notes_are_typed_into_it(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session.map_id is not None
    window.actions_of.trigger("insert note")
    line = window.focusWidget()
    assert isinstance(line, LineField) and not line.visibleRegion().isEmpty()
    for place in range(14):
        QTest.keyClicks(line, f"said {place}")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert [note.text for note in session.snapshot.inbox(session.map_id)][-14:] == [f"said {n}" for n in range(14)]
    qtbot.waitUntil(lambda: len(window.left.findChildren(NoteTile)) >= 14)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())
    assert line.hasFocus()


def test_while_many_notes_come_none_lies_over_another(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    paste_notes(session.document, session.map_id, [f"said {place}" for place in range(40)])
    window.left.inbox.refresh()
    QCoreApplication.sendPostedEvents()
    tiles = window.left.findChildren(NoteTile)
    boxes = [tile.geometry() for tile in tiles]
    assert len(tiles) > 3 and all(tile.isVisible() for tile in tiles)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_a_note_is_written_anew_where_it_lies(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    note = session.snapshot.inbox(session.map_id)[0]
    tile = next(tile for tile in window.left.findChildren(NoteTile) if tile.text() == note.text)
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    field = tile.findChild(RenameField)
    assert field is not None and field.text() == note.text
    QTest.keyClicks(field, "Said otherwise")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.snapshot.card(note.id).text == "Said otherwise" and tile.hasFocus()
    window.left.catch_up()
    assert tile.text() == "Said otherwise"
    QTest.keyClick(tile, Qt.Key.Key_F2)
    field = tile.findChildren(RenameField)[-1]
    QTest.keyClicks(field, "No")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.snapshot.card(note.id).text == "Said otherwise" and tile.hasFocus()
