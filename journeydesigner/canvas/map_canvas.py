"""The canvas: one map of a document, looked at and worked on by mouse, keyboard and drop.

It shows, selects and dispatches; what gestures, keys and verbs do stands in modules of their own. It holds no fact that
the document holds: after every change set the map is laid out anew and only what differs is painted.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas import camera as cameras
from journeydesigner.canvas import clipboard, dropping, feelings, inserting, keys, navigation, placing
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.band_painter import BandPainter
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Camera, Rect, Size
from journeydesigner.canvas.editor import Exit
from journeydesigner.canvas.glide import Glide
from journeydesigner.canvas.hit import MISS, Hit, What
from journeydesigner.canvas.ornaments import Ornaments
from journeydesigner.canvas.overlay import Item, Overlay, Sprite
from journeydesigner.canvas.plus_buttons import PlusButtons
from journeydesigner.canvas.scene_diff import difference
from journeydesigner.canvas.selection import NOTHING, Selection, SelectionKind
from journeydesigner.canvas.sprites import Sprites
from journeydesigner.canvas.tools.gesture import Pointer
from journeydesigner.canvas.tools.hand import Hand
from journeydesigner.canvas.viewport import Viewport
from journeydesigner.canvas.writing import Writing
from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.document import Document
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import Theme
from journeydesigner.editing import cards as card_verbs
from journeydesigner.editing import structure
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId, LaneId, MapId, RecordId, StageId
from journeydesigner.model.records import Emotion
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.wording import _

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_WHEEL_ZOOM = 1.2
"""One notch of the wheel."""
_TABLES = {SelectionKind.STAGE: "stages", SelectionKind.STEP: "steps", SelectionKind.LANE: "lanes"}


class MapCanvas(QWidget):
    """Shows one map of ``document``, as ``layout`` lays it out, in ``theme``.

    Signals carry plain values: the selection (a frozen ``Selection``), the zoom (1.0 is 100 %), the id of the map now
    shown, a sentence for a toast.
    """

    selection_changed = Signal(object)
    zoom_changed = Signal(float)
    view_changed = Signal()
    map_shown = Signal(str)
    edit_started = Signal()
    edit_ended = Signal()
    message = Signal(str)
    menu_wanted = Signal(QPoint)
    """A right click, at a global position, after what is under it was selected."""

    def __init__(self, document: Document, layout: MapLayout, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.layout_of = document, layout
        self.theme = theme
        self.has_motion = True
        self._map: MapId | None = None
        self._board: Board | None = None
        self._selection = NOTHING
        self._space_held = False
        self._indexes = BandIndexes()
        self._sprites = Sprites()
        self._supposed = False
        self._build(theme)
        self._unsubscribe: Callable[[], None] | None = document.subscribe(self._document_changed)
        self.destroyed.connect(self._unsubscribe)

    def _build(self, theme: Theme) -> None:
        self.scene_painter = ScenePainter(theme, self.document.assets)
        self.ornaments = Ornaments(theme, self.scene_painter, lambda: self._board)
        painter = BandPainter(theme, self.scene_painter, self._indexes)
        self.viewport = Viewport(self, painter, self._indexes, self.ornaments)
        self.viewport.camera_changed.connect(self._camera_changed)
        self._plus = PlusButtons(self, theme)
        self._plus.wanted.connect(self._insert_at)
        self.overlay = Overlay(self, theme)
        self._writing = Writing(self)
        self.editor = self._writing.editor
        self._hand = Hand(self, self, self._again, lambda: self.viewport.open_window)
        self._glide = Glide(self, self.look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Map"))

    # What it shows

    @property
    def map_id(self) -> MapId | None:
        return self._map

    @property
    def board(self) -> Board:
        """The map as laid out. Raises RuntimeError while no map is shown."""
        if self._board is None:
            raise RuntimeError("no map is shown")
        return self._board

    @property
    def has_map(self) -> bool:
        return self._board is not None

    def show_map(self, map_id: MapId | None) -> None:
        """Show a map of the document from its upper left (None: none), with nothing selected."""
        self._hand.cancel()
        self._writing.finish()
        self._map = map_id
        self._board = None
        self._set_selection(NOTHING)
        if map_id is not None:
            self._board = self._laid_out(self.document.snapshot, map_id)
            self.viewport.show_scene(self._board.scene)
            self.viewport.set_camera(self._first_camera())
            self.zoom_changed.emit(self.zoom)
        else:
            self.viewport.scene = None
            self.viewport.tiles.clear()
            self.viewport.set_camera(Camera())
            self.viewport.update_all()
        self._set_hover(None)
        self.map_shown.emit(map_id or "")

    def set_document(self, document: Document) -> None:
        """Work on another document; no map is shown until one is chosen."""
        self.show_map(None)
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.document = document
        self._unsubscribe = document.subscribe(self._document_changed)
        self._writing.work_on_document()
        self.set_theme(self.theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme, from the next paint on."""
        self.theme = theme
        self.scene_painter = ScenePainter(theme, self.document.assets)
        self.ornaments.set_theme(theme, self.scene_painter)
        self.overlay.set_theme(theme)
        self._plus.set_theme(theme)
        self.viewport.set_painter(BandPainter(theme, self.scene_painter, self._indexes))

    def refresh(self) -> None:
        """Lay out anew: the layout's options changed, or an image came."""
        if self._map is not None:
            self._relay(self.document.snapshot)

    def _first_camera(self) -> Camera:
        """A new map: its whole width where that is legible, else its beginning."""
        scene = self.board.scene
        zoom = min(max(self.width() / max(scene.width, 1), 0.75), 1.0)
        return Camera(zoom, 0, 0)

    def _laid_out(self, snapshot: Snapshot, map_id: MapId) -> Board:
        scene = self._writing.without_text(self.layout_of.scene(snapshot, map_id))
        return Board(snapshot, map_id, scene, self._indexes)

    def _document_changed(self, changes: ChangeSet) -> None:
        if self._map is None:
            return
        snapshot = self.document.snapshot
        if self._map not in snapshot.table("maps"):
            self.show_map(None)
            return
        self._writing.document_changed()
        self._relay(self._writing.supposed() or snapshot)
        self._set_selection(select.surviving(self._selection, snapshot, self._map))

    def _relay(self, snapshot: Snapshot) -> None:
        """Lay the map out and paint what differs."""
        if self._map is None:
            return
        before = self._board
        places = self.ornament_places()
        self._board = self._laid_out(snapshot, self._map)
        if before is None:
            self.viewport.show_scene(self._board.scene)
        else:
            self.viewport.replace_scene(self._board.scene, difference(before.scene, self._board.scene))
        self.repaint_ornaments(places)
        self._writing.place()
        self.view_changed.emit()

    # What gestures use

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def camera(self) -> Camera:
        return self.viewport.camera

    @property
    def zoom(self) -> float:
        return self.viewport.camera.zoom

    def select(self, selection: Selection) -> None:
        """Select something else, or nothing."""
        self._set_selection(selection)

    def look(self, camera: Camera) -> None:
        self.viewport.set_camera(camera)

    def show_items(self, *items: Item) -> None:
        self.overlay.show_items(items)

    def preview(self, snapshot: Snapshot | None) -> None:
        """Lay out as if the document read so, until called with None."""
        if snapshot is None and not self._supposed:
            return
        self._supposed = snapshot is not None
        self._relay(snapshot or self.document.snapshot)

    def on_screen(self, rect: Rect) -> Rect:
        return self.viewport.rect_on_screen(rect)

    def sprite_of(self, card: CardId, count: int, pointer: Pointer, lane: str | None) -> Sprite:
        return self._sprites.sprite(self, card, count, pointer, lane)

    # Selection and hover

    def _set_selection(self, selection: Selection) -> None:
        if selection == self._selection:
            return
        places = self.ornament_places()
        self._selection = selection
        self.ornaments.selection = selection
        self.repaint_ornaments(places)
        self.selection_changed.emit(selection)

    def _set_hover(self, hit: Hit | None) -> None:
        if hit == self.ornaments.hover:
            return
        places = self.ornament_places()
        self.ornaments.hover = hit
        self.repaint_ornaments(places)

    def ornament_places(self) -> list[Rect]:
        """Where in the scene rings and the like are now."""
        return self.ornaments.places(self._board) if self._board else []

    def repaint_ornaments(self, before: list[Rect]) -> None:
        """Paint where they are, and where they were."""
        beyond = 10 / self.zoom
        for rect in [*before, *self.ornament_places()]:
            tall = Rect(rect.x, rect.y, rect.w, max(rect.h, 80.0))
            self.viewport.update_scene_rect(tall.grown(beyond))

    def selection_rect(self) -> QRect | None:
        """Where the selection is in the canvas's pixels, to hang a small bar on; None where nothing is selected."""
        if self._board is None:
            return None
        whole = cameras.around(self.ornaments.selected_rects(self._board))
        if whole is None:
            return None
        pane = {
            SelectionKind.STAGE: self.viewport.headers,
            SelectionKind.STEP: self.viewport.headers,
            SelectionKind.LANE: self.viewport.labels,
        }.get(self._selection.kind, self.viewport.around)
        seen = self.viewport.rect_on_screen(whole, pane)
        return QRect(round(seen.x), round(seen.y), round(seen.w), round(seen.h))

    def reveal_selection(self) -> None:
        """Scroll as little as needed to see what is selected."""
        if self._board is None or self._selection.kind in (SelectionKind.NONE, SelectionKind.LANE):
            return
        whole = cameras.around(self.ornaments.selected_rects(self._board)[-1:])
        if whole is not None:
            self.reveal(whole)

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as needed to see a rectangle of the scene."""
        window = self.viewport.open_window
        band = self.board.scene.band_at(rect.y + 1)
        if band is not None and band.kind.value in ("stages", "steps"):
            window = Rect(window.x, -1e6, window.w, 2e6)
        self.look(self.camera.showing(rect, window, 16.0))

    # Zoom

    def zoom_in(self) -> None:
        self._zoom_to(cameras.next_zoom(self.zoom, 1))

    def zoom_out(self) -> None:
        self._zoom_to(cameras.next_zoom(self.zoom, -1))

    def zoom_to_100(self) -> None:
        self._zoom_to(1.0)

    def zoom_to_fit(self) -> None:
        if self._board is not None:
            scene = self._board.scene
            size = Size(self.width(), self.height())
            self._glide_to(cameras.fitted(Rect(0, 0, scene.width, scene.height), size, 0.0, most=1.5))

    def zoom_to_selection(self) -> None:
        whole = cameras.around(self.ornaments.selected_rects(self._board)) if self._board else None
        if whole is not None:
            window = self.viewport.open_window
            fitting = cameras.fitted(whole, Size(window.w, window.h), 48.0, most=2.0)
            self._glide_to(fitting.panned(-window.x, -window.y))

    def set_zoom(self, zoom: float) -> None:
        """Zoom round the middle of the canvas, at once."""
        self.look(self.camera.zoomed(zoom, self.width() / 2, self.height() / 2))

    def _zoom_to(self, zoom: float) -> None:
        self._glide_to(self.camera.zoomed(zoom, self.width() / 2, self.height() / 2))

    def _glide_to(self, camera: Camera) -> None:
        self._glide.stop()
        if self.has_motion and self.isVisible():
            self._glide.go(self.camera, camera, Size(self.width(), self.height()))
        else:
            self.look(camera)

    def _camera_changed(self) -> None:
        if self.ornaments.zoom != self.zoom:
            self.ornaments.zoom = self.zoom
            self.zoom_changed.emit(self.zoom)
        self._writing.place()
        self._plus.hide_all()
        corner = self.viewport.corner if self.viewport.is_title_hidden else None
        if corner is not self.ornaments.corner:
            self.ornaments.corner = corner
            self.viewport.corner.update()
        self.view_changed.emit()

    # Acting on the selection

    def attempt(self, verb: Callable[..., Any], *arguments: Any, **fields: Any) -> Any:
        """Call a verb; what it refuses is told as a message and None is returned."""
        try:
            return verb(*arguments, **fields)
        except InvalidRecordError as error:
            self.message.emit(_("That does not fit here: {why}.").format(why=error.why.rstrip(".")))
        except ValueError as error:
            self.message.emit(str(error))
        return None

    def go(self, dx: int, dy: int) -> None:
        """One arrow key on."""
        self._go(lambda board: navigation.moved(board, self._selection, dx, dy))

    def go_to_end(self, direction: int) -> None:
        self._go(lambda board: navigation.end_of_lane(board, self._selection, direction))

    def go_to_corner(self, direction: int) -> None:
        self._go(lambda board: navigation.corner(board, direction))

    def go_to_next(self, direction: int) -> None:
        self._go(lambda board: navigation.next_step(board, self._selection, direction))

    def _go(self, to: Callable[[Board], Selection]) -> None:
        if self._board is not None:
            self._set_selection(to(self._board))
            self.reveal_selection()

    def select_all(self) -> None:
        """All cards of the lane; where they are selected already, all of the map."""
        if self._board is None:
            return
        lane = inserting.lane_of(self._selection)
        own = navigation.cards_of_lane(self._board, lane) if lane else ()
        everyone = own if own and set(own) - set(self._selection.cards) else navigation.all_cards(self._board)
        if everyone:
            self._set_selection(select.of_cards(everyone, self._board.snapshot))

    def select_record(self, record: RecordId) -> None:
        """Select a stage, step, lane, card or emotion by its id, and show it."""
        found = self._selection_of(record)
        if found is not None:
            self._set_selection(found)
            self.reveal_selection()

    def _selection_of(self, record: RecordId) -> Selection | None:
        if self._board is None:
            return None
        snapshot = self._board.snapshot
        for kind_, table in _TABLES.items():
            if record in snapshot.table(table):
                return select.of_header(kind_, record)
        if record in snapshot.table("cards") and snapshot.card(CardId(record)).place is not None:
            return select.of_cards((CardId(record),), snapshot)
        emotion = snapshot.table("emotions").get(record)
        if isinstance(emotion, Emotion):
            return select.of_emotion(emotion.lane, emotion.step, emotion.id)
        return None

    def delete_selection(self) -> None:
        at = self._selection
        match at.kind:
            case SelectionKind.CARDS:
                self.attempt(card_verbs.delete_cards, self.document, at.cards)
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                self.attempt(structure.delete, self.document, _TABLES[at.kind], at.id or "")
            case SelectionKind.EMOTION if at.id:
                self.attempt(structure.delete, self.document, "emotions", at.id)
            case SelectionKind.EMOTION | SelectionKind.CELL | SelectionKind.NONE:
                return

    def duplicate_selection(self) -> None:
        if self._selection.cards:
            self.attempt(placing.duplicate, self, placing.in_reading_order(self.board, self._selection.cards))

    def move_selection(self, dx: int, dy: int) -> None:
        """Cards by a step or a place; headers by one; an emotion up (dy -1) or down."""
        at = self._selection
        if self._board is None:
            return
        match at.kind:
            case SelectionKind.CARDS:
                self.attempt(placing.nudge, self, at.cards, dx, dy)
            case SelectionKind.STAGE | SelectionKind.STEP | SelectionKind.LANE:
                self.attempt(
                    placing.shift_header, self.document, self._board, at, dy if at.kind is SelectionKind.LANE else dx
                )
            case SelectionKind.EMOTION if dy:
                self._step_emotion(-dy)
            case SelectionKind.EMOTION | SelectionKind.CELL | SelectionKind.NONE:
                return
        self.reveal_selection()

    def widen(self) -> None:
        if self._selection.cards:
            self.attempt(placing.stretch, self, self._selection.cards, 1)

    def narrow(self) -> None:
        if self._selection.cards:
            self.attempt(placing.stretch, self, self._selection.cards, -1)

    def to_inbox(self) -> None:
        """Take the selected cards off the map."""
        cards = self._selection.cards
        if cards:
            with self.document.change(_("Move to inbox")):
                for card in cards:
                    card_verbs.to_inbox(self.document, card)

    # Emotion

    def _step_emotion(self, direction: int) -> None:
        at = self._selection
        assert at.lane is not None and at.step is not None
        scale = feelings.scale_of(self.board, at.lane)
        known = self.document.snapshot.table("emotions").get(at.id or "")
        if isinstance(known, Emotion):
            self._set_emotion(feelings.stepped(scale, known.value, direction), known)
        else:
            self._set_emotion(feelings.stepped(scale, scale.middle, direction), None)

    def _set_emotion(self, value: float, known: Emotion | None) -> None:
        at = self._selection
        assert at.lane is not None and at.step is not None
        persona = known.persona if known else None
        self.attempt(set_emotion, self.document, at.lane, at.step, value, persona)
        self._set_selection(navigation.emotion_at(self.board, at.lane, at.step) if persona is None else at)

    # Structure

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
        if self._board is not None:
            lane = self.attempt(inserting.lane_beside, self.document, self._board, self._selection, kind_name)
            self._name(SelectionKind.LANE, lane)

    def _insert_stage(self, *, is_after: bool) -> None:
        if self._board is not None:
            stage = self.attempt(inserting.stage_beside, self.document, self._board, self._selection, is_after=is_after)
            self._name(SelectionKind.STAGE, stage)

    def _insert_step(self, *, is_after: bool) -> None:
        if self._board is None:
            return
        if not self._board.steps:
            self._insert_stage(is_after=is_after)
            return
        step = self.attempt(inserting.step_beside, self.document, self._board, self._selection, is_after=is_after)
        self._name(SelectionKind.STEP, step)

    def insert_beside(self, *, is_after: bool) -> None:
        """Ctrl+Enter on a header: another of its kind beside it; in a cell, on to the next lane."""
        match self._selection.kind:
            case SelectionKind.STAGE:
                self._insert_stage(is_after=is_after)
            case SelectionKind.STEP:
                self._insert_step(is_after=is_after)
            case SelectionKind.LANE:
                lane = LaneId(self._selection.id or "")
                same = self.document.snapshot.lane(lane).kind
                new = self.attempt(
                    inserting.lane_beside, self.document, self.board, self._selection, same, is_after=is_after
                )
                self._name(SelectionKind.LANE, new)
            case _:
                self._go(lambda board: navigation.next_lane(board, self._selection))

    def _insert_at(self, kind_name: str, index: int, owner: str) -> None:
        """A + was clicked: a stage, a step of stage ``owner``, or a lane, as the ``index``-th."""
        board = self.board
        match kind_name:
            case "stage":
                stage = structure.add_stage(self.document, board.map, inserting.new_stage_title(board), index)
                self._name(SelectionKind.STAGE, stage)
            case "step":
                step = inserting.add_step(self.document, board, StageId(owner), index)
                self._name(SelectionKind.STEP, step)
            case _:
                self._name(SelectionKind.LANE, inserting.add_lane(self.document, board, "text", index))

    def _name(self, kind_: SelectionKind, record: RecordId | None) -> None:
        """Select what was put in, show it, and let the person name it."""
        if record is None:
            return
        self._set_selection(select.of_header(kind_, record))
        self.reveal_selection()
        self._writing.header(kind_, record)

    # Clipboard

    def copy(self) -> None:
        if self._selection.cards:
            QGuiApplication.clipboard().setText(clipboard.as_lines(self.board, self._selection.cards))

    def cut(self) -> None:
        self.copy()
        if self._selection.cards:
            self.delete_selection()

    def paste(self) -> None:
        """Plain text: each line becomes a card below what is selected."""
        if self._board is None:
            return
        cards = self.attempt(
            clipboard.paste_lines, self.document, self._board, self._selection, QGuiApplication.clipboard().text()
        )
        if cards:
            self._set_selection(select.of_cards(cards, self.document.snapshot))
            self.reveal_selection()
        else:
            self.message.emit(_("Select a cell of a lane with cards first: each line becomes a card there."))

    # Writing

    @property
    def is_editing(self) -> bool:
        return self._writing.is_on

    def edit_selection(self) -> None:
        """Write in what is selected: a card, an empty cell, a header, a point's quote."""
        self._writing.write(None)

    def type_text(self, text: str) -> None:
        """A printable key: replaces the card's text, or begins a card; a digit picks a level of the curve."""
        at = self._selection
        if at.kind is SelectionKind.EMOTION and at.lane and text.isdigit():
            value = feelings.level(feelings.scale_of(self.board, at.lane), int(text))
            if value is not None:
                known = self.document.snapshot.table("emotions").get(at.id or "")
                self._set_emotion(value, known if isinstance(known, Emotion) else None)
            return
        self._writing.write(text)

    def edit_title(self) -> None:
        """Rename the map in place."""
        self._writing.title()

    def escape(self) -> bool:
        """Escape, here: drop the gesture, else clear the selection. False where there was nothing to leave."""
        if self._hand.cancel():
            self._update_cursor(None)
            return True
        if self._selection.kind is not SelectionKind.NONE:
            self._set_selection(NOTHING)
            return True
        return False

    # Events: pointer

    def _pointer(self, position: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        x, y = position.x(), position.y()
        # While something is dragged the map below counts, wherever header rows and label column cover it.
        scene = self.camera.to_scene(x, y) if self._hand.is_pressed else self.viewport.to_scene(x, y)
        return Pointer(x, y, *scene, bool(held & _SHIFT), bool(held & _CTRL), bool(held & _ALT))

    def _again(self, pointer: Pointer) -> Pointer:
        """The same pointer over the map that has scrolled."""
        x, y = self.camera.to_scene(pointer.screen_x, pointer.screen_y)
        return Pointer(pointer.screen_x, pointer.screen_y, x, y, pointer.is_shift, pointer.is_ctrl, pointer.is_alt)

    def hit_at(self, x: float, y: float) -> Hit:
        """What is seen at a point of the canvas."""
        if self._board is None:
            return MISS
        return self._board.hit(*self.viewport.to_scene(x, y), edge=7.0 / self.zoom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._board is None:
            return
        self._glide.stop()
        if self._writing.is_on:
            self._writing.leave(Exit.AWAY)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        pointer = self._pointer(event.position(), event.modifiers())
        if event.button() == Qt.MouseButton.MiddleButton or self._space_held:
            self._hand.press_to_pan(pointer)
        elif event.button() == Qt.MouseButton.LeftButton:
            hit = self.hit_at(pointer.screen_x, pointer.screen_y)
            self._hand.press(pointer, hit)
        self._update_cursor(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._board is None:
            return
        pointer = self._pointer(event.position(), event.modifiers())
        if self._hand.is_pressed:
            was_dragging = self._hand.is_dragging
            self.attempt(self._hand.move, pointer)
            if self._hand.is_dragging and not was_dragging:
                self._plus.hide_all()
                self._set_hover(None)
                self._update_cursor(None)
            return
        hit = self.hit_at(pointer.screen_x, pointer.screen_y)
        self._set_hover(hit)
        self._update_cursor(hit)
        if not self._writing.is_on:
            self._plus.hover(self._board, self.viewport, pointer.screen_x, pointer.screen_y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event.position(), event.modifiers())
        self.attempt(self._hand.release, pointer)
        self._update_cursor(self.hit_at(pointer.screen_x, pointer.screen_y))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._board is None:
            return
        self._hand.cancel()
        hit = self.hit_at(event.position().x(), event.position().y())
        if hit.what is What.TITLE:
            self.edit_title()
        elif hit.what is not What.NOTHING:
            self.edit_selection()

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(None)
        self._plus.hide_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._board is None:
            return
        if event.modifiers() & _CTRL:
            at = event.position()
            factor = _WHEEL_ZOOM ** (event.angleDelta().y() / 120)
            self._glide.stop()
            self.look(self.camera.zoomed(self.zoom * factor, at.x(), at.y()))
        else:
            self._scroll_by(event)
        event.accept()

    def _scroll_by(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (
            event.angleDelta().x() * 0.8, event.angleDelta().y() * 0.8
        )  # fmt: skip
        if event.modifiers() & _SHIFT and not dx:
            dx, dy = dy, 0
        self.look(self.camera.panned(-dx, -dy))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self._pinch(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keys.is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        """Two fingers zoom to the point between them."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture or self._board is None:
            return False
        at = event.position()
        self.look(self.camera.zoomed(self.zoom * (1 + event.value()), at.x(), at.y()))
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._board is not None:
            self._select_under(event.pos())
            self.menu_wanted.emit(event.globalPos())
        else:
            rect = self.selection_rect()
            at = rect.center() if rect is not None else self.rect().center()
            self.menu_wanted.emit(self.mapToGlobal(at))
        event.accept()

    def _select_under(self, at: QPoint) -> None:
        """A right click on what is not selected selects it."""
        hit = self.hit_at(at.x(), at.y())
        if hit.record and hit.record in self._selection.ids:
            return
        pointer = self._pointer(QPointF(at), Qt.KeyboardModifier.NoModifier)
        self._hand.press(pointer, hit)
        self._hand.release(pointer)

    def _update_cursor(self, hit: Hit | None) -> None:
        shape = self._hand.cursor
        if shape is None and self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if shape is None and hit is not None:
            shape = {
                What.CARD_START: Qt.CursorShape.SizeHorCursor,
                What.CARD_END: Qt.CursorShape.SizeHorCursor,
                What.EMOTION: Qt.CursorShape.SizeVerCursor,
            }.get(hit.what)
        self.setCursor(QCursor(shape or Qt.CursorShape.ArrowCursor))

    # Events: keys

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab is a key of the map: F6 goes to the next pane."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space_held = True
            self._update_cursor(None)
            return
        if self._hand.is_dragging and event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._modifiers_changed(event, is_down=True)
            return
        if self._board is None or not keys.act(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self._update_cursor(None)
            return
        if self._hand.is_dragging and event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._modifiers_changed(event, is_down=False)
            return
        event.ignore()

    def _modifiers_changed(self, event: QKeyEvent, *, is_down: bool) -> None:
        """Ctrl or Alt during a drag: copies, or no longer."""
        held = event.modifiers()
        own = _CTRL if event.key() == Qt.Key.Key_Control else _ALT
        held = held | own if is_down else held & ~own
        self._hand.keys_changed(is_ctrl=bool(held & _CTRL), is_alt=bool(held & _ALT))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method begins: it writes into the editor from its first sign on."""
        if self._board is None or not (event.commitString() or event.preeditString()):
            return
        self._writing.take_input(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.selection_rect() or QRect()
        return super().inputMethodQuery(query)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_held = False
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        super().focusOutEvent(event)

    # Events: drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._board is not None and dropping.load_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        load = dropping.load_of(event.mimeData())
        if load is None or self._board is None:
            return
        items = dropping.landing_items(self, load, self._drop_pointer(event.position()))
        self.show_items(*items)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.show_items()

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_items()
        load = dropping.load_of(event.mimeData())
        if load is None or self._board is None:
            return
        event.acceptProposedAction()
        self.drop(load, event.position())

    def drop(self, load: dropping.Load, at: QPointF) -> None:
        """Put a load where it lands under a point of the canvas, and begin to write it where it is to be written."""
        dropped = self.attempt(dropping.drop, self, load, self._drop_pointer(at))
        if dropped is None:
            self.message.emit(_("There is no place for that here."))
            return
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._after_drop(load, dropped)

    def _after_drop(self, load: dropping.Load, dropped: dropping.Dropped) -> None:
        if dropped.kind in _TABLES:
            self._name(dropped.kind, dropped.record)
        elif dropped.record:
            card = CardId(dropped.record)
            self._set_selection(select.of_cards((card,), self.document.snapshot))
            self.reveal_selection()
            if load.kind not in ("note", "text"):
                self._writing.begin(self._writing.typist.card_task(card), is_all_selected=True)
        elif dropped.lane is not None and dropped.step is not None:
            self._set_selection(select.of_cell(dropped.lane, dropped.step))
            task = self._writing.typist.new_card_task(
                dropped.lane, dropped.step, dropped.index, dict(dropped.fields), dropped.text
            )
            self._writing.begin(task, is_all_selected=True)

    def _drop_pointer(self, at: QPointF) -> Pointer:
        return Pointer(at.x(), at.y(), *self.camera.to_scene(at.x(), at.y()))

    # Events: size

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport.setGeometry(self.rect())
        self.overlay.setGeometry(self.rect())
        self._writing.place()
        self.view_changed.emit()
