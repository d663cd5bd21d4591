"""The borders of the structure, as a hand takes them: a step's right one, a lane's lower one, the one between two
stages. Pure: reads the board; scene coordinates."""

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.layout.options import LEAST_BOARD, NORMAL_STEP, LayoutOptions
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.model.ids import LaneId, StageId

NEAR = 5.0
"""So near to a border (screen pixels) a hand takes it."""


def edge_at(board: Board, x: float, y: float, near: float) -> Hit | None:
    """The border within ``near`` of a point of the header rows or the label column; None where the point is on none."""
    band = board.scene.band_at(y)
    if band is None:
        return None
    if x < board.scene.label_right - near:
        return _lane_edge(board, band, x, y, near)
    match band.kind:
        case BandKind.STAGES:
            return _stage_edge(board, x, near)
        case BandKind.STEPS:
            return _step_edge(board, x, near)
        case BandKind.TITLE | BandKind.FIGURES | BandKind.LANE | BandKind.LEGEND | BandKind.PAGE:
            return None


def stages_beside(board: Board, stage: StageId) -> tuple[StageId, StageId] | None:
    """The stage and the next one that is shown; None after the last."""
    shown = list(dict.fromkeys(column.stage for column in board.scene.columns))
    place = shown.index(stage) + 1 if stage in shown else len(shown)
    return (stage, shown[place]) if place < len(shown) else None


def is_folded(board: Board, stage: StageId) -> bool:
    return any(column.is_folded for column in board.stage_columns(stage))


def folded_at(board: Board, hit: Hit) -> Selection | None:
    """The header of the collapsed lane or stage that was hit; None where what was hit is open."""
    if hit.lane is not None and board.snapshot.lane(hit.lane).is_collapsed:
        return select.of_header(SelectionKind.LANE, hit.lane)
    if hit.stage is not None and is_folded(board, hit.stage):
        return select.of_header(SelectionKind.STAGE, hit.stage)
    return None


def usual_width(board: Board, options: LayoutOptions) -> float:
    """Of a column that was given no width of its own, as it is shown."""
    count = len(board.open_steps)
    return options.step_width * max(LEAST_BOARD / count, 1.0) if count else options.step_width


def own_width(width: float, options: LayoutOptions) -> float:
    """The width of its own (px at 100 % in the normal sizes) that shows a column as wide as ``width``."""
    return width * NORMAL_STEP / options.step_width


def _lane_edge(board: Board, band: Band, x: float, y: float, near: float) -> Hit | None:
    if x < board.label_left:
        return None
    bands = board.lane_bands
    for place, lane in enumerate(bands):
        below = lane.y + lane.height
        if board.snapshot.lane(LaneId(lane.key)).is_collapsed:
            continue
        if abs(below - y) <= near and (band in bands[place : place + 2] or band.kind is BandKind.LEGEND):
            return Hit(What.LANE_EDGE, lane.key, lane=LaneId(lane.key))
    return None


def _stage_edge(board: Board, x: float, near: float) -> Hit | None:
    """Between stages whose steps could change sides it moves the border; else it is that of the stage's last step."""
    columns = board.scene.columns
    for place, column in enumerate(columns):
        right = column.x + column.w
        if abs(right - x) > near:
            continue
        is_last = place + 1 == len(columns)
        if not is_last and columns[place + 1].stage == column.stage:
            return None
        pair = stages_beside(board, column.stage)
        if pair is not None and any(is_folded(board, stage) for stage in pair):
            return None
        if pair is None and column.is_folded:
            return None
        if pair is None or all(len(board.stage_columns(stage)) == 1 for stage in pair):
            return Hit(What.STEP_EDGE, column.step, stage=column.stage, step=column.step)
        return Hit(What.STAGE_EDGE, column.stage, stage=column.stage, step=column.step)
    return None


def _step_edge(board: Board, x: float, near: float) -> Hit | None:
    for column in board.scene.columns:
        if abs(column.x + column.w - x) <= near and not column.is_folded:
            return Hit(What.STEP_EDGE, column.step, stage=column.stage, step=column.step)
    return None
