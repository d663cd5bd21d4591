"""The canvas's side of writing: where the editor lies, what happens before and after, and how one goes on to the next
card. What is written, and where to, the typist knows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent

from journeydesigner.canvas import navigation, tile_entry
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.editor import Dress, Exit, InPlaceEditor
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.canvas.typist import Target, Task, Typist, dress_of
from journeydesigner.canvas.writing_names import name_of
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.scene import Scene
from journeydesigner.model.ids import CardId, LaneId, RecordId, StepId

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas

TARGETS = {SelectionKind.STAGE: Target.STAGE, SelectionKind.STEP: Target.STEP, SelectionKind.LANE: Target.LANE}


def cell_after(way: Exit, board: Board, at: Selection) -> navigation.Cell | None:
    """The cell in which one goes on who left the editor this way; None where one does not go to another."""
    match way:
        case Exit.NEXT_STEP:
            return navigation.next_cell(board, at, 1)
        case Exit.PREVIOUS_STEP:
            return navigation.next_cell(board, at, -1)
        case Exit.NEXT_LANE:
            return navigation.cell_below(board, at)
        case Exit.BELOW | Exit.DONE | Exit.AWAY:
            return None


class Writing(QObject):
    """One editor, opened on one thing at a time."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.editor = InPlaceEditor(canvas)
        self.editor.left.connect(self.leave)
        self.editor.grown.connect(self._grown)
        self.typist = Typist(self.editor, canvas.document, canvas.preview)

    def work_on_document(self) -> None:
        """The canvas shows another document."""
        self.typist = Typist(self.editor, self._canvas.document, self._canvas.preview)

    @property
    def is_on(self) -> bool:
        return self.typist.is_writing

    def refuses(self) -> bool:
        """Whether the document is only looked at; then it is said why."""
        document = self._canvas.document
        if document.is_read_only:
            self._canvas.message.emit(document.why_read_only)
        return document.is_read_only

    def supposed(self) -> Snapshot | None:
        """How the document would read with what is written so far."""
        return self.typist.supposed()

    def without_text(self, scene: Scene) -> Scene:
        """The map but for the text that stands in the editor."""
        return self.typist.without_text(scene)

    def document_changed(self) -> None:
        """What is being written about may be gone: then the text goes with it."""
        if self.typist.is_homeless():
            self.close()

    def take_input(self, event: QInputMethodEvent) -> None:
        """An input method begins on what is selected; where nothing is, where the keyboard was last."""
        if self._canvas.voting.is_on or not self._canvas.stand():
            return
        self.write("")
        if self.is_on:
            self.editor.take_input(event)

    def title(self) -> None:
        """Rename the map in place."""
        if self._canvas.map_id is not None:
            self.begin(self.typist.header_task(Target.MAP, self._canvas.map_id))

    def header(self, kind: SelectionKind, record: RecordId) -> None:
        """Name a stage, step or lane that was just made."""
        self.begin(self.typist.header_task(TARGETS[kind], record), is_all_selected=True)

    def write(self, text: str | None) -> None:
        task = self._task(text)
        if task is not None:
            self.begin(task, text)

    def _task(self, typed: str | None) -> Task | None:
        canvas = self._canvas
        at = canvas.selection
        match at.kind:
            case SelectionKind.CARDS:
                return self.typist.card_task(at.cards[-1], typed)
            case SelectionKind.CELL:
                assert at.lane is not None and at.step is not None
                return self.typist.new_card_task(at.lane, at.step, None, {})
            case SelectionKind.EMOTION:
                assert at.lane is not None and at.step is not None
                return self.typist.quote_task(at.lane, at.step, navigation.whose(canvas.board, at))
            case SelectionKind.LINK:
                return self.typist.link_task(at.id or "")
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                return self.typist.header_task(TARGETS[at.kind], at.id or "")
            case SelectionKind.NONE:
                return None

    def begin(self, task: Task, text: str | None = None, *, is_all_selected: bool = False) -> None:
        canvas = self._canvas
        if not canvas.has_map or self.refuses():
            return
        self.finish()
        self.editor.setAccessibleName(name_of(task.target))
        self.typist.begin(task, canvas.board, self._dress, text, is_all_selected=is_all_selected)
        where = self.typist.rect(canvas.board)
        if where is not None:
            canvas.reveal(where, is_label=task.target is Target.LANE)
        self.place()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        canvas.edit_started.emit()

    def _dress(self, task: Task) -> Dress:
        return dress_of(task, self._canvas.board, self._canvas.theme)

    def place(self) -> None:
        canvas = self._canvas
        if not self.typist.is_writing or not canvas.has_map:
            return
        where, room = self.typist.rect(canvas.board), self.typist.room(canvas.board)
        task = self.typist.task
        if where is None or room is None or task is None:
            return
        if task.is_card and self.editor.is_open:
            self.editor.dress(self._dress(task))
        pane = {
            Target.STAGE: canvas.viewport.headers,
            Target.STEP: canvas.viewport.headers,
            Target.LANE: canvas.viewport.labels,
        }.get(task.target, canvas.viewport.around)
        seen = canvas.viewport.rect_on_screen(room, pane)
        self.editor.place(QRectF(seen.x, seen.y, seen.w, seen.h), canvas.zoom)
        if (task.is_card or task.target is Target.QUOTE) and not self.editor.is_clear:  # larger than that, to be read
            where = Rect(where.x, where.y, self.editor.width() / canvas.zoom, self.editor.height() / canvas.zoom)
        self._ring_written(where, task)

    def _ring_written(self, where: Rect, task: Task) -> None:
        """The ring goes round what is being written; of a lane round its whole label, as where it is selected."""
        canvas = self._canvas
        label = canvas.board.rect_of_lane(LaneId(task.record)) if task.target is Target.LANE else None
        written = (where, SelectionKind.CARDS) if label is None else (label, SelectionKind.LANE)
        if written != canvas.ornaments.written:
            places = canvas.ornament_places()
            canvas.ornaments.written = written
            canvas.repaint_ornaments(places)

    def _grown(self, height: float) -> None:
        """The text has more or fewer lines: the row follows."""
        canvas = self._canvas
        if self.typist.is_writing:
            canvas.preview(self.typist.supposed())
            self.place()

    def leave(self, way: Exit) -> None:
        canvas = self._canvas
        task = self.typist.task
        if task is None:
            return
        text = self.editor.text
        card = self.finish()
        if way is not Exit.AWAY and self.typist.is_to_mend(task, text, card):
            self.begin(task, text)  # what was refused can be mended
            return
        if card is not None and canvas.has_map:
            canvas.select(select.of_cards((card,), canvas.board.snapshot, task.step))
        if way is Exit.AWAY:
            return
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if canvas.has_map:
            self._go_on(way, task, card)

    def finish(self) -> CardId | None:
        """Write what is in the editor and close it."""
        canvas = self._canvas
        if not self.typist.is_writing:
            return None
        card = tile_entry.attempt(canvas, self.typist)
        self.close()
        return card

    def close(self) -> None:
        canvas = self._canvas
        self.typist.task = None
        had_focus = self.editor.hasFocus()
        self.editor.close_quietly()
        places = canvas.ornament_places()
        canvas.ornaments.written = None
        canvas.preview(None)
        if had_focus:
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        canvas.repaint_ornaments(places)
        canvas.edit_ended.emit()

    def _go_on(self, way: Exit, task: Task, card: CardId | None) -> None:
        """After something was written: a new card below it, in the next step or in the next lane; after a header
        another one."""
        canvas = self._canvas
        if way is Exit.NEXT_LANE and task.target in TARGETS.values() and not self.typist.is_gone(task):
            kind = next(kind for kind, target in TARGETS.items() if target is task.target)
            canvas.select(select.of_header(kind, task.record))
            canvas.insert_beside(is_after=True)
            return
        if task.lane is None or task.step is None:
            if way in (Exit.NEXT_STEP, Exit.PREVIOUS_STEP):
                canvas.go_to_next(1 if way is Exit.NEXT_STEP else -1)
            return
        if task.offset is not None:
            return  # a free note has no next one
        if task.target is Target.VALUE:
            if way in (Exit.NEXT_STEP, Exit.PREVIOUS_STEP):
                canvas.go_to_next(1 if way is Exit.NEXT_STEP else -1)
            return
        at = canvas.selection if card is not None else select.of_cell(task.lane, task.step)
        if way is Exit.BELOW and card is not None:
            index = self.typist.card_task(card).index
            self._new_card(task.lane, task.step, (index or 0) + 1)
        else:
            self._write_in(cell_after(way, canvas.board, at), task)

    def _write_in(self, cell: navigation.Cell | None, before: Task) -> None:
        """A new card, the last of a cell; on a curve the point is chosen, where a digit sets it and letters write: of
        whom was written ``before``."""
        canvas = self._canvas
        if cell is None:
            return
        lane, step = cell
        if way_of(canvas.board.snapshot.lane(lane)) is Way.CURVE:
            persona = before.persona if lane == before.lane else None
            canvas.select(navigation.emotion_at(canvas.board, lane, step, persona))
            canvas.reveal_selection()
        else:
            self._new_card(lane, step, None)

    def _new_card(self, lane: LaneId, step: StepId, index: int | None) -> None:
        """A new card to be written; while there is none, and if nothing is written, its cell is selected."""
        self._canvas.select(select.of_cell(lane, step))
        self.begin(self.typist.new_card_task(lane, step, index, {}))
