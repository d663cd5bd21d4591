"""What goes with a whole is told, and offered back."""

from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.ui.main_window import MainWindow


def test_a_deleted_stage_says_how_many_cards_went_with_it_and_comes_back(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    stages = session.snapshot.stages_of(session.map_id)
    before = len(session.snapshot.table("cards"))
    window.canvas.select(of_header(SelectionKind.STAGE, stages[0].id))
    window.canvas.delete_selection()
    gone = before - len(session.snapshot.table("cards"))
    assert gone > 0 and f"{gone} cards went with it" in window.toast.text
    undo = window.toast.offer("Undo")
    assert undo is not None
    undo.click()
    assert session.snapshot.stages_of(session.map_id) == stages
    assert len(session.snapshot.table("cards")) == before


def test_a_card_goes_without_a_word(window: MainWindow) -> None:
    window.canvas.go_to_corner(-1)
    window.canvas.delete_selection()
    assert window.toast.text == ""


def test_a_locked_structure_is_seen_in_the_top_bar_and_unlocked_there(window: MainWindow) -> None:
    assert not window.top_bar.lock.isVisible()
    window.actions_of.trigger("lock")
    assert window.session.map is not None and window.session.map.is_locked
    assert window.top_bar.lock.isVisible()
    window.top_bar.lock.click()
    assert not window.session.map.is_locked
    assert not window.top_bar.lock.isVisible()
