"""Behind another view the map lags: it is laid out when nobody types, and at once when somebody asks for it."""

from pytestqt.qtbot import QtBot

from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import set_text
from journeydesigner.editing.structure import add_step, delete
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.main_window import MainWindow


def card_of(window: MainWindow, words: str) -> Card:
    cards = window.session.snapshot.table("cards").values()
    return next(card for card in cards if isinstance(card, Card) and words in card.text)


def is_as_laid_out_afresh(window: MainWindow) -> bool:
    session, shown = window.session, window.canvas.viewport.scene
    assert session.map_id is not None
    assert shown is not None
    fresh = MapLayout(QtMeasurer(), window.canvas.layout_of.options).scene(session.snapshot, session.map_id)
    return shown == fresh


def test_an_edit_in_another_view_waits_for_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    window.views.open("outline")
    before = window.canvas.viewport.scene
    set_text(window.session.document, card_of(window, "Hotline").id, "Call centre of the whole country")
    assert window.canvas.viewport.scene is before
    qtbot.waitUntil(lambda: window.canvas.viewport.scene is not before)
    assert is_as_laid_out_afresh(window)


def test_the_map_is_up_to_date_when_it_comes_into_sight(window: MainWindow) -> None:
    window.views.open("table")
    stage = window.session.snapshot.stages_of(window.session.map_id)[1]  # type: ignore[arg-type]
    step = add_step(window.session.document, stage.id, "Ask around", 1)
    set_text(window.session.document, card_of(window, "Hotline").id, "Call centre")
    delete(window.session.document, "stages", window.session.snapshot.stages_of(window.session.map_id)[0].id)  # type: ignore[arg-type]
    window.views.open("map")
    assert is_as_laid_out_afresh(window)
    assert window.canvas.board.rect_of_step(step) is not None


def test_who_asks_for_a_card_on_the_map_gets_it_as_it_is_now(window: MainWindow) -> None:
    window.views.open("table")
    card = card_of(window, "Hotline")
    set_text(window.session.document, card.id, "Call centre")
    node = window.canvas.board.node_of_card(card.id)
    assert node is not None
    assert "Call centre" in node.label
    assert is_as_laid_out_afresh(window)


def test_rows_laid_out_ahead_come_out_as_they_would_together(window: MainWindow) -> None:
    session = window.session
    assert session.map_id is not None
    layout = MapLayout(QtMeasurer(), window.canvas.layout_of.options)
    layout.scene(session.snapshot, session.map_id)
    ids = [card.id for card in session.snapshot.cards_of(session.map_id)]
    set_card_fields(session.document, ids, "Change", owner="Marta", tags=("one", "two"))
    slices = 0
    while not layout.prepare(session.snapshot, session.map_id, lambda: True):
        slices += 1
        assert slices < 40
    fresh = MapLayout(QtMeasurer(), window.canvas.layout_of.options).scene(session.snapshot, session.map_id)
    assert layout.scene(session.snapshot, session.map_id) == fresh
