"""What is painted: only what has to be, and the same as if all were painted anew."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.dropping import Load, load_of
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.scene_diff import difference
from journeydesigner.canvas.tiles import TileStore
from journeydesigner.drawing.theme import theme
from journeydesigner.editing import cards, structure
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.painting.measuring import QtMeasurer
from tests.canvas.conftest import Hands, Journey


def _seen(canvas: MapCanvas) -> QImage:
    """The canvas at rest: all that was marked is painted."""
    while canvas.viewport.fill(1.0):
        pass
    QTest.qWait(20)
    return canvas.grab().toImage()


def _fresh(canvas: MapCanvas) -> QImage:
    """The same with nothing kept."""
    canvas.viewport.show_scene(canvas.board.scene)
    return _seen(canvas)


def _difference(one: QImage, other: QImage) -> int:
    """By how much the two differ where they differ most: 0..255."""
    assert one.size() == other.size()
    both = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    grey = both.convertToFormat(QImage.Format.Format_Grayscale8)
    return max(bytes(grey.constBits()))


@pytest.mark.parametrize(
    "edit",
    [
        lambda j: cards.set_text(j.document, j.order, "A much longer text that breaks into several lines. " * 3),
        lambda j: cards.add_card(j.document, j.pains, j.steps[1], "New"),
        lambda j: cards.delete_cards(j.document, [j.search]),
        lambda j: structure.add_lane(j.document, j.map, "goals", "Goals", 0),
        lambda j: structure.delete(j.document, "lanes", j.emotion),
        lambda j: structure.add_stage(j.document, j.map, "More"),
        lambda j: structure.rename(j.document, "stages", j.stages[0], "Renamed"),
    ],
    ids=["grow", "add", "delete", "first lane", "last lane gone", "wider", "rename"],
)
def test_after_an_edit_the_map_looks_as_if_painted_anew(journey: Journey, canvas: MapCanvas, edit) -> None:
    canvas.resize(900, 700)
    _seen(canvas)
    edit(journey)
    assert _difference(_seen(canvas), _fresh(canvas)) <= 12


def test_panning_shows_the_same_as_painting_there(canvas: MapCanvas) -> None:
    canvas.resize(700, 500)
    _seen(canvas)
    for x, y in ((30, 0), (60, 40), (150, 200), (90, 260)):
        canvas.look(Camera(1.0, x, y))
        canvas.viewport.repaint()
    assert _difference(_seen(canvas), _fresh(canvas)) <= 12


def test_an_edit_of_one_card_makes_little_stale(journey: Journey) -> None:
    layout = MapLayout(QtMeasurer())
    before = layout.scene(journey.document.snapshot, journey.map)
    cards.set_text(journey.document, journey.order, "Orders!")
    change = difference(before, layout.scene(journey.document.snapshot, journey.map))
    assert {key for key, _ in change.stale} == {journey.actions}
    assert change.moved_from is None and not change.frame_changed


def test_wheel_with_ctrl_zooms_to_the_pointer(canvas: MapCanvas) -> None:
    at = QPointF(500, 400)
    before = canvas.camera.to_scene(500, 400)
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    after = canvas.camera.to_scene(500, 400)
    assert canvas.zoom == pytest.approx(1.2)
    assert after == pytest.approx(before, abs=1)


def test_header_rows_and_label_column_stay_in_sight(canvas: MapCanvas) -> None:
    canvas.resize(500, 400)
    canvas.look(Camera(1.0, 300, 300))
    view = canvas.viewport
    assert view.headers.y() == 0 and view.labels.x() == 0
    assert view.headers.x() == view.labels.x() + view.labels.width()
    assert view.pane_at(20, 300) is view.labels and view.pane_at(300, 20) is view.headers


def test_no_tile_outlives_its_band_and_none_its_map(journey: Journey, canvas: MapCanvas) -> None:
    _seen(canvas)
    assert journey.emotion in canvas.viewport.tiles.bands
    structure.delete(journey.document, "lanes", journey.emotion)
    assert journey.emotion not in canvas.viewport.tiles.bands
    canvas.show_map(None)
    assert len(canvas.viewport.tiles) == 0 and canvas.viewport.tiles.bytes == 0


def test_tiles_keep_within_their_budget(canvas: MapCanvas) -> None:
    canvas.viewport.tiles = TileStore(budget=3_000_000)
    for zoom in (0.5, 1.0, 2.0, 3.0):
        canvas.set_zoom(zoom)
        _seen(canvas)
        assert 0 < canvas.viewport.tiles.bytes <= 3_000_000 or len(canvas.viewport.tiles) == 1


def test_another_theme_paints_everything_anew(canvas: MapCanvas) -> None:
    light = _seen(canvas)
    canvas.set_theme(theme("dark"))
    assert _seen(canvas).pixelColor(5, 5) != light.pixelColor(5, 5)


@pytest.mark.parametrize("zoom", [0.1, 0.3, 0.75, 1.7, 4.0])
def test_every_zoom_paints(canvas: MapCanvas, zoom: float) -> None:
    canvas.set_zoom(zoom)
    image = _seen(canvas)
    assert len({image.pixel(x, 450) for x in range(0, 1280, 3)}) > 1


def test_after_zooming_nothing_stays_as_it_was_painted_in_the_hurry(canvas: MapCanvas) -> None:
    _seen(canvas)
    canvas.set_zoom(0.8)
    canvas.viewport.repaint()
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    watch = Watch()
    canvas.viewport.corner.installEventFilter(watch)
    while canvas.viewport.fill(1.0):
        pass
    QTest.qWait(20)
    assert canvas.viewport.corner.rect() in painted


# Drops


def test_after_a_zoom_the_screen_shows_the_sharp_map(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.resize(900, 700)
    canvas.show()
    qtbot.waitExposed(canvas)
    for zoom in (0.46, 1.3):
        canvas.set_zoom(zoom)
        # Tiles come one by one while parts are painted with what there is.
        for _ in range(400):
            canvas.viewport.fill(0.0005)
            QApplication.processEvents()
        qtbot.waitUntil(lambda: not canvas.viewport.is_refining)
        qtbot.wait(50)
        shown = canvas.screen().grabWindow(canvas.winId()).toImage()
        assert _difference(shown, _seen(canvas)) <= 12


def _shelf(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setData("application/x-journeydesigner-shelf", text.encode())
    return mime


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": 3}', '{"kind": "bomb"}', "\x00"])
def test_what_is_no_load_is_not_taken(text: str) -> None:
    assert load_of(_shelf(text)) is None


def test_a_stage_dropped_between_stages_goes_there(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    at = hands.at(canvas.board.rect_of_stage(journey.stages[1]), 0.02)
    canvas.drop(Load("stage"), QPointF(at))
    titles = [stage.title for stage in journey.document.snapshot.stages_of(journey.map)]
    assert titles == ["Interest", "Stage 3", "Decision"]
    assert canvas.is_editing
    hands.key(Qt.Key.Key_Escape)


def test_a_channel_becomes_a_touchpoint_ready_to_be_named(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    channel = next(iter(journey.document.snapshot.table("channels")))
    at = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[1]))
    canvas.drop(Load("touchpoint", channel=channel), QPointF(at))
    assert canvas.editor.text == "Phone"
    hands.type("Hotline")
    hands.key(Qt.Key.Key_Escape)
    found = journey.document.snapshot.cards_at(journey.touchpoints, journey.steps[1])
    assert [(card.text, card.channel) for card in found] == [("Hotline", channel)]
    assert journey.changes() == 1


def test_a_card_without_a_lane_brings_its_lane(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    at = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[1]))
    canvas.drop(Load("card", lane_kind="opportunities"), QPointF(at))
    hands.key(Qt.Key.Key_Escape)
    assert "opportunities" in [lane.kind for lane in journey.document.snapshot.lanes_of(journey.map)]
    assert journey.changes() == 1


def test_a_card_on_an_empty_map_brings_stage_and_lane(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    empty = structure.add_map(journey.document, journey.document.snapshot.organizations[0].id, "Empty")
    canvas.show_map(empty)
    canvas.grab()
    canvas.drop(Load("card", lane_kind="actions"), QPointF(600, 400))
    hands.type("First")
    hands.key(Qt.Key.Key_Escape)
    snapshot = journey.document.snapshot
    assert len(snapshot.stages_of(empty)) == 1
    assert [card.text for card in snapshot.cards_in(snapshot.lanes_of(empty)[0].id)] == ["First"]


def test_a_note_leaves_the_inbox(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    note = cards.add_note(journey.document, journey.map, "Ask neighbours")
    at = hands.at(canvas.board.rect_of_cell(journey.actions, journey.steps[3]))
    canvas.drop(Load("note", card=note), QPointF(at))
    assert journey.texts(journey.actions, journey.steps[3]) == ["Ask neighbours"]
    assert journey.document.snapshot.inbox(journey.map) == ()
