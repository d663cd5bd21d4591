"""A large map of which much changes at once: it is laid out in slices, and nobody sees or feels that."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_header
from journeydesigner.document.document import Document
from journeydesigner.drawing.theme import theme
from journeydesigner.editing import structure
from journeydesigner.editing.cards import delete_cards, set_text
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.painting.measuring import QtMeasurer
from tests.canvas.conftest import Journey, make_journey

CARDS = 480


@pytest.fixture
def large() -> Journey:
    made = make_journey()
    with made.document.change("Make many") as draft:
        for number in range(CARDS):
            card = draft.snapshot.card(made.search)
            assert card.place is not None
            step = made.steps[number % len(made.steps)]
            place = card.place.model_copy(update={"first": step, "last": step, "order": f"V{number:04}"})
            draft.put(card.model_copy(update={"id": f"card_many{number}", "place": place, "text": f"Card {number}"}))
    return made


@pytest.fixture
def canvas(qtbot: QtBot, large: Journey) -> Iterator[MapCanvas]:
    made = MapCanvas(large.document, MapLayout(QtMeasurer()), theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.has_motion = False
    made.show_map(large.map)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.show_map(None)


def fresh(canvas: MapCanvas, document: Document):
    assert canvas.map_id is not None
    return MapLayout(QtMeasurer(), canvas.layout_of.options).scene(document.snapshot, canvas.map_id)


def settled(canvas: MapCanvas, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not canvas.showing.is_behind and not canvas.viewport.is_held)


def test_a_new_step_in_a_large_map_is_laid_out_soon_and_comes_out_as_at_once(
    canvas: MapCanvas, large: Journey, qtbot: QtBot
) -> None:
    before = canvas.showing.seen
    structure.add_step(large.document, large.stages[0], "New", index=1)
    assert canvas.showing.is_behind
    assert canvas.showing.seen is before
    settled(canvas, qtbot)
    assert canvas.board.scene == fresh(canvas, large.document)


def test_to_paint_meanwhile_lays_nothing_out(canvas: MapCanvas, large: Journey, qtbot: QtBot) -> None:
    card = next(iter(large.document.snapshot.cards_of(large.map)))
    canvas.select(of_cards((card.id,), large.document.snapshot))
    assert canvas.linking.dots()
    structure.add_step(large.document, large.stages[0], "New", index=1)
    canvas.grab()
    assert canvas.showing.is_behind
    settled(canvas, qtbot)
    assert canvas.linking.dots()


def test_whoever_asks_for_the_map_has_it_as_it_is_now(canvas: MapCanvas, large: Journey) -> None:
    step = structure.add_step(large.document, large.stages[0], "New", index=1)
    assert step in canvas.board.column_of
    assert not canvas.showing.is_behind


def test_undo_of_what_is_not_laid_out_yet_leaves_the_map_as_it_was(
    canvas: MapCanvas, large: Journey, qtbot: QtBot
) -> None:
    before = canvas.board.scene
    structure.delete(large.document, "stages", large.stages[0])
    QApplication.processEvents()
    large.document.undo()
    settled(canvas, qtbot)
    qtbot.waitUntil(lambda: canvas.board.scene == before)


def test_a_lane_that_is_taken_back_before_it_is_laid_out_is_not_named(
    canvas: MapCanvas, large: Journey, qtbot: QtBot
) -> None:
    lanes = large.document.snapshot.lanes_of(large.map)
    canvas.select(of_header(SelectionKind.LANE, lanes[0].id))
    canvas.insert_lane()
    assert canvas.showing.is_behind
    large.document.undo()
    settled(canvas, qtbot)
    assert not canvas.is_editing
    assert large.document.snapshot.lanes_of(large.map) == lanes


def test_what_is_typed_right_after_a_new_step_is_its_name(canvas: MapCanvas, large: Journey, qtbot: QtBot) -> None:
    canvas.setFocus()
    canvas.select(of_header(SelectionKind.STEP, large.steps[0]))
    canvas.insert_step_after()
    assert canvas.showing.is_behind
    QTest.keyClicks(canvas, "P")
    QTest.keyClicks(canvas.editor, "ays")
    QTest.keyClick(canvas.editor, Qt.Key.Key_Escape)
    titles = [step.title for step in large.document.snapshot.steps_in(large.map)]
    assert titles[1] == "Pays"
    settled(canvas, qtbot)
    assert canvas.board.scene == fresh(canvas, large.document)


def test_hundreds_that_go_and_come_back_come_out_as_at_once(canvas: MapCanvas, large: Journey, qtbot: QtBot) -> None:
    before = canvas.board.scene
    everyone = tuple(card.id for card in large.document.snapshot.cards_of(large.map))
    canvas.select(of_cards(everyone, large.document.snapshot))
    delete_cards(large.document, everyone)
    settled(canvas, qtbot)
    assert canvas.board.is_blank or not canvas.board.rects_of_cards(everyone[:1])[0]
    large.document.undo()
    qtbot.waitUntil(lambda: canvas.board.scene == before)


def test_rows_that_were_laid_out_ahead_for_other_steps_come_out_as_they_would_together(large: Journey) -> None:
    layout = MapLayout(QtMeasurer())
    layout.scene(large.document.snapshot, large.map)
    structure.add_step(large.document, large.stages[1], "New", index=0)
    slices = 0
    while not layout.prepare(large.document.snapshot, large.map, lambda: True):
        slices += 1
        assert slices < 40
    assert slices > 1
    again = MapLayout(QtMeasurer()).scene(large.document.snapshot, large.map)
    assert layout.scene(large.document.snapshot, large.map) == again


def test_what_is_due_is_done_once_in_a_later_turn_or_when_it_is_wanted_before(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()
    turn = NextTurn(parent, lambda: done.append(1))
    turn.soon()
    turn.soon()
    assert turn.is_due
    qtbot.waitUntil(lambda: not turn.is_due)
    assert done == [1]
    turn.now()
    assert done == [1]
    turn.soon()
    turn.now()
    assert done == [1, 1]
    turn.soon()
    turn.forget()
    qtbot.wait(5)
    assert done == [1, 1]


def test_a_new_header_is_not_named_in_the_middle_of_another_change(
    canvas: MapCanvas, large: Journey, qtbot: QtBot
) -> None:
    """A field beside the map writes before the new step is laid out; the name's editor waits until that is told."""
    canvas.select(of_header(SelectionKind.STEP, large.steps[0]))
    canvas.insert_step_after()
    canvas.editor.show()
    assert canvas.showing.is_behind
    seen: list[bool] = []
    canvas.showing.when_laid_out(lambda: seen.append(bool(set_text(large.document, large.search, "Meanwhile"))))
    set_text(large.document, large.compare, "Told")
    settled(canvas, qtbot)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert large.document.snapshot.card(large.search).text == "Meanwhile"
