"""Undo by key and by button while a card is being written."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import of_cell
from journeydesigner.model.ids import LaneId, StepId
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def type_in(window: MainWindow, text: str) -> None:
    """Each letter where the keys are by then."""
    for letter in text:
        QTest.keyClicks(window.focusWidget(), letter)


def written(window: MainWindow, *texts: str) -> tuple[LaneId, StepId]:
    """Cards typed one after the other into an empty cell; the editor is open for the next."""
    session, canvas = window.session, window.canvas
    assert session.map_id is not None
    lane = next(lane.id for lane in session.snapshot.lanes_of(session.map_id) if lane.kind == "pain_points")
    step = next(s.id for s in session.snapshot.steps_in(session.map_id) if not session.snapshot.cards_at(lane, s.id))
    canvas.select(of_cell(lane, step))
    canvas.setFocus()
    for text in texts:
        type_in(window, text)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    return lane, step


def texts(window: MainWindow, cell: tuple[LaneId, StepId]) -> list[str]:
    return [card.text for card in window.session.snapshot.cards_at(*cell)]


def test_in_an_editor_that_is_empty_undo_takes_back_the_card_before(window: MainWindow, qtbot: QtBot) -> None:
    cell = written(window, "One", "Two")
    assert window.canvas.is_editing and texts(window, cell) == ["One", "Two"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert texts(window, cell) == ["One"] and not window.canvas.is_editing
    qtbot.waitUntil(window.canvas.hasFocus)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert texts(window, cell) == []


def test_the_button_takes_back_what_is_half_written(window: MainWindow) -> None:
    cell = written(window, "One")
    type_in(window, "Tw")
    window.actions_of.trigger("undo")
    assert texts(window, cell) == ["One"] and not window.canvas.is_editing


def test_in_a_field_of_the_inspector_undo_takes_back_what_was_entered_there(window: MainWindow) -> None:
    session, canvas = window.session, window.canvas
    canvas.go_to_corner(-1)
    card = canvas.selection.cards[0]
    window.inspector.catch_up()
    field = next(found for found in window.inspector.findChildren(LineField) if found.accessibleName() == "Owner")
    field.setFocus()
    field.selectAll()
    before = session.snapshot.card(card).owner
    QTest.keyClicks(field, "Legal")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() != "Legal" and session.snapshot.card(card).owner == before
    field.selectAll()
    QTest.keyClicks(field, "Sales desk")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.snapshot.card(card).owner == "Sales desk"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    window.inspector.catch_up()
    assert session.snapshot.card(card).owner == before and field.text() == before
