"""The numbers of the period in sight, taken out from the metrics panel and by the palette."""

from pytestqt.qtbot import QtBot

from journeydesigner.ui.metrics.over import metrics_of
from tests.layout.counted import counted_journey
from tests.ui.conftest import OpenWindow


def test_the_panel_takes_out_the_period_in_sight_and_undo_brings_it_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    journey = counted_journey(steps=1)
    window = open_window(document=journey.document)
    metrics_of(window).open()
    head = metrics_of(window).panel.head
    assert head.remove_button.accessibleName() == "Remove the numbers of Oct 2026"
    head.remove_button.click()
    assert window.session.snapshot.movements_of(journey.map) == ()
    qtbot.waitUntil(head.remove_button.isHidden)
    window.undo()
    qtbot.waitUntil(lambda: not head.remove_button.isHidden())


def test_the_action_says_which_period_it_is_about_and_is_not_there_without_one(open_window: OpenWindow) -> None:
    journey = counted_journey(steps=1)
    window = open_window(document=journey.document)
    action = window.actions_of["remove period"]
    assert action.text() == "Remove the numbers of Oct 2026"
    assert action.enabled()
    window.actions_of.trigger("remove period")
    assert not action.enabled()
