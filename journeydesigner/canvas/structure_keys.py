"""Widths, heights, folding and stage borders by key, button and double-click: each is one undo step."""

from typing import TYPE_CHECKING

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.borders import own_width, usual_width
from journeydesigner.canvas.hit import What
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.editing.columns import collapse_stage, set_step_width, set_step_widths, take_over_step
from journeydesigner.editing.rows import collapse_lane, set_lane_height
from journeydesigner.model.ids import LaneId, RecordId, StageId, StepId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

_NOTCH = 8.0
"""One key press makes a column or a row so much wider or taller."""


class StructureKeys:
    """The headers of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def reset(self, what: What, record: RecordId) -> None:
        """A double-click on a border: as wide or tall as the layout sees fit."""
        if what is What.STEP_EDGE:
            self._canvas.attempt(set_step_width, self._canvas.document, StepId(record), None)
        else:
            self._canvas.attempt(set_lane_height, self._canvas.document, LaneId(record), None)

    def resize(self, dx: int, dy: int) -> bool:
        """The selected column (all of a stage's) wider or narrower, the selected row taller or lower. Whether a header
        is selected that can be."""
        canvas, at = self._canvas, self._canvas.selection
        match at.kind:
            case SelectionKind.STEP | SelectionKind.STAGE if dx:
                self._widen(at, dx)
            case SelectionKind.LANE if dy:
                band = canvas.board.band_of(LaneId(at.id or ""))
                if band is not None:
                    height = band.height + dy * _NOTCH
                    canvas.attempt(set_lane_height, canvas.document, LaneId(band.key), height)
            case _:
                return False
        canvas.reveal_selection()
        return True

    def _widen(self, at: select.Selection, dx: int) -> None:
        canvas, board = self._canvas, self._canvas.board
        if at.kind is SelectionKind.STAGE:
            columns = board.stage_columns(StageId(at.id or ""))
        else:
            columns = [column for column in board.scene.columns if column.step == at.id]
        if columns:
            width = columns[-1].w + dx * _NOTCH
            options = canvas.desk.options
            wanted = None if width == usual_width(board, options) else own_width(width, options)
            canvas.attempt(set_step_widths, canvas.document, [column.step for column in columns], wanted)

    def move_border(self, direction: int) -> bool:
        """The right border of the selected stage by one step. Whether a stage is selected."""
        canvas, at = self._canvas, self._canvas.selection
        if at.kind is not SelectionKind.STAGE:
            return False
        canvas.attempt(take_over_step, canvas.document, StageId(at.id or ""), direction)
        canvas.reveal_selection()
        return True

    def fold(self) -> bool:
        """Fold the selected stage or lane, or open it. Whether one is selected."""
        at = self._canvas.selection
        if at.kind not in (SelectionKind.STAGE, SelectionKind.LANE):
            return False
        self.fold_record(at.kind, at.id or "")
        return True

    def fold_record(self, kind: SelectionKind, record: RecordId) -> None:
        """Fold a stage or a lane, or open it."""
        document, snapshot = self._canvas.document, self._canvas.document.snapshot
        if kind is SelectionKind.STAGE:
            stage = snapshot.stage(StageId(record))
            self._canvas.attempt(collapse_stage, document, stage.id, not stage.is_collapsed)
        else:
            lane = snapshot.lane(LaneId(record))
            self._canvas.attempt(collapse_lane, document, lane.id, not lane.is_collapsed)
