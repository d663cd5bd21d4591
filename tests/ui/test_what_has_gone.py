"""What is still offered for a blink when it has gone already does nothing."""

import pytest
from shiboken6 import delete, isValid

from journeydesigner.editing.cards import add_note, delete_cards, set_text
from journeydesigner.editing.structure import rename
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.ui.main_window import MainWindow


def test_a_map_that_has_gone_is_not_shown(window: MainWindow) -> None:
    before = window.session.map_id
    window.session.show_map(MapId("map-that-has-gone"))
    assert window.session.map_id == before == window.canvas.map_id


def test_what_is_written_in_a_record_that_has_gone_is_told_and_changes_nothing(window: MainWindow) -> None:
    session, told = window.session, list[str]()
    assert session.map_id is not None
    note = add_note(session.document, session.map_id, "A note")
    delete_cards(session.document, (note,))
    before = session.snapshot
    session.trouble.connect(told.append)
    for write in (
        lambda: session.attempt(set_text, note, "Written late"),
        lambda: session.attempt(delete_cards, (CardId("card-never-there"),)),
        lambda: session.attempt(rename, "stages", "stage-never-there", "Late"),
    ):
        told.clear()
        write()
        assert told == ["Nothing was changed: that has been deleted meanwhile."]
    assert session.snapshot is before


def test_a_fault_of_ours_is_not_taken_for_something_that_has_gone(window: MainWindow) -> None:
    def faulty(_document: object, _card: str) -> None:
        raise KeyError("a name")

    with pytest.raises(KeyError):
        window.session.attempt(faulty, "card-never-there")


def test_what_is_said_as_the_window_goes_goes_with_it(window: MainWindow) -> None:
    delete(window.toast)
    window.canvas.message.emit("A field lost the focus")
    assert not isValid(window.toast)
