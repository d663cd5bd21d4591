"""A free note is called so in the inspector, and goes into a lane by being given its kind."""

from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.ui.inspector.card_page import CardPage
from journeydesigner.ui.main_window import MainWindow


def test_a_free_note_is_no_card_of_the_lane_it_floats_over_until_it_is_given_one(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    lanes = session.snapshot.lanes_of(session.map_id)
    curve = next(lane.id for lane in lanes if lane.kind == "emotion")
    actions = next(lane.id for lane in lanes if lane.kind == "actions")
    step = session.snapshot.steps_in(session.map_id)[1].id
    note = add_free_note(session.document, curve, step, (20.0, 20.0), "Still true?")
    window.canvas.select(of_cards((note,), session.snapshot))
    window.inspector.catch_up()
    page = window.inspector.page
    assert isinstance(page, CardPage) and page.heading().title == "Free note"
    assert page.lane.currentText() == "Free note" and page.lane.value() is None
    page.lane.committed.emit(actions)
    place = session.snapshot.card(note).place
    assert place is not None and (place.lane, place.first, place.offset) == (actions, step, None)
    window.inspector.catch_up()
    page = window.inspector.page
    assert isinstance(page, CardPage) and page.heading().title == "Action"
