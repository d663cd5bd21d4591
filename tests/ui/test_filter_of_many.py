"""A filter of hundreds of owners: the first few at once, the rest by their names or on request."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journeydesigner.editing.cards import add_card
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.filtering.chips import FEW
from journeydesigner.ui.filtering.filter_panel import FilterPanel
from journeydesigner.ui.main_window import MainWindow

MANY = 120


@pytest.fixture
def panel(window: MainWindow) -> FilterPanel:
    """Opened over a map on which each of many cards has an owner of its own."""
    session = window.session
    assert session.map_id is not None
    board = window.canvas.board
    lane = next(lane for lane in board.lanes if lane.kind == "actions")
    with session.document.change("Owners") as draft:
        for number in range(MANY):
            card = add_card(session.document, lane.id, board.steps[0], f"Card {number}")
            draft.patch("cards", card, owner=f"Zoë {number:03}")
    window.actions_of.trigger("filter")
    return window.filtering.panel


def owners(panel: FilterPanel) -> list[str]:
    """The names of the owners whose chips are seen, in the order in which Tab goes through them."""
    chips = [chip for chip in panel.findChildren(QPushButton) if chip.isVisible() and "Zoë" in chip.accessibleName()]
    chips.sort(key=lambda chip: chip.mapTo(panel, chip.rect().topLeft()).toTuple()[::-1])
    return [chip.accessibleName().split("  ")[0] for chip in chips]


def test_a_few_are_shown_and_the_rest_on_request(panel: FilterPanel) -> None:
    few = len(owners(panel))
    assert 0 < few <= FEW
    more = next(one for one in panel.findChildren(QPushButton) if one.isVisible() and one.text().endswith(" more"))
    more.click()
    grown = len(owners(panel))
    assert few < grown < MANY
    assert panel.focusWidget() is panel.button("owners", owners(panel)[few])
    while more.isVisible():
        more.click()
    assert {f"Zoë {number:03}" for number in range(MANY)} <= set(owners(panel))
    panel.close()


def test_who_is_looked_for_is_found_whatever_their_accents_and_chosen_by_enter(
    window: MainWindow, panel: FilterPanel
) -> None:
    QTest.keyClicks(panel.focusWidget(), "zoe 11")
    assert owners(panel) == [f"Zoë {number:03}" for number in (11, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119)]
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    assert window.session.filter == CardFilter(owners=("Zoë 011",))
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert "Zoë 000" in owners(panel)
    panel.close()


def test_who_is_chosen_is_shown_and_can_be_let_go_of(window: MainWindow, panel: FilterPanel) -> None:
    last = f"Zoë {MANY - 1:03}"
    assert last not in owners(panel)
    panel.close()
    window.session.set_filter(CardFilter(owners=(last,)))
    window.actions_of.trigger("filter")
    assert panel.button("owners", last).isChecked()
    panel.button("owners", last).click()
    assert window.session.filter.is_empty()
    panel.close()


def test_tab_goes_through_the_chips_in_their_order_and_then_to_the_rest(panel: FilterPanel) -> None:
    for _time in range(2):
        more = next(one for one in panel.findChildren(QPushButton) if one.isVisible() and one.text().endswith(" more"))
        panel.button("owners", owners(panel)[0]).setFocus()
        for name in owners(panel):
            assert panel.focusWidget() is panel.button("owners", name)
            panel.focusNextChild()
        assert panel.focusWidget() is more
        more.click()
    panel.close()


def test_a_map_of_few_values_is_not_searched(window: MainWindow) -> None:
    window.actions_of.trigger("filter")
    assert not window.filtering.panel._head.isVisible()
    window.filtering.panel.close()
