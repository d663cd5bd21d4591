"""A map becomes a life cycle by command, so that menu and palette know it, too."""

from journeydesigner.ui.main_window import MainWindow


def test_a_map_becomes_a_life_cycle_and_back_by_one_command(window: MainWindow) -> None:
    session, actions = window.session, window.actions_of
    assert session.map_id is not None
    actions.trigger("life cycle")
    assert session.snapshot.map(session.map_id).is_cycle
    assert actions.qaction("life cycle").isCheckable()
    actions.trigger("life cycle")
    assert not session.snapshot.map(session.map_id).is_cycle
    session.document.undo()
    assert session.snapshot.map(session.map_id).is_cycle
