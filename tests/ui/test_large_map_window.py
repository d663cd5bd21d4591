"""A large map in the window: to know what can be done now does not lay the map out at once."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_card
from journeydesigner.editing.structure import delete
from journeydesigner.ui.main_window import MainWindow
from samples.makers.home_battery import home_battery

CARDS = 420


def test_what_can_be_done_is_told_without_laying_the_map_out_and_again_when_it_is(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    document = home_battery()
    snapshot = document.snapshot
    shown = snapshot.maps[0].id
    kinds = {lane.kind: lane.id for lane in snapshot.lanes_of(shown)}
    with document.change("Make it large"):
        for number in range(CARDS):
            add_card(document, kinds["actions"], snapshot.steps_in(shown)[0].id, f"Card {number}")
    window = open_window(document=document)
    showing, actions = window.canvas.showing, window.actions_of
    qtbot.waitUntil(lambda: not showing.is_behind)
    assert actions.qaction("next off target").isEnabled()
    delete(document, "lanes", kinds["metrics"])
    actions.refresh()
    assert actions.qaction("undo").isEnabled()
    assert showing.is_behind
    qtbot.waitUntil(lambda: not actions.qaction("next off target").isEnabled())
    assert not showing.is_behind
