"""Stages, steps and lanes put in beside what is selected. Each is one undo step; the new one is then named in place."""

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.document import Document
from journeydesigner.editing import structure
from journeydesigner.model.ids import LaneId, StageId, StepId
from journeydesigner.wording import _


def stage_beside(document: Document, board: Board, at: Selection, *, is_after: bool) -> StageId:
    """A stage before or after the selected one; at the end where nothing is selected."""
    stages = [stage.id for stage in board.snapshot.stages_of(board.map)]
    own = stage_of(board, at)
    end = len(stages) if is_after else 0
    index = stages.index(own) + is_after if own is not None and own in stages else end
    return structure.add_stage(document, board.map, new_stage_title(board), index)


def step_beside(document: Document, board: Board, at: Selection, *, is_after: bool) -> StepId | None:
    """A step before or after the selected one; at the end of the last stage where nothing is selected."""
    steps = board.steps
    if not steps:
        return None
    step = step_of(board, at) or steps[-1]
    stage = board.snapshot.step(step).stage
    own = [found.id for found in board.snapshot.steps_of(stage)]
    return add_step(document, board, stage, own.index(step) + is_after)


def add_step(document: Document, board: Board, stage: StageId, index: int) -> StepId:
    """A named step; the only one of its stage, hidden till now, becomes visible by it."""
    return structure.add_step(document, stage, new_step_title(board), index)


def lane_beside(document: Document, board: Board, at: Selection, kind_name: str, *, is_after: bool = True) -> LaneId:
    """A lane of a kind below the selected one; at the end where nothing is selected."""
    lanes = [lane.id for lane in board.lanes]
    own = lane_of(at)
    index = lanes.index(own) + is_after if own is not None and own in lanes else len(lanes)
    return add_lane(document, board, kind_name, index)


def add_lane(document: Document, board: Board, kind_name: str, index: int | None = None) -> LaneId:
    return structure.add_lane_of(document, board.map, kind_name, index=index)


def stage_of(board: Board, at: Selection) -> StageId | None:
    """The stage that is selected or in which the selection stands."""
    if at.kind is SelectionKind.STAGE:
        return StageId(at.id or "")
    step = step_of(board, at)
    return board.snapshot.step(step).stage if step else None


def step_of(board: Board, at: Selection) -> StepId | None:
    """The step that is selected or in which the selection stands; the last one of a selected stage."""
    if at.kind is SelectionKind.STEP:
        return StepId(at.id or "")
    if at.kind is SelectionKind.STAGE:
        columns = board.stage_columns(StageId(at.id or ""))
        return columns[-1].step if columns else None
    return at.step if at.step in board.column_of else None


def lane_of(at: Selection) -> LaneId | None:
    return LaneId(at.id or "") if at.kind is SelectionKind.LANE else at.lane


def new_stage_title(board: Board) -> str:
    return _("Stage {number}").format(number=len(board.snapshot.stages_of(board.map)) + 1)


def new_step_title(board: Board) -> str:
    return _("Step {number}").format(number=len(board.steps) + 1)
