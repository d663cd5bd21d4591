"""Widths, heights, folding and stage borders: by hand, by key, and not at all where the structure is locked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.overlay import Guide, Note
from journeydesigner.canvas.selection import SelectionKind, of_header
from journeydesigner.editing.columns import collapse_stage, set_step_width
from journeydesigner.editing.locking import lock_map
from journeydesigner.editing.rows import collapse_lane, set_lane_height
from journeydesigner.model.ids import StageId
from tests.canvas.conftest import LEFT, Hands, Journey

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
UP, DOWN, RIGHT, PERIOD = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Period


def width_of(journey: Journey, place: int) -> float | None:
    return journey.document.snapshot.step(journey.steps[place]).width


def steps_of(journey: Journey, place: int) -> list[str]:
    return [step.id for step in journey.document.snapshot.steps_of(journey.stages[place])]


def said_beside(canvas: MapCanvas) -> str:
    return next(item.text for item in canvas.overlay.items if isinstance(item, Note))


def test_a_steps_right_border_sets_its_width(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    border = hands.at(canvas.board.rect_of_step(journey.steps[0]), 1.0, 0.7)
    hands.carry(border, border + QPoint(84, 3))
    assert any(isinstance(item, Guide) for item in canvas.overlay.items)
    assert said_beside(canvas) == "300 px"
    assert journey.document.undo_label is None
    hands.release(border + QPoint(84, 3))
    assert width_of(journey, 0) == 300
    assert journey.changes() == 1
    assert canvas.overlay.items == ()


def test_near_the_usual_width_a_border_catches(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    set_step_width(journey.document, journey.steps[0], 300)
    rect = canvas.board.rect_of_step(journey.steps[0])
    assert rect is not None
    border = hands.at(rect, 1.0, 0.7)
    by = QPoint(round(216 - rect.w) + 4, 0)
    hands.carry(border, border + by)
    assert said_beside(canvas) == "216 px, as usual"
    hands.release(border + by)
    assert width_of(journey, 0) is None


def test_no_column_gets_narrower_than_it_can_be(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    border = hands.at(canvas.board.rect_of_step(journey.steps[0]), 1.0, 0.7)
    hands.drag(border, border - QPoint(200, 0))
    assert width_of(journey, 0) == 144


def test_a_double_click_on_a_border_takes_its_width_back(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    set_step_width(journey.document, journey.steps[0], 300)
    set_lane_height(journey.document, journey.pains, 200)
    QTest.mouseDClick(canvas, LEFT, pos=hands.at(canvas.board.rect_of_step(journey.steps[0]), 1.0, 0.7))
    QTest.mouseDClick(canvas, LEFT, pos=hands.at(canvas.board.rect_of_lane(journey.pains), 0.5, 1.0))
    assert width_of(journey, 0) is None
    assert journey.document.snapshot.lane(journey.pains).height is None
    assert not canvas.is_editing


def test_a_lanes_lower_border_sets_its_height(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    rect = canvas.board.rect_of_lane(journey.pains)
    assert rect is not None
    border = hands.at(rect, 0.5, 1.0)
    hands.drag(border, border + QPoint(0, 60))
    assert journey.document.snapshot.lane(journey.pains).height == round(rect.h + 60)
    assert journey.changes() == 1


def test_a_stage_takes_over_its_neighbours_step(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    border = hands.at(canvas.board.rect_of_step(journey.steps[1]), 1.0)
    border.setY(hands.at(canvas.board.rect_of_stage(journey.stages[0])).y())
    hands.carry(border, border + QPoint(180, 0))
    assert said_beside(canvas) == "Begin goes to Interest"
    shown = canvas.board.rect_of_stage(journey.stages[0])
    assert shown is not None and shown.w > 600
    assert journey.document.undo_label is None
    hands.release(border + QPoint(180, 0))
    assert steps_of(journey, 0) == [*journey.steps[:3]]
    assert journey.changes() == 1


def test_a_stage_border_goes_no_further_than_its_last_step(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    border = hands.at(canvas.board.rect_of_step(journey.steps[1]), 1.0)
    border.setY(hands.at(canvas.board.rect_of_stage(journey.stages[0])).y())
    hands.drag(border, border - QPoint(500, 0))
    assert steps_of(journey, 0) == [journey.steps[0]]


@pytest.mark.parametrize("what", ["step", "lane", "stage"])
def test_escape_in_the_middle_leaves_a_border_where_it_was(
    journey: Journey, canvas: MapCanvas, hands: Hands, what: str
) -> None:
    start = {
        "step": hands.at(canvas.board.rect_of_step(journey.steps[0]), 1.0, 0.7),
        "lane": hands.at(canvas.board.rect_of_lane(journey.pains), 0.5, 1.0),
        "stage": hands.at(canvas.board.rect_of_step(journey.steps[1]), 1.0),
    }[what]
    if what == "stage":
        start.setY(hands.at(canvas.board.rect_of_stage(journey.stages[0])).y())
    hands.carry(start, start + QPoint(180, 90))
    hands.key(Qt.Key.Key_Escape)
    hands.release(start + QPoint(180, 90))
    assert journey.document.undo_label is None
    assert canvas.overlay.items == ()


def test_headers_are_sized_and_their_borders_moved_by_key(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_header(SelectionKind.STEP, journey.steps[0]))
    hands.key(RIGHT, CTRL | ALT)
    assert width_of(journey, 0) == 224
    canvas.select(of_header(SelectionKind.LANE, journey.pains))
    before = canvas.board.rect_of_lane(journey.pains)
    hands.key(DOWN, CTRL | ALT)
    assert before is not None and journey.document.snapshot.lane(journey.pains).height == before.h + 8
    canvas.select(of_header(SelectionKind.STAGE, journey.stages[0]))
    hands.key(RIGHT, ALT | SHIFT)
    assert len(steps_of(journey, 0)) == 3
    hands.key(RIGHT, ALT | SHIFT)
    assert len(steps_of(journey, 0)) == 3, "a stage keeps at least one step"
    assert journey.changes() == 3


def test_a_header_is_folded_by_key_and_by_its_arrow(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    canvas.select(of_header(SelectionKind.LANE, journey.pains))
    hands.key(PERIOD, CTRL)
    assert journey.document.snapshot.lane(journey.pains).is_collapsed
    hands.key(PERIOD, CTRL)
    assert not journey.document.snapshot.lane(journey.pains).is_collapsed
    hands.hover(hands.at(canvas.board.rect_of_stage(journey.stages[0]), 0.3))
    assert canvas.folds.button.isVisible() and "Fold the stage" in canvas.folds.button.toolTip()
    QTest.mouseClick(canvas.folds.button, LEFT)
    assert journey.document.snapshot.stage(StageId(journey.stages[0])).is_collapsed


def test_on_a_locked_map_structure_stays_and_shows_no_handle(
    journey: Journey, canvas: MapCanvas, hands: Hands, said: list[str]
) -> None:
    lock_map(journey.document, journey.map)
    before = journey.changes()
    border = hands.at(canvas.board.rect_of_step(journey.steps[0]), 1.0, 0.7)
    hands.hover(border)
    assert not canvas.plus.button.isVisible()
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    hands.drag(border, border + QPoint(90, 0))
    hands.drag(hands.at(canvas.board.rect_of_lane(journey.pains)), border)
    assert journey.changes() == before
    assert len(said) == 2 and "locked" in said[0]


@pytest.mark.parametrize("what", ["lane", "stage", "cell of a lane", "cell of a stage"])
def test_a_double_click_opens_what_is_folded(journey: Journey, canvas: MapCanvas, hands: Hands, what: str) -> None:
    collapse_lane(journey.document, journey.pains, True)
    collapse_stage(journey.document, journey.stages[0], True)
    rect = {
        "lane": canvas.board.rect_of_lane(journey.pains),
        "stage": canvas.board.rect_of_stage(journey.stages[0]),
        "cell of a lane": canvas.board.rect_of_cell(journey.pains, journey.steps[2]),
        "cell of a stage": canvas.board.rect_of_cell(journey.actions, journey.steps[0]),
    }[what]
    hands.click(hands.at(rect))
    assert canvas.selection.kind in (SelectionKind.LANE, SelectionKind.STAGE)
    QTest.mouseDClick(canvas, LEFT, pos=hands.at(rect))
    snapshot = journey.document.snapshot
    is_lane = "lane" in what
    assert snapshot.lane(journey.pains).is_collapsed is not is_lane
    assert snapshot.stage(journey.stages[0]).is_collapsed is is_lane
    assert not canvas.is_editing
