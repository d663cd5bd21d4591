"""The picture of a life cycle is its ring."""

from PySide6.QtGui import QColor, QImage

from journeydesigner.drawing.theme import theme
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.layout.ring import is_ring, ring_scene
from journeydesigner.painting.preview import document_preview, scene_image
from tests.layout.journeys import Journey


def cycle() -> Journey:
    journey = Journey(5, 1, ("emotion",))
    for number, step in enumerate(journey.steps):
        set_emotion(journey.document, journey.lanes[0], step, (-1.0, 1.5)[number % 2])
    with journey.document.change("Make a cycle") as draft:
        draft.patch("maps", journey.map, is_cycle=True)
    return journey


def test_the_preview_of_a_life_cycle_is_a_square_with_the_ring(qapp):
    image = QImage.fromData(document_preview(cycle().document, 400) or b"", "PNG")  # type: ignore[call-overload]
    assert (image.width(), image.height()) == (400, 400)
    ground = QColor(image.pixel(2, 2))
    hues = {QColor(image.pixel(200, y)).name() for y in range(400)} - {ground.name()}
    assert len(hues) > 2


def test_each_stage_has_its_colour_in_the_ring(qapp):
    journey = cycle()
    assert is_ring(journey.snapshot, journey.map)
    scene = ring_scene(journey.snapshot, journey.map, 300)
    image = scene_image(scene, theme("light"), {}, 1.0)
    seen = {QColor(image.pixel(x, y)).name().upper() for x in range(0, 300, 2) for y in range(0, 300, 2)}
    assert {"#2F4B9E", "#31689C", "#2C7C8C", "#2B7D6C", "#3F7A45"} <= seen


def test_a_map_that_is_no_cycle_is_shown_as_it_is(qapp):
    journey = Journey(3, 1)
    assert not is_ring(journey.snapshot, journey.map)
    image = QImage.fromData(document_preview(journey.document, 400) or b"", "PNG")  # type: ignore[call-overload]
    assert image.width() == 400 and image.height() != 400
