"""Writing while presenting: the canvas's own editor over a card of the page in focus. One edit is one undo step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor

from journeydesigner.canvas.blanks import lettering
from journeydesigner.canvas.editor import Dress, Exit, InPlaceEditor
from journeydesigner.canvas.typist import CARD_RIGHT, CHIP_RIGHT, Target, Task, Typist
from journeydesigner.canvas.writing_names import name_of
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextLine
from journeydesigner.lanes.curve_quotes import quote_key
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.scene import Column
from journeydesigner.model.ids import CardId, LaneId, StepId
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.presenting.audience import AudienceView

_INSET = 8.0
_PAD_TOP = 12.0
_NEW_HEIGHT = 44.0


class LiveEdit(QObject):
    """``trouble`` is a sentence about what could not be written."""

    trouble = Signal(str)

    def __init__(self, view: "AudienceView") -> None:
        super().__init__(view)
        self._view = view
        self.editor = InPlaceEditor(view)
        self.editor.left.connect(self._left)
        self.editor.grown.connect(self._grown)
        self._typist = Typist(self.editor, view.show_.document, view.show_.suppose)

    @property
    def is_on(self) -> bool:
        return self._typist.is_writing

    def begin(self) -> None:
        """On the card under the mouse, else the first one in sight of the lane in focus, or of all."""
        if self.is_on or self._view.show_.laid is None:
            return
        if self._view.show_.document.is_read_only:
            self.trouble.emit(self._view.show_.document.why_read_only)
            return
        pointer = QPointF(self._view.mapFromGlobal(QCursor.pos()))
        has_pointer = self._view.rect().contains(pointer.toPoint()) and self._view.hasFocus()
        under = self._view.card_at(pointer) if has_pointer else None
        if under is not None and self._can_be_written(under[0]):
            self._write(self._typist.card_task(under[1]))
            return
        lane = self._view.show_.lane
        shown = self._view.cards_in_sight()
        first = next((card for found, card in shown if lane in (None, found) and self._can_be_written(found)), None)
        if first is not None:
            self._write(self._typist.card_task(first))
            return
        if lane is not None and self._can_be_written(lane):
            self._new(lane, self._first_step(), None)
        elif lane is not None and self._begin_quote(lane):
            return
        else:
            self.trouble.emit(_("There is nothing to be written here."))

    def _begin_quote(self, lane: LaneId) -> bool:
        """On a curve, what was said at its first point in sight. False where there is none."""
        show = self._view.show_
        page = show.page
        found = [emotion for emotion in show.snapshot.emotions_of(lane) if page and emotion.step in page.steps]
        own = [emotion for emotion in found if emotion.persona in (None, show.snapshot.map(show.map).persona)]
        if page is None or not own:
            return False
        first = min(own, key=lambda emotion: page.steps.index(emotion.step))
        self._write(self._typist.quote_task(lane, first.step, first.persona))
        return True

    def leave(self) -> None:
        """Write what is in the editor, and close it."""
        if not self.is_on:
            return
        try:
            self._typist.finish()
        except InvalidRecordError as error:
            self.trouble.emit(_("That does not fit here: {why}.").format(why=error.why.rstrip(".")))
        except ValueError as error:
            self.trouble.emit(str(error))
        finally:
            self._typist.task = None
            self.editor.close_quietly()
            self._view.show_.write_on(None)
            self._view.show_.suppose(None)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Lay the editor where its card is now; a card that somebody deleted takes it along."""
        task = self._typist.task
        if task is None or task.lane is None:
            return
        if self._typist.is_homeless() or self._view.show_.laid is None:
            self._typist.task = None
            self.editor.close_quietly()
            self._view.show_.write_on(None)
            return
        dress = self._dress(task)
        if self.editor.is_open:
            self.editor.dress(dress)
        self.editor.place(self._rect(task), self._view.slides.places.unit)

    # Beginning

    def _can_be_written(self, lane: LaneId) -> bool:
        found = kind(self._view.show_.snapshot.lane(lane).kind)
        return isinstance(found, CardLane) and not found.is_tile

    def _first_step(self) -> StepId:
        page = self._view.show_.page
        assert page is not None
        return page.steps[0]

    def _under_header(self) -> float:
        laid = self._view.show_.laid
        assert laid is not None
        return self._view.slides.places.sheet_top(laid.header) + laid.steps

    def _new(self, lane: LaneId, step: StepId, index: int | None) -> None:
        self._write(self._typist.new_card_task(lane, step, index, {}))

    def _write(self, task: Task) -> None:
        if task.lane is None:
            return
        read = self._lines_read(task)
        self._view.show_.write_on((task.lane, task.record))
        self._typist.task = task
        self._view.show_.suppose(self._typist.supposed())
        self.editor.setAccessibleName(name_of(task.target))
        self.editor.open(task.was, self._dress(task), read=read)
        self.place()
        self._view.setCursor(Qt.CursorShape.ArrowCursor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines_read(self, task: Task) -> tuple[TextLine, ...]:
        """The lines in which the card is shown: they break alike when it is written on."""
        laid = self._view.show_.laid
        band = laid.band(task.lane) if laid and task.lane else None
        node = band.by_record.get(task.record) if band and task.target is Target.CARD else None
        said = lettering(node) if node else None
        return said.text.lines if said is not None and said.text.source == task.was else ()

    # How it looks

    def _dress(self, task: Task) -> Dress:
        """As the card itself is lettered."""
        theme, laid = self._view.slides.theme, self._view.show_.laid
        assert laid is not None and task.lane is not None
        band = laid.band(task.lane)
        node = band.by_record.get(task.record) if band else None
        said = lettering(node) if node else None

        def colour(found: Colour) -> QColor:
            return QColor(*theme.rgba(found))

        accent = colour(Colour("accent"))
        if task.target is Target.QUOTE:
            style = type_scale("presenting").quote
            return Dress(style, colour(Colour("surface")), colour(Colour("text")), accent, 8.0, 6.0, 8.0)
        if said is None:
            surface, text = colour(Colour("surface")), colour(Colour("text"))
            return Dress(type_scale("presenting").card, surface, text, accent, 15.0, 10.0, CARD_RIGHT)
        is_chip = kind(self._view.show_.snapshot.lane(task.lane).kind).is_chip
        return Dress(
            said.text.style, colour(said.fill or Colour("surface")), colour(said.text.colour), accent, said.left, 10.0,
            CHIP_RIGHT if is_chip else CARD_RIGHT, said.baseline, is_chip,
        )  # fmt: skip

    def _rect(self, task: Task) -> QRectF:
        """Where the card is on the screen, or will be; a chip grows with its text."""
        assert task.lane is not None and task.step is not None
        places, laid = self._view.slides.places, self._view.show_.laid
        assert laid is not None
        column = next((c for c in laid.scene.columns if c.step == task.step), laid.scene.columns[0])
        widest = (column.w - 2 * _INSET) * places.unit
        if task.target is Target.QUOTE:
            return self._quote_rect(task, column, widest)
        for _lane, card, where in self._view.cards():
            if card == task.record:
                return QRectF(where.x(), where.y(), max(where.width(), widest), where.height())
        x = places.focus + (column.x - laid.scene.label_right + _INSET) * places.unit
        top = laid.extent_of(task.lane)[0] + _PAD_TOP * places.unit
        y = self._under_header() - self._view.show_.scroll + top
        return QRectF(x, y, widest, _NEW_HEIGHT * places.unit)

    def _quote_rect(self, task: Task, column: Column, wide: float) -> QRectF:
        """Where the quote is, or else under the point that it belongs to."""
        laid, places = self._view.show_.laid, self._view.slides.places
        assert laid is not None and task.lane is not None
        band = laid.band(task.lane)
        quote = quote_key(task.record)
        nodes = [node for node in band.nodes if node.key in (quote, f"emotion:{task.record}")] if band else []
        node = max(nodes, key=lambda found: found.key == quote, default=None)
        y = 0.0 if node is None else node.y if node.key == quote else node.y + node.h + 4
        x = places.focus + (column.x - laid.scene.label_right + _INSET) * places.unit
        top = self._under_header() - self._view.show_.scroll + laid.extent_of(task.lane)[0] + (y - 6) * places.unit
        return QRectF(x, top, wide, 34 * places.unit)

    def _grown(self, _height: float) -> None:
        """The text has more or fewer lines: the row follows."""
        if self.is_on:
            self._view.show_.suppose(self._typist.supposed())

    # Going on

    def _left(self, way: Exit) -> None:
        task = self._typist.task
        if task is None:
            return
        self.leave()
        if task.lane is None or task.step is None:
            return
        match way:
            case Exit.AWAY | Exit.DONE:
                return
            case Exit.BELOW:
                self._new(task.lane, task.step, None if task.index is None else task.index + 1)
            case Exit.NEXT_STEP:
                self._beside(task, 1)
            case Exit.PREVIOUS_STEP:
                self._beside(task, -1)
            case Exit.NEXT_LANE:
                self._in_next_lane(task)

    def _beside(self, task: Task, by: int) -> None:
        """The card that is read after, or before, the one that was written."""
        cards = [card for lane, card, _where in self._view.cards() if self._can_be_written(lane)]
        if task.record in cards:
            place = cards.index(CardId(task.record)) + by
            if 0 <= place < len(cards):
                self._write(self._typist.card_task(cards[place]))

    def _in_next_lane(self, task: Task) -> None:
        lanes = [lane for lane in self._view.show_.lanes() if self._can_be_written(lane)]
        if task.lane is not None and task.lane in lanes and task.step is not None:
            place = lanes.index(task.lane) + 1
            if place < len(lanes):
                self._new(lanes[place], task.step, None)
