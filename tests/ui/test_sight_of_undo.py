"""An undo out of sight is brought into sight; one that is seen moves nothing."""

from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.selection import NOTHING
from journeydesigner.editing.cards import move_card, set_text
from journeydesigner.model.ids import CardId
from journeydesigner.ui.main_window import MainWindow


def first_action(window: MainWindow) -> CardId:
    session = window.session
    assert session.map_id is not None
    lane = next(lane.id for lane in session.snapshot.lanes_of(session.map_id) if lane.kind == "actions")
    return session.snapshot.cards_in(lane)[0].id


def test_a_card_that_goes_back_out_of_sight_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.session, window.canvas
    canvas.has_motion = False
    assert session.map_id is not None
    card = first_action(window)
    place = session.snapshot.card(card).place
    assert place is not None
    move_card(session.document, card, place.lane, session.snapshot.steps_in(session.map_id)[-1].id)
    canvas.select(NOTHING)
    canvas.look(Camera(1.0, 900, 500))
    far = canvas.camera
    window.undo()
    qtbot.waitUntil(lambda: canvas.camera != far)
    rect = canvas.board.rect_of_card(card)
    assert rect is not None and canvas.viewport.open_window.meets(canvas.on_screen(rect))


def test_an_undo_that_is_seen_moves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    canvas = window.canvas
    canvas.has_motion = False
    canvas.look(Camera(0.75, 0, 0))
    here = canvas.camera
    set_text(window.session.document, first_action(window), "Otherwise")
    window.undo()
    qtbot.wait(50)
    assert canvas.camera == here
