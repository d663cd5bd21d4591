"""As-is beside to-be: aligned by twins, what differs marked in icon, colour and word."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editing.cards import add_card, delete_cards, move_card, set_text
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import add_step, delete
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card, CardFilter
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.compare_pane import ComparePane
from journeydesigner.ui.views.comparison import Mark, compared, pair_of
from journeydesigner.ui.views.view_switch import ViewSwitch
from tests.ui.conftest import opened_view

LEFT = Qt.MouseButton.LeftButton


def card_of(window: MainWindow, map_id: MapId, words: str) -> Card:
    return next(card for card in window.session.snapshot.cards_of(map_id) if words in card.text)


@pytest.fixture
def twin(window: MainWindow) -> MapId:
    """The map's twin: a card more, one gone, one said otherwise, one moved, a step gone, and a better feeling."""
    document, as_is = window.session.document, window.session.map_id
    assert as_is is not None
    twin = add_twin(document, as_is)
    card = card_of(window, twin, "Standard offer sheet")
    assert card.place is not None
    add_card(document, card.place.lane, card.place.first, "An offer in one page")
    set_text(document, card.id, "A standard offer sheet for all")
    delete_cards(document, [card_of(window, twin, "The bill explains nothing").id])
    moved = card_of(window, twin, "Watches two")
    steps = window.session.snapshot.steps_in(twin)
    assert moved.place is not None
    move_card(document, moved.id, moved.place.lane, steps[3].id)
    lane = next(lane for lane in window.session.snapshot.lanes_of(twin) if lane.kind == "emotion")
    point = next(p for p in window.session.snapshot.emotions_of(lane.id) if p.value == -1.7)
    set_emotion(document, lane.id, point.step, 0.7, point.persona)
    window.session.show_map(twin)
    return twin


@pytest.fixture
def pane(window: MainWindow, twin: MapId, qtbot: QtBot) -> ComparePane:
    window.resize(1600, 900)
    return opened_view(window, qtbot, "compare", ComparePane)


def test_it_is_offered_where_a_map_has_a_twin(window: MainWindow) -> None:
    switch = window.top_bar.findChild(ViewSwitch)
    assert switch is not None
    assert switch.button("compare").isHidden()
    assert window.session.map_id is not None
    twin = add_twin(window.session.document, window.session.map_id)
    assert not switch.button("compare").isHidden()
    assert pair_of(window.session.snapshot, window.session.map_id) == (window.session.map_id, twin)
    window.views.open("compare")
    delete(window.session.document, "maps", twin)
    assert window.views.is_map


def test_the_summary_counts_and_says_how_feelings_moved(window: MainWindow, pane: ComparePane) -> None:
    assert pane.summary.said.startswith("1 added, 1 changed, 1 moved, 1 removed; emotion +")


def test_a_view_made_ahead_counts_as_the_map_in_sight_is_written(window: MainWindow, twin: MapId) -> None:
    while window.views.prepare():
        pass
    with window.session.document.change("") as draft:
        draft.patch("maps", twin, language="de")
    window.views.open("compare")
    shown = window.views.shown
    assert isinstance(shown, ComparePane)
    assert re.search(r"emotion \+\d,\d", shown.summary.said)


def test_each_card_has_its_mark(window: MainWindow, pane: ComparePane, twin: MapId) -> None:
    as_is = window.session.snapshot.map(twin).as_is
    assert as_is is not None
    marks = {shown.card: shown.mark for shown in pane.sheet.shown_cards()}
    assert marks[card_of(window, twin, "in one page").id] is Mark.ADDED
    assert marks[card_of(window, twin, "sheet for all").id] is Mark.CHANGED
    assert marks[card_of(window, twin, "Watches two").id] is Mark.MOVED
    assert marks[card_of(window, as_is, "The bill explains").id] is Mark.REMOVED
    assert marks[card_of(window, twin, "Hotline").id] is None


def test_the_list_says_it_in_words(window: MainWindow, pane: ComparePane) -> None:
    texts = [pane.found.item(row).text() for row in range(pane.found.count())]
    assert "Added: An offer in one page\nOpportunities, Consideration › Compare" in texts
    assert any(text.startswith("Removed: The bill explains nothing") for text in texts)


def test_only_what_differs_leaves_out_the_rest(window: MainWindow, pane: ComparePane) -> None:
    QTest.mouseClick(pane.only, LEFT)
    assert all(shown.mark is not None for shown in pane.sheet.shown_cards())
    assert pane.sheet.shown_cards()


def test_a_difference_of_the_list_is_shown_and_selected(window: MainWindow, pane: ComparePane, twin: MapId) -> None:
    card = card_of(window, twin, "in one page")
    row = next(r for r in range(pane.found.count()) if pane.found.item(r).data(Qt.ItemDataRole.UserRole) == card.id)
    pane.found.setCurrentRow(row)
    assert window.session.selection.cards == (card.id,)
    QTest.keyClick(pane.found, Qt.Key.Key_Return)
    assert window.views.is_map
    assert window.canvas.selection.cards == (card.id,)


def test_columns_of_both_maps_stand_under_each_other(window: MainWindow, twin: MapId) -> None:
    document = window.session.document
    stage = window.session.snapshot.stages_of(twin)[1]
    fresh = add_step(document, stage.id, "Ask the neighbours", 1)
    steps = window.session.snapshot.steps_in(twin)
    delete(document, "steps", next(step.id for step in steps if step.title == "Learn"))
    as_is = window.session.snapshot.map(twin).as_is
    assert as_is is not None
    columns = compared(window.session.snapshot, as_is, twin, CardFilter()).columns
    told = [(c.before.title if c.before else None, c.after.title if c.after else None) for c in columns][:5]
    assert told == [
        ("Trigger", "Trigger"), ("Search", "Search"), ("Learn", None), (None, "Ask the neighbours"),
        ("Compare", "Compare"),
    ]  # fmt: skip
    assert any(c.after is not None and c.after.id == fresh for c in columns)


def test_the_comparison_follows_undo(window: MainWindow, pane: ComparePane) -> None:
    for _time in range(5):
        window.undo()
    assert pane.summary.said == "No card differs"
