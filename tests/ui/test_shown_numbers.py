"""Which numbers the map shows: chosen by command, remembered for the person, the same in hand-outs and shows."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.inspector.number_cards import NumberCard
from journeydesigner.ui.main_window import MainWindow


def _bands(window: MainWindow) -> set[str]:
    return set(window.canvas.board.scene.band_by_key)


def test_the_ribbon_is_there_and_goes_by_command(window: MainWindow) -> None:
    assert "ribbon" in _bands(window)
    assert window.actions_of.qaction("ribbon").isChecked()
    window.actions_of.trigger("ribbon")
    assert "ribbon" not in _bands(window)
    assert not window.settings.shows_ribbon, "so it is the next time"
    window.actions_of.trigger("ribbon")
    assert "ribbon" in _bands(window)


def test_flows_come_by_command(window: MainWindow) -> None:
    assert "flows" not in _bands(window)
    window.actions_of.trigger("flows")
    assert "flows" in _bands(window)


def test_a_metric_is_chosen_for_the_heat_from_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.trigger("heat")
    menu = next(menu for menu in window.canvas.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == "NPS after 90 days")
    action.trigger()
    menu.close()
    assert "heat" in _bands(window)
    assert window.session.numbers.heat == window.shown_numbers.heat is not None
    window.actions_of.trigger("heat off")
    assert "heat" not in _bands(window)


def test_hand_outs_are_asked_for_the_same_numbers(window: MainWindow) -> None:
    window.actions_of.trigger("flows")
    session = window.session
    assert session.map_id is not None
    request = Wishes().request("png", session.snapshot, {}, session.map_id, session.numbers)
    assert request.layout.flows
    assert request.layout.today == request.date


def test_another_map_begins_without_heat(window: MainWindow) -> None:
    metric = window.shown_numbers.metrics()[0].id
    window.shown_numbers.show_heat(metric)
    window.actions_of.trigger("duplicate map")
    assert window.shown_numbers.heat is None


def test_keys_lead_to_kpis_off_target_and_to_the_worst_loss(window: MainWindow) -> None:
    window.actions_of.trigger("next off target")
    first = window.canvas.selection
    window.actions_of.trigger("next off target")
    assert first.kind is window.canvas.selection.kind is SelectionKind.CARDS
    assert first.ids != window.canvas.selection.ids
    window.actions_of.trigger("worst loss")
    stage = window.session.snapshot.stage(window.canvas.selection.ids[0])  # type: ignore[arg-type]
    assert stage.title == "Post-sales"


def test_the_inspector_tells_what_was_counted_at_a_stage(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.trigger("worst loss")

    def shown() -> list[NumberCard]:
        return [card for card in window.inspector.findChildren(NumberCard) if not card.isHidden()]

    qtbot.waitUntil(lambda: bool(shown()))
    cards = shown()
    assert [card.accessibleName() for card in cards] == [
        "Post-sales: 174", "Time in Post-sales, median: 21\u00a0d", "Rework in Post-sales: 4.7\u00a0%",
    ]  # fmt: skip
    assert "The worst loss of the map" in cards[0].accessibleDescription()
