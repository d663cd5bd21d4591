"""The comparison in words: what changed in a card by the names people know, and the list within reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import move_card
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.model.records import Card, Evidence
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.change_words import told_changes
from journeydesigner.ui.views.compare_pane import ComparePane
from journeydesigner.ui.views.comparison import compared
from tests.ui.conftest import opened_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(window: MainWindow) -> Card:
    """A pain point of the map's twin, which is shown."""
    assert window.session.map_id is not None
    twin = add_twin(window.session.document, window.session.map_id)
    window.session.show_map(twin)
    return next(c for c in window.session.snapshot.cards_of(twin) if "The bill explains" in c.text)


def told(window: MainWindow, card: Card) -> list[str]:
    journey = window.session.map
    assert journey is not None
    assert journey.as_is is not None
    found = compared(window.session.snapshot, journey.as_is, journey.id, window.session.filter)
    return told_changes(found, card.id).splitlines()


def test_fields_are_told_by_their_names_and_values_by_their_words(window: MainWindow, card: Card) -> None:
    set_card_fields(
        window.session.document, [card.id], "Change", severity="critical", owner="Back office", is_moment_of_truth=True,
        evidence=Evidence(kind="observed", n=9, of=14, source="interviews"), colour="blue",
    )  # fmt: skip
    assert sorted(told(window, card)) == [
        "Colour: – → Blue",
        "Evidence: – → Observed, 9 of 14, interviews",
        "Moment of truth: No → Yes",
        f"Owner: {card.owner} → Back office",
        "Severity: Medium → Critical",
    ]


def test_a_moved_card_says_where_it_stood(window: MainWindow, card: Card) -> None:
    assert card.place is not None
    steps = window.session.snapshot.steps_in(card.map)
    move_card(window.session.document, card.id, card.place.lane, steps[-1].id)
    assert told(window, card) == ["Stood in: Pain points, Awareness › Trigger"]


def test_the_sheet_says_what_it_shows_and_the_list_is_a_button_away_when_the_window_is_narrow(
    window: MainWindow, card: Card, qtbot: QtBot
) -> None:
    window.resize(930, 760)
    pane = opened_view(window, qtbot, "compare", ComparePane)
    assert "No card differs" in pane.sheet.accessibleDescription()
    assert not pane.found.isVisible()
    QTest.mouseClick(pane.side_button, LEFT)
    assert pane.found.isVisible()
    assert window.focusWidget() is pane.found
    QTest.mouseClick(pane.side_button, LEFT)
    assert not pane.found.isVisible()
    window.resize(1500, 760)
    assert not pane.found.isVisible()
    QTest.mouseClick(pane.side_button, LEFT)
    assert pane.found.isVisible()
