"""Where the keyboard goes from a selection: between cards, cells, lanes and headers. Pure."""

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import NOTHING, Selection, SelectionKind
from journeydesigner.editing.emotion_points import persona_of_lane, point_of
from journeydesigner.layout.scene import BandKind
from journeydesigner.model.ids import CardId, LaneId, PersonaId, StageId, StepId
from journeydesigner.model.records import Card, CardLink, Emotion

Cell = tuple[LaneId, StepId]


def moved(board: Board, at: Selection, dx: int, dy: int) -> Selection:
    """One arrow key further; where there is nothing further, the same."""
    match at.kind:
        case SelectionKind.NONE:
            return corner(board, -1)
        case SelectionKind.STAGE:
            return _from_stage(board, at, dx, dy)
        case SelectionKind.STEP:
            return _from_step(board, at, dx, dy)
        case SelectionKind.LANE:
            return _from_lane(board, at, dx, dy)
        case SelectionKind.LINK:
            return _from_link(board, at, dx + dy)
        case SelectionKind.CELL | SelectionKind.CARDS | SelectionKind.EMOTION:
            return _across(board, at, dx) if dx else _down(board, at, dy)


def corner(board: Board, direction: int) -> Selection:
    """The first (-1) or the last (1) cell of the map."""
    lanes = cell_lanes(board)
    if not lanes or not board.open_steps:
        return NOTHING
    end = 0 if direction < 0 else -1
    return landing(board, lanes[end], board.open_steps[end])


def end_of_lane(board: Board, at: Selection, direction: int) -> Selection:
    """The first (-1) or last (1) cell of the lane, step or stage of the header row."""
    if not board.open_steps:
        return at
    step = board.open_steps[0 if direction < 0 else -1]
    match at.kind:
        case SelectionKind.STEP:
            return select.of_header(SelectionKind.STEP, step)
        case SelectionKind.STAGE:
            return select.of_header(SelectionKind.STAGE, _stage_of(board, step))
        case _:
            lane = at.lane or (LaneId(at.id) if at.kind is SelectionKind.LANE and at.id else None)
            return _along(board, at, lane, step) if lane else corner(board, direction)


def next_step(board: Board, at: Selection, direction: int) -> Selection:
    """The next (1) or previous (-1) step in the lane, then the next lane; in a header row, the next header."""
    if at.lane is None or at.step is None:
        return moved(board, at, direction, 0)
    cell = next_cell(board, at, direction)
    return _along(board, at, *cell) if cell else at


def next_lane(board: Board, at: Selection) -> Selection:
    """The same step in the next lane, as ``cell_below`` says."""
    cell = cell_below(board, at)
    return landing(board, *cell) if cell else at


def next_cell(board: Board, at: Selection, direction: int) -> Cell | None:
    """The next (1) or previous (-1) cell of the lane, then the first or last one of the next lane, as in a sheet."""
    lanes = cell_lanes(board)
    if at.lane is None or at.lane not in lanes:
        return None
    beyond = _neighbour(board, at, direction)
    if beyond is not None:
        return at.lane, beyond
    place = lanes.index(at.lane) + direction
    return (lanes[place], board.open_steps[0 if direction > 0 else -1]) if 0 <= place < len(lanes) else None


def cell_below(board: Board, at: Selection) -> Cell | None:
    """The same step in the next lane that has cells; below the last one, the first of the next step."""
    lanes = cell_lanes(board)
    if at.lane is None or at.lane not in lanes or at.step is None:
        return None
    place = lanes.index(at.lane) + 1
    if place < len(lanes):
        return (lanes[place], at.step)
    beyond = _neighbour(board, at, 1)
    return (lanes[0], beyond) if beyond is not None else None


def landing(board: Board, lane: LaneId, step: StepId, index: int = 0) -> Selection:
    """What is selected on coming to a cell: its ``index``-th card or its last, its emotion, or the empty cell."""
    if way_of(board.snapshot.lane(lane)) is Way.CURVE:
        return emotion_at(board, lane, step)
    cards = board.cards_covering(lane, step)
    cards += board.notes_at(lane, step) if cards or index else []
    if not cards:
        return select.of_cell(lane, step)
    return select.of_cards((cards[min(index, len(cards) - 1)],), board.snapshot, step)


def emotion_at(board: Board, lane: LaneId, step: StepId, persona: PersonaId | None = None) -> Selection:
    """The point of a persona's curve (None: the map's own) at a step, or its place."""
    point = point_of(board.snapshot, lane, step, persona)
    other = persona if persona != persona_of_lane(board.snapshot, lane) else None
    return select.of_emotion(lane, step, point.id if point is not None else None, other)


def whose(board: Board, at: Selection) -> PersonaId | None:
    """Whose feeling is selected; a new point is of who is meant, else of the map's persona, if it has one."""
    assert at.lane is not None
    known = board.snapshot.table("emotions").get(at.id or "")
    if isinstance(known, Emotion):
        return known.persona
    return at.persona if at.persona in board.snapshot.table("personas") else persona_of_lane(board.snapshot, at.lane)


def cell_lanes(board: Board) -> list[LaneId]:
    """The lanes that have cells, and are not folded."""
    return [lane.id for lane in board.lanes if way_of(lane) is not Way.LINE and not lane.is_collapsed]


def _across(board: Board, at: Selection, dx: int) -> Selection:
    if at.lane is None:
        return at
    beyond = _neighbour(board, at, dx)
    if beyond is None:
        return select.of_header(SelectionKind.LANE, at.lane) if dx < 0 else at
    return _along(board, at, at.lane, beyond)


def _along(board: Board, at: Selection, lane: LaneId, step: StepId) -> Selection:
    """What is selected on coming to a cell from ``at``: along a curve one stays on it, also where it has no point yet,
    so that what is typed is never said of somebody else."""
    if at.kind is not SelectionKind.EMOTION or lane != at.lane:
        return landing(board, lane, step, _index_in_cell(board, at) if lane == at.lane else 0)
    return emotion_at(board, lane, step, whose(board, at))


def _neighbour(board: Board, at: Selection, dx: int) -> StepId | None:
    """The step beyond the cell, or beyond the span of the card."""
    places = board.column_of
    if at.step is None or at.step not in places:
        return None
    first = last = places[at.step]
    if at.cards:
        card = board.snapshot.table("cards").get(at.cards[-1])  # of very many that come it may not be laid out yet
        if isinstance(card, Card) and (place := card.place) is not None:
            first, last = places.get(place.first, first), places.get(place.last, last)
    beyond = last + dx if dx > 0 else first + dx
    columns = board.scene.columns
    while 0 <= beyond < len(columns) and columns[beyond].is_folded:
        beyond += dx
    return columns[beyond].step if 0 <= beyond < len(columns) else None


def _down(board: Board, at: Selection, dy: int) -> Selection:
    lanes = cell_lanes(board)
    if at.lane is None or at.step is None or at.lane not in lanes:
        return at
    notes = board.notes_at(at.lane, at.step)
    cards = [*board.cards_covering(at.lane, at.step), *notes]
    place = _index_in_cell(board, at) + dy
    if at.kind is SelectionKind.CELL and notes and dy > 0:
        return select.of_cards((notes[0],), board.snapshot, at.step)
    if at.kind is SelectionKind.CELL and cards and dy < 0:  # the free place below them
        return select.of_cards((cards[-1],), board.snapshot, at.step)
    if at.cards and 0 <= place < len(cards):
        return select.of_cards((cards[place],), board.snapshot, at.step)
    row = lanes.index(at.lane) + dy
    if row < 0:
        return _header_over(board, at.step)
    if row >= len(lanes):
        return at
    return landing(board, lanes[row], at.step, 0 if dy > 0 else 1_000_000)


def _index_in_cell(board: Board, at: Selection) -> int:
    if not at.cards or at.lane is None or at.step is None:
        return 0
    cards = [*board.cards_covering(at.lane, at.step), *board.notes_at(at.lane, at.step)]
    return cards.index(at.cards[-1]) if at.cards[-1] in cards else 0


def _from_stage(board: Board, at: Selection, dx: int, dy: int) -> Selection:
    stages = [stage.id for stage in board.snapshot.stages_of(board.map)]
    if dy > 0:
        columns = board.stage_columns(StageId(at.id or ""))
        if not columns or columns[0].is_folded:
            return at
        step = columns[0].step
        return select.of_header(SelectionKind.STEP, step) if _shows_steps(board) else _top_cell(board, at, step)
    return _beside(SelectionKind.STAGE, at, stages, dx)


def _from_step(board: Board, at: Selection, dx: int, dy: int) -> Selection:
    step = StepId(at.id or "")
    if dy > 0:
        return _top_cell(board, at, step)
    if dy < 0:
        return select.of_header(SelectionKind.STAGE, _stage_of(board, step))
    return _beside(SelectionKind.STEP, at, list(board.open_steps), dx)


def _shows_steps(board: Board) -> bool:
    """Whether there is a row of steps: a map whose steps have no names shows none, and no ring could lie there."""
    band = board.band_of_kind(BandKind.STEPS)
    return band is not None and band.height > 0


def _header_over(board: Board, step: StepId) -> Selection:
    if _shows_steps(board):
        return select.of_header(SelectionKind.STEP, step)
    return select.of_header(SelectionKind.STAGE, _stage_of(board, step))


def _top_cell(board: Board, at: Selection, step: StepId) -> Selection:
    lanes = cell_lanes(board)
    return landing(board, lanes[0], step) if lanes else at


def _from_lane(board: Board, at: Selection, dx: int, dy: int) -> Selection:
    lane = LaneId(at.id or "")
    if dx > 0:
        has_cells = lane in cell_lanes(board) and board.open_steps
        return landing(board, lane, board.open_steps[0]) if has_cells else at
    return _beside(SelectionKind.LANE, at, [found.id for found in board.lanes], dy)


def _from_link(board: Board, at: Selection, direction: int) -> Selection:
    """On along an arrow, or back."""
    link = board.snapshot.table("card_links").get(at.id or "")
    if not isinstance(link, CardLink):
        return at
    return select.of_cards((link.target if direction > 0 else link.source,), board.snapshot)


def _beside(
    kind: SelectionKind, at: Selection, everyone: list[StageId] | list[StepId] | list[LaneId], by: int
) -> Selection:
    place = next((i for i, record in enumerate(everyone) if record == at.id), 0) + by
    return select.of_header(kind, everyone[place]) if 0 <= place < len(everyone) else at


def _stage_of(board: Board, step: StepId) -> StageId:
    return board.snapshot.step(step).stage


def cards_of_lane(board: Board, lane: LaneId) -> tuple[CardId, ...]:
    """All cards of a lane that are shown, for the first Ctrl+A."""
    cards = tuple(card.id for card in board.snapshot.cards_in(lane))
    return tuple(card for card, rect in zip(cards, board.rects_of_cards(cards), strict=True) if rect is not None)


def all_cards(board: Board) -> tuple[CardId, ...]:
    """All placed cards of the map that are shown, for the second."""
    return tuple(card for lane in board.lanes for card in cards_of_lane(board, lane.id))
