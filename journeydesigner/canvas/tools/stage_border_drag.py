"""Dragging the border between two stages: the chevrons show which steps would go over."""

from PySide6.QtCore import Qt

from journeydesigner.canvas.borders import stages_beside
from journeydesigner.canvas.gaps import upright
from journeydesigner.canvas.overlay import Guide, Note
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.document.supposing import supposing_steps
from journeydesigner.editing.columns import take_over_step
from journeydesigner.layout.scene import Column
from journeydesigner.model.ids import StageId
from journeydesigner.wording import _, n_


class StageBorderDrag:
    """Of ``stage`` and the next one: each keeps at least one step."""

    cursor = Qt.CursorShape.SplitHCursor
    does_scroll = True

    def __init__(self, desk: Desk, start: Pointer, stage: StageId) -> None:
        self._desk, self._stage = desk, stage
        pair = stages_beside(desk.board, stage)
        assert pair is not None, "the last stage's border is that of its last step"
        self._next = pair[1]
        self._columns: list[Column] = [*desk.board.stage_columns(stage), *desk.board.stage_columns(self._next)]
        self._border = len(desk.board.stage_columns(stage))
        self._shown = 0

    def move(self, pointer: Pointer) -> None:
        by = self._by(pointer)
        if by != self._shown:
            self._shown = by
            self._suppose(by)
        at = self._columns[self._border + by - 1]
        line = upright(self._desk.board, at.x + at.w)
        self._desk.show_items(
            Guide(self._desk.on_screen(line)), Note(self._words(by), pointer.screen_x + 14, pointer.screen_y + 14)
        )

    def release(self, pointer: Pointer) -> None:
        by = self._by(pointer)
        self.cancel()
        if by:
            with self._desk.document.change(_("Move stage border")):
                for _step in range(abs(by)):
                    take_over_step(self._desk.document, self._stage, 1 if by > 0 else -1)

    def cancel(self) -> None:
        self._desk.show_items()
        self._desk.preview(None)

    def _by(self, pointer: Pointer) -> int:
        """How many steps the border moves: to the nearest column's end that leaves both stages one."""
        ends = range(1, len(self._columns))
        nearest = min(ends, key=lambda end: abs(self._columns[end].x - pointer.x))
        return nearest - self._border

    def _suppose(self, by: int) -> None:
        snapshot = self._desk.document.snapshot
        if not by:
            self._desk.preview(None)
            return
        taker = self._stage if by > 0 else self._next
        steps = [snapshot.step(column.step).model_copy(update={"stage": taker}) for column in self._going(by)]
        self._desk.preview(supposing_steps(snapshot, steps))

    def _going(self, by: int) -> list[Column]:
        start, end = sorted((self._border, self._border + by))
        return self._columns[start:end]

    def _words(self, by: int) -> str:
        if not by:
            return _("Drag over a step: it goes to the other stage")
        snapshot = self._desk.document.snapshot
        stage = snapshot.stage(self._stage if by > 0 else self._next).title
        names = [snapshot.step(column.step).title for column in self._going(by)]
        if all(names) and len(names) == 1:
            return _("{step} goes to {stage}").format(step=names[0], stage=stage)
        return n_("{count} step goes to {stage}", "{count} steps go to {stage}", len(names)).format(
            count=len(names), stage=stage
        )
