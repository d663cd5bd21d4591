"""Writing in the table: the map's own editor over a card, a point or a header, and the same way on by keys."""

import re

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent

from journeydesigner.canvas import navigation, tile_entry
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.editor import Dress, Exit, InPlaceEditor
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.typist import Target, Task, Typist
from journeydesigner.canvas.writing import TARGETS, cell_after
from journeydesigner.canvas.writing_names import name_of
from journeydesigner.document.document import Document
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.text import TextStyle
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.lanes.curve_words import feeling_text
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, LaneId, StepId
from journeydesigner.model.records import Emotion
from journeydesigner.ui.views.grid_table import GridTable
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_FEELING = re.compile(r"^\s*([+\-\u2212]?\d+(?:[.,]\d+)?)\s*(.*)$", re.DOTALL)


class GridWriting(QObject):
    """One editor over the table's cells, opened on what is selected."""

    def __init__(self, desk: Desk, grid: GridTable) -> None:
        super().__init__(grid)
        self._desk, self._grid = desk, grid
        self.editor = InPlaceEditor(grid.viewport())
        self._header_editor = InPlaceEditor(grid)
        self._typist = self._typist_of(self.editor)
        for editor in (self.editor, self._header_editor):
            editor.left.connect(self._leave)
            editor.grown.connect(self._grown)
        grid.moved.connect(self.place)
        grid.typed.connect(self.write)
        grid.edit_wanted.connect(self.edit)
        grid.input_wanted.connect(self.take_input)

    @property
    def is_on(self) -> bool:
        return self._typist.is_writing

    def edit(self) -> bool:
        """Write in what is selected. False where nothing is."""
        return self.write(None)

    def write(self, text: str | None) -> bool:
        """Begin with ``text`` in place of what stands there (None: with that)."""
        task = self._task(text)
        if task is None:
            return False
        self._begin(task, text)
        return True

    def take_input(self, event: QInputMethodEvent) -> None:
        """An input method begins on what is selected."""
        if self.write(""):
            self._typist_editor.take_input(event)

    def document_changed(self) -> None:
        """What is being written about may be gone; what stands beside it may be another (undo)."""
        if self._typist.is_homeless():
            self._close()
        elif self.is_on:
            self._grid.preview(self._typist.supposed())
            self.place()

    def finish(self) -> CardId | None:
        """Write what is in the editor, and close it."""
        task = self._typist.task
        if task is None:
            return None
        canvas = self._desk.canvas
        if task.target is Target.QUOTE and not self._typist.is_homeless():
            text, self._typist.task = self._typist_editor.text, None
            canvas.attempt(_write_feeling, canvas.document, task, text)
            card = None
        else:
            card = tile_entry.attempt(canvas, self._typist)
        self._close()
        return card

    # Inside

    @property
    def _typist_editor(self) -> InPlaceEditor:
        return self._header_editor if self._is_header(self._typist.task) else self.editor

    def _typist_of(self, editor: InPlaceEditor) -> Typist:
        return Typist(editor, self._desk.canvas.document, self._grid.preview)

    @staticmethod
    def _is_header(task: Task | None) -> bool:
        return task is not None and task.target in (Target.STAGE, Target.STEP, Target.LANE)

    def _task(self, typed: str | None) -> Task | None:
        at, canvas = self._desk.session.selection, self._desk.canvas
        match at.kind:
            case SelectionKind.CARDS:
                return self._typist.card_task(at.cards[-1], typed)
            case SelectionKind.CELL if at.lane and at.step:
                return self._typist.new_card_task(at.lane, at.step, None, {})
            case SelectionKind.EMOTION if at.lane and at.step:
                return self._typist.quote_task(at.lane, at.step, navigation.whose(canvas.board, at))
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                return self._typist.header_task(TARGETS[at.kind], at.id or "")
            case _:
                return None

    def _begin(self, task: Task, text: str | None = None) -> None:
        if self._desk.session.refuses():
            return
        self.finish()
        editor = self._header_editor if self._is_header(task) else self.editor
        self._typist = self._typist_of(editor)
        self._grid.written = task.record
        if task.target is Target.QUOTE and text is None:
            text = self._feeling(task)
        self._grid.reveal_selection()
        self._typist.task = task
        if task.is_card:
            self._grid.preview(self._typist.supposed())
        is_header = self._is_header(task)
        shown = task.was if text is None else text
        is_all = is_header and text is None
        editor.setAccessibleName(name_of(task.target))
        editor.open(shown, self._dress(task), is_all_selected=is_all, is_single_line=is_header)
        self.place()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _feeling(self, task: Task) -> str:
        """A point as one writes it: its number, then what was said."""
        found = self._desk.session.snapshot.table("emotions").get(task.record)
        if not isinstance(found, Emotion):
            return ""
        return f"{feeling_text(found.value, self._grid.pen.language)} {found.quote}".rstrip()

    def place(self) -> None:
        task = self._typist.task
        if task is None:
            return
        rect = self._rect(task)
        if rect is not None:
            self._typist_editor.place(rect, 1.0)

    def _rect(self, task: Task) -> QRectF | None:
        grid = self._grid
        match task.target:
            case Target.STAGE:
                box = grid.columns.stage_box(task.record)
                left = max(box.left(), 0.0)
                return QRectF(left, box.top(), box.right() - left, box.height()).translated(
                    grid.header_at(grid.columns)
                )
            case Target.STEP:
                return grid.columns.step_box(task.record).translated(grid.header_at(grid.columns))
            case Target.LANE:
                box = grid.lanes.lane_box(task.record).translated(grid.header_at(grid.lanes))
                return QRectF(box.x(), box.y() + 4, box.width(), 36)
            case Target.CARD | Target.NEW_CARD | Target.QUOTE | Target.VALUE:
                assert task.lane is not None and task.step is not None
                return grid.rect_of(task.record, task.lane, task.step)
            case Target.MAP:
                return None

    def _dress(self, task: Task) -> Dress:
        types, grid = type_scale(), self._grid

        def dress(style: TextStyle, fill: str, ink: str, left: float, top: float) -> Dress:
            return Dress(style, grid.colour(fill), grid.colour(ink), grid.colour("accent"), left, top, 6.0)

        match task.target:
            case Target.STAGE:
                table = grid.grid.table
                assert table is not None
                place = next(i for i, found in enumerate(table.stages) if found[0].id == task.record)
                own = table.stages[place][0].colour or f"stage:{place}/{len(table.stages)}"
                return dress(types.lane, own, ink_on(Colour(own)).name, 10, 8)
            case Target.STEP:
                return dress(types.step, "laneB", "text", 10, 8)
            case Target.LANE:
                return dress(types.lane, "label", "text", 40, 8)
            case Target.QUOTE | Target.VALUE:
                return dress(types.card, "surface", "text", 10, 5)
            case _:
                return self._card_dress(task)

    def _card_dress(self, task: Task) -> Dress:
        grid, block = self._grid, self._grid.block_of(task.record, task.lane, task.step)
        assert task.lane is not None
        family = block.family if block is not None and block.family else kind(
            self._desk.session.snapshot.lane(task.lane).kind
        ).family  # fmt: skip
        known = self._desk.session.snapshot.table("cards").get(task.record)
        if known is not None:
            family = family_of(known, family)  # type: ignore[arg-type]
        left, top = (block.text_x, block.text_y) if block is not None else (10.0, 5.0)
        return Dress(
            type_scale().card, grid.colour(f"{family}.fill"), grid.colour(f"{family}.ink"), grid.colour("accent"),
            left, top, 6.0,
        )  # fmt: skip

    def _grown(self, _height: float) -> None:
        """The text has more or fewer lines: the row follows."""
        if self._typist.is_writing:
            self._grid.preview(self._typist.supposed())
            self.place()

    def _close(self) -> None:
        had_focus = self.editor.hasFocus() or self._header_editor.hasFocus()
        self._typist.task = None
        self.editor.close_quietly()
        self._header_editor.close_quietly()
        self._grid.written = ""
        self._grid.preview(None)
        if had_focus:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, way: Exit) -> None:
        task = self._typist.task
        if task is None:
            return
        session = self._desk.session
        text = self._typist_editor.text
        card = self.finish()
        if way is not Exit.AWAY and self._typist.is_to_mend(task, text, card):
            self._begin(task, text)  # what was refused can be mended
            return
        if card is not None and card in session.snapshot.table("cards"):
            session.select(select.of_cards((card,), session.snapshot, task.step))
        if way is not Exit.AWAY:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_on(way, task, card)

    def _go_on(self, way: Exit, task: Task, card: CardId | None) -> None:
        """A new card below, in the next step or in the next lane: as on the map."""
        canvas, session = self._desk.canvas, self._desk.session
        if not canvas.has_map or way in (Exit.DONE, Exit.AWAY):
            return
        if task.lane is None or task.step is None or task.target is Target.VALUE:
            if way in (Exit.NEXT_STEP, Exit.PREVIOUS_STEP):
                canvas.go_to_next(1 if way is Exit.NEXT_STEP else -1)
            return
        at = session.selection if card is not None else select.of_cell(task.lane, task.step)
        if way is Exit.BELOW and card is not None:
            index = self._typist.card_task(card).index
            self._new_card(task.lane, task.step, (index or 0) + 1)
        else:
            self._write_in(cell_after(way, canvas.board, at))

    def _write_in(self, cell: navigation.Cell | None) -> None:
        if cell is None:
            return
        lane, step = cell
        session = self._desk.session
        if way_of(session.snapshot.lane(lane)) is Way.CURVE:
            session.select(navigation.emotion_at(self._desk.canvas.board, lane, step))
        else:
            self._new_card(lane, step, None)

    def _new_card(self, lane: LaneId, step: StepId, index: int | None) -> None:
        self._desk.session.select(select.of_cell(lane, step))
        self._begin(self._typist.new_card_task(lane, step, index, {}))


def _write_feeling(document: Document, task: Task, text: str) -> None:
    """A number sets the value, what follows it the quote; words alone are the quote."""
    assert task.lane is not None and task.step is not None
    found = _FEELING.match(text)
    number, quote = (found.group(1), found.group(2)) if found else ("", text)
    known = document.snapshot.table("emotions").get(task.record)
    point = known if isinstance(known, Emotion) else None
    with document.change(_("Change emotion")):
        if number:
            value = float(number.replace(",", ".").replace("\u2212", "-"))
            if point is None or value != point.value:
                set_emotion(document, task.lane, task.step, value, task.persona)
        if (quote.strip() or point is not None) and quote.strip() != (point.quote if point else ""):
            set_quote(document, task.lane, task.step, quote.strip(), task.persona)
