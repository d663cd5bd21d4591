"""The hand: rests, presses, drags. From a press it knows what a drag would be; every gesture ends through it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.borders import folded_at
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.hit import Hit, What
from journeydesigner.canvas.navigation import emotion_at
from journeydesigner.canvas.selection import NOTHING, SelectionKind
from journeydesigner.canvas.tools.border_drag import HeightDrag, WidthDrag
from journeydesigner.canvas.tools.card_drag import CardDrag
from journeydesigner.canvas.tools.emotion_drag import EmotionDrag
from journeydesigner.canvas.tools.gesture import DRAG_DISTANCE, Desk, Gesture, Pointer
from journeydesigner.canvas.tools.header_drag import HeaderDrag
from journeydesigner.canvas.tools.link_drag import LinkDrag
from journeydesigner.canvas.tools.marquee import MarqueeSelection
from journeydesigner.canvas.tools.note_drag import NoteDrag
from journeydesigner.canvas.tools.pan import Pan
from journeydesigner.canvas.tools.refused import Refused
from journeydesigner.canvas.tools.span_drag import SpanDrag
from journeydesigner.canvas.tools.stage_border_drag import StageBorderDrag
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId
from journeydesigner.model.records import Emotion

_EDGE = 36.0
"""So near to the window's edge a drag scrolls the map, in screen pixels."""
_FASTEST = 18.0
_FRAME_MS = 16
_HEADERS = {What.STAGE: SelectionKind.STAGE, What.STEP: SelectionKind.STEP, What.LANE: SelectionKind.LANE}
_EDGES = {
    What.STAGE_EDGE: SelectionKind.STAGE,
    What.STEP_EDGE: SelectionKind.STEP,
    What.LANE_EDGE: SelectionKind.LANE,
}
_FOR_ALL = frozenset({What.CELL, What.TITLE, What.NOTHING})
"""A drag that begins there selects, which may be done in a document that is only looked at too."""
Begin = Callable[[Pointer], Gesture]


class Hand(QObject):
    """One press at a time. ``locate`` gives the pointer anew after the map has scrolled under it."""

    def __init__(
        self, parent: QObject, desk: Desk, locate: Callable[[Pointer], Pointer], window: Callable[[], Rect]
    ) -> None:
        super().__init__(parent)
        self._desk, self._locate, self._window = desk, locate, window
        self._start: Pointer | None = None
        self._begin: Begin | None = None
        self._on_click: Callable[[], None] | None = None
        self._gesture: Gesture | None = None
        self._last: Pointer | None = None
        self._has_been_in = (False, False)
        """Whether the drag has been between the window's sides, and between its upper and lower end."""
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_FRAME_MS)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def is_dragging(self) -> bool:
        return self._gesture is not None

    @property
    def is_pressed(self) -> bool:
        return self._start is not None

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The cursor of the gesture under way."""
        return self._gesture.cursor if self._gesture else None

    # The one way in

    def press(self, pointer: Pointer, hit: Hit) -> None:
        """The left button went down on ``hit``: what a click selects is selected now."""
        self.cancel()
        self._start, self._on_click = pointer, None
        self._begin = self._beginning(pointer, hit)
        if self._desk.document.is_read_only and hit.what not in _FOR_ALL and self._begin is not None:
            self._begin = lambda start: Refused(self._desk)

    def press_to_pan(self, pointer: Pointer) -> None:
        """The middle button, or the left one with the space bar held."""
        self.cancel()
        self._start = pointer
        self._gesture = Pan(self._desk, pointer)

    def move(self, pointer: Pointer) -> None:
        if self._start is None:
            return
        if self._gesture is None and self._begin is not None and _is_far(self._start, pointer):
            self._gesture = self._begin(self._start)
            if self._gesture.does_scroll:
                self._note_where(self._start)
                self._scrolling.start()
        if self._gesture is not None:
            self._last = pointer
            self._note_where(pointer)
            self._gesture.move(pointer)

    def _note_where(self, pointer: Pointer) -> None:
        """A drag that begins beyond an edge, in the header rows or beside them, scrolls once it has been within."""
        window, (across, down) = self._window(), self._has_been_in
        across = across or window.x <= pointer.screen_x <= window.right
        down = down or window.y <= pointer.screen_y <= window.bottom
        self._has_been_in = (across, down)

    # The ways out

    def release(self, pointer: Pointer) -> None:
        gesture, on_click, was_pressed = self._gesture, self._on_click, self._start is not None
        self._rest()
        if gesture is not None:
            gesture.release(pointer)
        elif was_pressed and on_click is not None:
            on_click()

    def cancel(self) -> bool:
        """Throw the gesture away. Whether there was one."""
        gesture = self._gesture
        self._rest()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def keys_changed(self, *, is_ctrl: bool, is_alt: bool, is_shift: bool) -> None:
        """A key went down or up during a drag: it copies now, or floats, or no longer."""
        if self._gesture is not None and self._last is not None:
            self.move(replace(self._last, is_ctrl=is_ctrl, is_alt=is_alt, is_shift=is_shift))

    def _rest(self) -> None:
        self._start = self._begin = self._gesture = self._last = self._on_click = None
        self._has_been_in = (False, False)
        self._scrolling.stop()

    # What a press means

    def _beginning(self, pointer: Pointer, hit: Hit) -> Begin | None:
        desk = self._desk
        match hit.what:
            case What.CARD | What.CARD_START | What.CARD_END | What.NOTE:
                return self._on_card(pointer, hit)
            case What.STAGE | What.STEP | What.LANE:
                kind = _HEADERS[hit.what]
                desk.select(select.of_header(kind, hit.record))
                if desk.is_locked:
                    return lambda start: Refused(desk)
                return lambda start: HeaderDrag(desk, start, kind, hit.record)
            case What.STAGE_EDGE | What.STEP_EDGE | What.LANE_EDGE:
                return self._on_edge(hit)
            case What.LINK_DOT:
                source = CardId(hit.record)
                return lambda start: LinkDrag(desk, start, source, lambda gap: desk.begin_linked(source, gap))
            case What.COMMENTS:
                self._on_click = lambda: desk.show_comments(hit.record)
                return None
            case What.LINK:
                desk.select(select.of_link(hit.record))
                return None
            case What.EMOTION:
                return self._on_emotion(hit)
            case What.CELL:
                return self._on_cell(pointer, hit)
            case What.PILL:
                self._on_click = lambda: desk.follow_pill(hit.record)
                return lambda start: MarqueeSelection(desk, start)
            case What.FIGURE:
                if hit.stage is not None:
                    desk.select(select.of_header(SelectionKind.STAGE, hit.stage))
                return None
            case What.TITLE | What.NOTHING:
                if not (pointer.is_shift or pointer.is_ctrl):
                    desk.select(NOTHING)
                return lambda start: MarqueeSelection(desk, start)

    def _on_card(self, pointer: Pointer, hit: Hit) -> Begin:
        desk, card = self._desk, CardId(hit.record)
        snapshot = desk.board.snapshot
        one = select.of_cards((card,), snapshot, hit.step)
        if pointer.is_shift or pointer.is_ctrl:
            # With Ctrl held a drag copies, and a click toggles: which of the two it is shows only later.
            toggled = select.toggled(desk.selection, card, snapshot)
            if card in desk.selection.cards:
                self._on_click = lambda: desk.select(toggled)
            else:
                desk.select(toggled)
        elif card in desk.selection.cards:
            self._on_click = lambda: desk.select(one)
        else:
            desk.select(one)
        if hit.what is What.NOTE:
            return lambda start: NoteDrag(desk, start, card, self._selected(card, is_free=True))
        if hit.what is not What.CARD and not (pointer.is_ctrl or pointer.is_alt or pointer.is_shift):
            is_start = hit.what is What.CARD_START
            return lambda start: SpanDrag(desk, start, card, is_start=is_start)
        return lambda start: CardDrag(desk, start, card, self._selected(card, is_free=False))

    def _selected(self, held: CardId, *, is_free: bool) -> tuple[CardId, ...]:
        """The selected cards that go with ``held``: free notes with a note, cards in cells with such a card."""
        snapshot = self._desk.board.snapshot
        cards = [snapshot.card(card) for card in self._desk.selection.cards]
        return tuple(c.id for c in cards if c.place is not None and c.place.is_free is is_free) or (held,)

    def _on_edge(self, hit: Hit) -> Begin:
        """A border: a drag moves it, a click selects the header that it is of."""
        desk = self._desk
        kind = _EDGES[hit.what]
        self._on_click = lambda: desk.select(select.of_header(kind, hit.record))
        match hit.what:
            case What.STAGE_EDGE:
                return lambda start: StageBorderDrag(desk, start, StageId(hit.record))
            case What.STEP_EDGE:
                return lambda start: WidthDrag(desk, start, StepId(hit.record))
            case _:
                return lambda start: HeightDrag(desk, start, LaneId(hit.record))

    def _on_emotion(self, hit: Hit) -> Begin | None:
        desk = self._desk
        found = desk.board.snapshot.table("emotions").get(hit.record)
        if not isinstance(found, Emotion):
            return None
        desk.select(select.of_emotion(found.lane, found.step, found.id))
        rect = desk.board.rect_in_lane(found.lane, found.id)

        def begin(start: Pointer) -> Gesture:
            grip = start.y - (rect.y + rect.h / 2) if rect else 0.0
            return EmotionDrag(desk, start, found.lane, found.step, found.persona, grip)

        return begin

    def _on_cell(self, pointer: Pointer, hit: Hit) -> Begin:
        desk = self._desk
        assert hit.lane is not None and hit.step is not None
        if not (pointer.is_shift or pointer.is_ctrl):
            desk.select(folded_at(desk.board, hit) or desk_cell(desk, hit))
        return lambda start: MarqueeSelection(desk, start)

    # Scrolling near the edges

    def _scroll(self) -> None:
        if self._gesture is None or self._last is None:
            return
        window = self._window()
        dx = _pull(self._last.screen_x, window.x, window.right)
        dy = _pull(self._last.screen_y, window.y, window.bottom)
        camera, scene = self._desk.camera, self._desk.board.scene
        dx = _left_to_scroll(dx, camera.x, scene.width * camera.zoom - window.right) if self._has_been_in[0] else 0.0
        dy = _left_to_scroll(dy, camera.y, scene.height * camera.zoom - window.bottom) if self._has_been_in[1] else 0.0
        if dx or dy:
            self._desk.look(camera.panned(dx, dy))
            self._last = self._locate(self._last)
            self._gesture.move(self._last)


def desk_cell(desk: Desk, hit: Hit) -> select.Selection:
    """What a click on the free part of a cell selects."""
    from journeydesigner.canvas.lane_ways import Way, way_of

    assert hit.lane is not None and hit.step is not None
    match way_of(desk.board.snapshot.lane(hit.lane)):
        case Way.CURVE:
            return emotion_at(desk.board, hit.lane, hit.step)
        case Way.LINE:
            return select.of_header(SelectionKind.LANE, hit.lane)
        case Way.CARDS:
            return select.of_cell(hit.lane, hit.step)


def _is_far(start: Pointer, pointer: Pointer) -> bool:
    dx, dy = pointer.screen_x - start.screen_x, pointer.screen_y - start.screen_y
    return max(abs(dx), abs(dy)) >= DRAG_DISTANCE


def _left_to_scroll(by: float, at: float, end: float) -> float:
    """As much of a scroll as leads from ``at`` to an edge of the map (0, ``end``): nothing can be dropped beyond."""
    return max(by, min(-at, 0.0)) if by < 0 else min(by, max(end - at, 0.0))


def _pull(at: float, low: float, high: float) -> float:
    """How fast the map scrolls, by how near ``at`` is to an end; beyond it, fastest."""
    if high - low < 3 * _EDGE:
        return 0.0
    if at < low + _EDGE:
        return -min((low + _EDGE - at) / _EDGE, 1.0) * _FASTEST
    if at > high - _EDGE:
        return min((at - high + _EDGE) / _EDGE, 1.0) * _FASTEST
    return 0.0
