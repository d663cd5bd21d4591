"""Texts that the label column cuts stick to the visible edge, and leave no traces while the map is panned."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.sticky_texts import Sticky
from journeydesigner.editing import cards
from journeydesigner.editing.free_notes import add_free_note
from tests.canvas.conftest import Journey, make_canvas


@pytest.fixture
def wide(journey: Journey, qtbot: QtBot) -> Iterator[MapCanvas]:
    """A card over three steps, seen through a window that shows less."""
    cards.set_span(journey.document, journey.search, journey.steps[0], journey.steps[2])
    made = make_canvas(journey)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    yield made


def stuck(canvas: MapCanvas) -> dict[str, Sticky]:
    """By record, what sticks in contents and headers."""
    view = canvas.viewport
    found = (*view._stuck(view.contents), *view._stuck(view.headers))
    return {sticky.text.node.record: sticky for sticky in found}


def left_of_text(canvas: MapCanvas, sticky: Sticky) -> float:
    """Where on screen the text begins."""
    return sticky.x - canvas.camera.x


def test_before_the_map_slides_under_the_labels_nothing_sticks(wide: MapCanvas) -> None:
    wide.look(Camera(1.0, 0, 0))
    assert stuck(wide) == {}


def test_a_cut_text_begins_where_it_can_be_seen(journey: Journey, wide: MapCanvas) -> None:
    wide.look(Camera(1.0, 200, 0))
    found = stuck(wide)
    assert {journey.search, journey.stages[0], journey.steps[0]} <= set(found)
    edge = wide.viewport.labels.x() + wide.viewport.labels.width()
    assert left_of_text(wide, found[journey.search]) == edge + 8
    wide.look(Camera(1.0, 230, 0))
    assert left_of_text(wide, stuck(wide)[journey.search]) == edge + 8


def test_a_text_goes_out_of_sight_with_what_it_stands_on(journey: Journey, wide: MapCanvas) -> None:
    rect = wide.board.rect_of_card(journey.search)
    assert rect is not None
    wide.look(Camera(1.0, 0, 0))
    wide.resize(400, 500)
    wide.look(Camera(1.0, round(rect.right) - wide.viewport.labels.width() - 60, 0))
    sticky = stuck(wide)[journey.search]
    assert sticky.text.right + sticky.text.room <= rect.w - 8
    assert sticky.right <= rect.right - 6


def test_a_text_under_a_free_note_stays_under_it(journey: Journey, wide: MapCanvas) -> None:
    wide.look(Camera(1.0, 200, 0))
    assert journey.search in stuck(wide)
    add_free_note(journey.document, journey.actions, journey.steps[1], (0, 4), "Over it")
    assert journey.search not in stuck(wide)
    assert journey.stages[0] in stuck(wide)


def test_panning_leaves_no_trace_of_a_text_that_stuck(wide: MapCanvas, qtbot: QtBot) -> None:
    for x in (60, 90, 140, 200, 203, 230, 190):
        wide.look(Camera(1.0, x, 0))
        qtbot.wait(20)
    panned = _seen(wide)
    wide.viewport.update_all()
    qtbot.wait(60)
    assert _seen(wide) == panned


def _seen(canvas: MapCanvas) -> QImage:
    """What is on the screen, shifted pixels and all."""
    return canvas.screen().grabWindow(canvas.winId()).toImage()


def test_the_indexes_find_what_lies_across_an_edge(journey: Journey, wide: MapCanvas) -> None:
    band = wide.board.band_of(journey.actions)
    rect = wide.board.rect_of_card(journey.search)
    assert band is not None and rect is not None
    middle = rect.x + rect.w / 2
    assert journey.search in {node.record for node in BandIndexes().contents(band).between(middle, middle)}
