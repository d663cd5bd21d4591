"""Dragging the header of a stage, a step or a lane to another place in its row or column."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap, lane_gap, stage_gap, step_gap
from journeydesigner.canvas.overlay import Bar, Ghost, Item
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.editing import structure
from journeydesigner.model.ids import LaneId, RecordId, StageId, StepId


class HeaderDrag:
    """Of ``kind`` stage, step or lane. Lanes move up and down, the others left and right."""

    cursor = Qt.CursorShape.ClosedHandCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, kind: SelectionKind, record: RecordId) -> None:
        self._desk, self._start, self._kind, self._record = desk, start, kind, record

    def move(self, pointer: Pointer) -> None:
        items: list[Item] = []
        own = self._own_rect()
        if own is not None:
            dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
            shifted = (own.x, own.y + dy) if self._kind is SelectionKind.LANE else (own.x + dx, own.y)
            items.append(Ghost(self._desk.on_screen(Rect(*shifted, own.w, own.h)), 8, is_target=True))
        gap = self._gap(pointer)
        if gap is not None and not self._is_where_it_was(gap):
            items.append(Bar(self._desk.on_screen(gap.bar)))
        self._desk.show_items(*items)

    def release(self, pointer: Pointer) -> None:
        gap = self._gap(pointer)
        self._desk.show_items()
        if gap is None or self._is_where_it_was(gap):
            return
        document = self._desk.document
        match self._kind:
            case SelectionKind.STAGE:
                structure.move_stage(document, StageId(self._record), gap.index)
            case SelectionKind.LANE:
                structure.move_lane(document, LaneId(self._record), gap.index)
            case _:
                assert gap.stage is not None
                structure.move_step(document, StepId(self._record), gap.stage, gap.index)

    def cancel(self) -> None:
        self._desk.show_items()

    def _gap(self, pointer: Pointer) -> Gap | None:
        board = self._desk.board
        match self._kind:
            case SelectionKind.STAGE:
                return stage_gap(board, pointer.x, StageId(self._record))
            case SelectionKind.LANE:
                return lane_gap(board, pointer.y, LaneId(self._record))
            case _:
                return step_gap(board, pointer.x, StepId(self._record))

    def _is_where_it_was(self, gap: Gap) -> bool:
        snapshot, board = self._desk.document.snapshot, self._desk.board
        match self._kind:
            case SelectionKind.STAGE:
                everyone = [stage.id for stage in snapshot.stages_of(board.map)]
                return everyone.index(StageId(self._record)) == gap.index
            case SelectionKind.LANE:
                everyone = [lane.id for lane in snapshot.lanes_of(board.map)]
                return everyone.index(LaneId(self._record)) == gap.index
            case _:
                stage = snapshot.step(StepId(self._record)).stage
                own = [step.id for step in snapshot.steps_of(stage)]
                return stage == gap.stage and own.index(StepId(self._record)) == gap.index

    def _own_rect(self) -> Rect | None:
        board = self._desk.board
        match self._kind:
            case SelectionKind.STAGE:
                return board.rect_of_stage(StageId(self._record))
            case SelectionKind.LANE:
                return board.rect_of_lane(LaneId(self._record))
            case _:
                return board.rect_of_step(StepId(self._record))
