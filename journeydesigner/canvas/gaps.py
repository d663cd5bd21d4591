"""Where a drop would land on a map: between which cards, stages, steps or lanes. Scene coordinates. Pure."""

from dataclasses import dataclass

from journeydesigner.canvas.board import GAP, INSET, PADDING, Board, standing_at
from journeydesigner.canvas.camera import Rect
from journeydesigner.layout.scene import Band, BandKind, Column
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId


@dataclass(frozen=True, slots=True)
class Gap:
    """Where something would be put: the ``index``-th of its cell, stage or map, and the bar that shows it."""

    index: int
    bar: Rect
    lane: LaneId | None = None
    step: StepId | None = None
    stage: StageId | None = None


def card_gap(board: Board, x: float, y: float, without: tuple[CardId, ...] = ()) -> Gap | None:
    """The gap in the cell under a point; ``without`` the cards that are being moved."""
    band, column = board.lane_at(y), board.nearest_column(x)
    if band is None or column is None:
        return None
    lane = LaneId(band.key)
    cards = [card for card in standing_at(board.snapshot, lane, column.step) if card not in without]
    rects = [rect for rect in (board.rect_in_lane(lane, card) for card in cards) if rect is not None]
    index = sum(1 for rect in rects if rect.y + rect.h / 2 < y)
    return Gap(index, _bar(band, column, rects, index), lane, column.step, column.stage)


def _bar(band: Band, column: Column, rects: list[Rect], index: int) -> Rect:
    if index < len(rects):
        height = rects[index].y - GAP / 2
    elif rects:
        height = rects[-1].bottom + GAP / 2
    else:
        height = band.y + PADDING - GAP / 2
    return Rect(column.x + INSET, height, column.w - 2 * INSET, 0)


def stage_gap(board: Board, x: float, without: StageId | None = None) -> Gap | None:
    """Between which stages; ``index`` is counted without ``without``."""
    edges: list[float] = []
    middles: list[float] = []
    for stage in board.snapshot.stages_of(board.map):
        columns = board.stage_columns(stage.id)
        if not columns:
            continue
        edges.append(columns[0].x)
        if stage.id != without:
            middles.append((columns[0].x + columns[-1].x + columns[-1].w) / 2)
    index = sum(1 for middle in middles if middle < x)
    at = _stage_edge(board, index, without) if edges else board.scene.label_right
    return Gap(index, upright(board, at))


def _stage_edge(board: Board, index: int, without: StageId | None) -> float:
    others = [s.id for s in board.snapshot.stages_of(board.map) if s.id != without]
    if index < len(others):
        after = board.stage_columns(others[index])
        if after:
            return after[0].x
    return board.steps_right


def step_gap(board: Board, x: float, without: StepId | None = None) -> Gap | None:
    """Between which steps, and of which stage; ``index`` is counted within the stage, without ``without``."""
    column = board.nearest_column(x)
    if column is None:
        return None
    columns = [c for c in board.stage_columns(column.stage) if c.step != without]
    index = sum(1 for c in columns if c.x + c.w / 2 < x)
    end = columns[-1].x + columns[-1].w if columns else column.x
    at = columns[index].x if index < len(columns) else end
    return Gap(index, upright(board, at, from_steps=True), step=column.step, stage=column.stage)


def lane_gap(board: Board, y: float, without: LaneId | None = None) -> Gap | None:
    """Between which lanes; ``index`` is counted without ``without``."""
    bands = [band for band in board.lane_bands if band.key != without]
    index = sum(1 for band in bands if band.y + band.height / 2 < y)
    end = bands[-1].y + bands[-1].height if bands else _lanes_top(board)
    at = bands[index].y if index < len(bands) else end
    return Gap(index, Rect(board.label_left, at, board.steps_right - board.label_left, 0))


def _lanes_top(board: Board) -> float:
    band = board.band_of_kind(BandKind.STEPS)
    return band.y + band.height if band else 0.0


def upright(board: Board, x: float, *, from_steps: bool = False) -> Rect:
    """A line down all rows, from the stage row (or the step row) on."""
    band = board.band_of_kind(BandKind.STEPS if from_steps else BandKind.STAGES)
    lanes = board.lane_bands
    top = band.y if band else 0.0
    bottom = lanes[-1].y + lanes[-1].height if lanes else _lanes_top(board)
    return Rect(x, top, 0, max(bottom - top, 40.0))
