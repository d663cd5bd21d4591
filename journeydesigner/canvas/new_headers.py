"""Stages, steps and lanes put in by key, menu or +, then named in place."""

from typing import TYPE_CHECKING

from journeydesigner.canvas import inserting, navigation
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing import structure
from journeydesigner.model.ids import LaneId, RecordId, StageId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class NewHeaders:
    """Puts headers in beside the selection of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def insert_stage_after(self) -> None:
        self._insert_stage(is_after=True)

    def insert_stage_before(self) -> None:
        self._insert_stage(is_after=False)

    def insert_step_after(self) -> None:
        self._insert_step(is_after=True)

    def insert_step_before(self) -> None:
        self._insert_step(is_after=False)

    def insert_lane(self, kind_name: str = "text") -> None:
        """A lane of a kind below the selected one."""
        if self._canvas.has_map:
            lane = self._canvas.attempt(
                inserting.lane_beside, self._canvas.document, self._canvas.board, self._canvas.selection, kind_name
            )
            self.name(SelectionKind.LANE, lane)

    def _insert_stage(self, *, is_after: bool) -> None:
        if self._canvas.has_map:
            stage = self._canvas.attempt(
                inserting.stage_beside,
                self._canvas.document,
                self._canvas.board,
                self._canvas.selection,
                is_after=is_after,
            )
            self.name(SelectionKind.STAGE, stage)

    def _insert_step(self, *, is_after: bool) -> None:
        if not self._canvas.has_map:
            return
        if not self._canvas.board.steps:
            self._insert_stage(is_after=is_after)
            return
        step = self._canvas.attempt(
            inserting.step_beside, self._canvas.document, self._canvas.board, self._canvas.selection, is_after=is_after
        )
        self.name(SelectionKind.STEP, step)

    def insert_beside(self, *, is_after: bool) -> None:
        """Ctrl+Enter on a header: another of its kind beside it; in a cell, on to the next lane."""
        match self._canvas.selection.kind:
            case SelectionKind.STAGE:
                self._insert_stage(is_after=is_after)
            case SelectionKind.STEP:
                self._insert_step(is_after=is_after)
            case SelectionKind.LANE:
                lane = LaneId(self._canvas.selection.id or "")
                same = self._canvas.document.snapshot.lane(lane).kind
                new = self._canvas.attempt(
                    inserting.lane_beside,
                    self._canvas.document,
                    self._canvas.board,
                    self._canvas.selection,
                    same,
                    is_after=is_after,
                )
                self.name(SelectionKind.LANE, new)
            case _:
                self._canvas.select(navigation.next_lane(self._canvas.board, self._canvas.selection))
                self._canvas.reveal_selection()

    def insert_at(self, kind_name: str, index: int, owner: str) -> None:
        """A + was clicked: a stage, a step of stage ``owner``, or a lane, as the ``index``-th."""
        canvas, document, board = self._canvas, self._canvas.document, self._canvas.board
        match kind_name:
            case "stage":
                title = inserting.new_stage_title(board)
                stage = canvas.attempt(structure.add_stage, document, board.map, title, index)
                self.name(SelectionKind.STAGE, stage)
            case "step":
                step = canvas.attempt(inserting.add_step, document, board, StageId(owner), index)
                self.name(SelectionKind.STEP, step)
            case _:
                lane = canvas.attempt(inserting.add_lane, document, board, "text", index)
                self.name(SelectionKind.LANE, lane)

    def name(self, kind_: SelectionKind, record: RecordId | None) -> None:
        """Select what was put in, show it, and let the person name it."""
        if record is None:
            return
        self._canvas.select(select.of_header(kind_, record))
        self._canvas.showing.when_laid_out(lambda: self._write_name(kind_, record))

    def _write_name(self, kind_: SelectionKind, record: RecordId) -> None:
        if self._canvas.document.snapshot.find(record) is None:  # taken back before it was laid out
            return
        self._canvas.reveal_selection()
        self._canvas.writing.header(kind_, record)
