"""What lies over the map, or ends at its edges, hides nothing and takes nothing along."""

from PySide6.QtCore import QPoint, QSize, Qt

from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.overlay import Ghost
from journeydesigner.canvas.selection import SelectionKind, of_emotion, of_header
from journeydesigner.editing.cards import add_card
from tests.canvas.conftest import Hands, Journey


def test_a_card_let_go_outside_the_canvas_goes_back(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    start, place = hands.at(canvas.board.rect_of_card(journey.order)), journey.document.snapshot.card(journey.order)
    for outside in (QPoint(-30, start.y()), QPoint(start.x(), canvas.height() + 30)):
        hands.drag(start, outside)
        canvas.glide.stop()
        canvas.look(Camera(1.0, 0, 0))
        start = hands.at(canvas.board.rect_of_card(journey.order))
    assert journey.document.snapshot.card(journey.order) == place and journey.changes() == 0


def test_of_a_place_that_scrolled_away_nothing_is_drawn_over_the_headers(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    start = hands.at(canvas.board.rect_of_card(journey.search))
    hands.carry(start, start + QPoint(60, 40))
    ghosts = [item for item in canvas.overlay.items if isinstance(item, Ghost)]
    assert ghosts and all(ghost.within == canvas.viewport.open_window for ghost in ghosts)
    hands.key(Qt.Key.Key_Escape)


def test_fitted_the_map_stays_clear_of_what_floats_at_its_corner(journey: Journey, canvas: MapCanvas) -> None:
    canvas.has_motion = False
    canvas.resize(1400, 420)
    canvas.zoom_to_fit()
    scene, full = canvas.board.scene, canvas.zoom
    canvas.sight.kept_free = lambda: QSize(700, 68)
    canvas.zoom_to_fit()
    assert canvas.zoom < full
    # Positions are whole pixels.
    assert canvas.camera.to_screen(scene.width, scene.height - 32)[1] <= canvas.height() - 68 + 2
    canvas.resize(500, 1400)
    canvas.zoom_to_fit()
    narrow = canvas.zoom
    canvas.sight.kept_free = QSize
    canvas.zoom_to_fit()
    assert canvas.zoom == narrow, "where the corner is free anyway, nothing gives way"


def test_a_digit_above_the_scale_says_how_many_levels_there_are(
    journey: Journey, canvas: MapCanvas, hands: Hands, said: list[str]
) -> None:
    (first, *_others) = journey.document.snapshot.emotions_of(journey.emotion)
    canvas.select(of_emotion(journey.emotion, first.step, first.id))
    hands.type("9")
    assert said == ["This scale has the levels 1 to 3."]
    assert journey.changes() == 0


def test_the_ring_of_the_first_stage_is_whole(journey: Journey, canvas: MapCanvas) -> None:
    canvas.look(Camera(1.0, 0, 0))
    canvas.select(of_header(SelectionKind.STAGE, journey.stages[0]))
    headers, accent = canvas.viewport.headers, canvas.ornaments._accent
    seen = canvas.board.rect_of_stage(journey.stages[0])
    assert seen is not None
    picture = headers.grab().toImage()
    at = headers.rect_of(seen)
    assert picture.pixelColor(0, round(at.y + at.h / 2)).rgb() == accent.rgb()


def test_what_is_selected_is_not_under_what_floats_at_the_corner(journey: Journey, canvas: MapCanvas) -> None:
    added = add_card(journey.document, journey.touchpoints, journey.steps[0], "Hotline")
    canvas.resize(700, 460)
    canvas.sight.kept_free = lambda: QSize(220, 68)
    corner = Rect(700 - 220, 460 - 68, 220, 68)
    at = canvas.board.rect_of_card(added)
    assert at is not None
    canvas.look(Camera(1.0, round(at.right) - 690, round(at.bottom) - 450))
    assert canvas.camera.rect_on_screen(at).meets(corner)
    canvas.select_record(added)
    shown = canvas.camera.rect_on_screen(at)
    assert not shown.meets(corner) and shown.y >= canvas.viewport.open_window.y
    before = canvas.camera
    canvas.select_record(added)
    assert canvas.camera == before, "in sight already"


def test_renaming_the_map_in_place_leaves_it_where_it_is(canvas: MapCanvas, hands: Hands) -> None:
    canvas.has_motion = False
    canvas.look(Camera(0.75, 0, 0))
    before = canvas.camera
    canvas.writing.title()
    assert canvas.is_editing and canvas.camera == before
    hands.key(Qt.Key.Key_Escape)
    canvas.look(Camera(0.75, 0, 400))
    canvas.writing.title()
    editor = canvas.writing.editor.geometry()
    assert canvas.rect().contains(editor) and editor.top() < 60
