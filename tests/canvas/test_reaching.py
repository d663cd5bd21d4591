"""What reaches over several bands is seen whole, and is painted anew only where it changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.scene_diff import Layer, difference
from journeydesigner.drawing.theme import theme
from journeydesigner.editing import cards, free_notes, rows
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.painter import ScenePainter
from tests.canvas.conftest import Journey, make_canvas

LONG = "A note of many words, which reaches over several lanes " * 5


@pytest.fixture
def note(journey: Journey) -> CardId:
    step = journey.document.snapshot.steps_in(journey.map)[0].id
    return free_notes.add_free_note(journey.document, journey.actions, step, (120, 20), LONG)


@pytest.fixture
def noted(journey: Journey, note: CardId, qtbot: QtBot) -> Iterator[MapCanvas]:
    made = make_canvas(journey)
    qtbot.addWidget(made)
    made.show()
    yield made


def _seen(canvas: MapCanvas) -> QImage:
    while canvas.viewport.fill(0.5):
        pass
    return canvas.viewport.grab().toImage()


def _unlike(one: QImage, other: QImage) -> int:
    """How many pixels differ clearly."""
    both = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    grey = both.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(value > 40 for value in bytes(grey.constBits()))


def _painted_whole(canvas: MapCanvas) -> QImage:
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    image.fill(canvas.viewport.painter.canvas)
    painter = QPainter(image)
    painter.translate(-canvas.camera.x, -canvas.camera.y)
    ScenePainter(theme("light")).paint_scene(painter, canvas.board.scene)
    painter.end()
    return image


def test_a_note_over_several_bands_is_seen_as_one(noted: MapCanvas, note: CardId) -> None:
    node = noted.board.scene.floating[note]
    bands = [band for band in noted.board.lane_bands if band.y < node.y + node.h and node.y < band.y + band.height]
    assert len(bands) > 1
    assert _note_is_whole(noted, note)


def _note_is_whole(canvas: MapCanvas, note: CardId) -> bool:
    """Whether it is seen as it is painted in one piece."""
    node = canvas.board.scene.floating[note]
    area = QRect(round(node.x), round(node.y), round(node.w), round(node.h))
    return _unlike(_seen(canvas).copy(area), _painted_whole(canvas).copy(area)) < 40


@pytest.mark.parametrize("edit", ["text", "taller lane above", "gone"])
def test_after_an_edit_notes_look_as_if_painted_anew(noted: MapCanvas, note: CardId, journey: Journey, edit: str):
    before = _seen(noted)
    match edit:
        case "text":
            cards.set_text(journey.document, note, "Short now")
        case "taller lane above":
            rows.set_lane_height(journey.document, journey.document.snapshot.lanes_of(journey.map)[0].id, 200)
        case _:
            cards.delete_cards(journey.document, [note])
    after = _seen(noted)
    assert after != before
    noted.viewport.show_scene(noted.board.scene)
    assert _unlike(after, _seen(noted)) == 0
    assert edit == "gone" or _note_is_whole(noted, note)


def test_a_moved_note_makes_only_the_bands_under_it_stale(journey: Journey, note: CardId) -> None:
    layout = MapLayout(QtMeasurer())
    before = layout.scene(journey.document.snapshot, journey.map)
    place = journey.document.snapshot.card(note).place
    assert place is not None
    free_notes.float_card(journey.document, note, place.lane, place.first, (140, 20))
    change = difference(before, layout.scene(journey.document.snapshot, journey.map))
    assert {layer for _key, layer in change.stale} == {Layer.CONTENTS}
    assert all(rects and max(rect.w for rect in rects) < 260 for rects in change.stale.values())
    assert change.moved_from is None and not change.frame_changed
