"""The canvas: one map of a document, looked at and worked on by mouse, keyboard and drop.

It shows, selects and dispatches; what gestures, keys and verbs do stands in modules of their own. It holds no fact that
the document holds: after every change set the map is laid out anew and only what differs is painted.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from journeydesigner.canvas import keys
from journeydesigner.canvas.band_painter import BandPainter
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.desk import CanvasDesk
from journeydesigner.canvas.exchange import Exchange
from journeydesigner.canvas.fold_buttons import FoldButtons
from journeydesigner.canvas.glide import Glide
from journeydesigner.canvas.hovering import Hovering
from journeydesigner.canvas.linking import Linking
from journeydesigner.canvas.new_headers import NewHeaders
from journeydesigner.canvas.notes import Notes
from journeydesigner.canvas.ornaments import Ornaments
from journeydesigner.canvas.overlay import Item, Overlay
from journeydesigner.canvas.plus_buttons import PlusButtons
from journeydesigner.canvas.pointing import Pointing
from journeydesigner.canvas.selection import NOTHING, Selection, surviving
from journeydesigner.canvas.showing import Showing
from journeydesigner.canvas.sight import Sight
from journeydesigner.canvas.standing_out import StandingOut
from journeydesigner.canvas.structure_keys import StructureKeys
from journeydesigner.canvas.tools.hand import Hand
from journeydesigner.canvas.viewport import Viewport
from journeydesigner.canvas.voting import Voting
from journeydesigner.canvas.walk import Walk
from journeydesigner.canvas.writing import Writing
from journeydesigner.document.document import Document
from journeydesigner.document.schema import InvalidRecordError
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import Theme
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import MapId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.wording import _


class MapCanvas(QWidget):
    """Shows one map of ``document``, as ``layout`` lays it out, in ``theme``.

    Signals carry plain values: the selection (a frozen ``Selection``), the zoom (1.0 is 100 %), the id of the map now
    shown, a sentence for a toast.
    """

    selection_changed = Signal(object)
    zoom_changed = Signal(float)
    view_changed = Signal()
    caught_up = Signal()
    """What was laid out later than it was written, is laid out."""
    map_shown = Signal(str)
    edit_started = Signal()
    edit_ended = Signal()
    message = Signal(str)
    previewed = Signal(object)
    """The snapshot that is laid out as if the document read so, while something is dragged or written; then None."""
    pasted = Signal(object)
    """What is told after a paste or a drop, with the other readings (a ``PasteTold``)."""
    files_dropped = Signal(object)
    """Files were let go over the map (a ``FilesDropped``)."""
    comment_wanted = Signal(str)
    """The comments on a record are to be shown, to read or to add one."""
    menu_wanted = Signal(QPoint)
    """A right click, at a global position, after what is under it was selected."""

    def __init__(self, document: Document, layout: MapLayout, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.has_motion = True
        self._selection = NOTHING
        self.showing = Showing(self, document, layout)
        self._build(theme)
        self.showing.begin()

    def _build(self, theme: Theme) -> None:
        self.scene_painter = ScenePainter(theme, self.document.assets, stamps=IconStamps())
        self.ornaments = Ornaments(theme, self.scene_painter, lambda: self.showing.seen)
        hovering = Hovering(self)
        self.hover, self.hide_buttons = hovering.hover, hovering.hide_buttons
        self.ornament_places, self.repaint_ornaments = hovering.ornament_places, hovering.repaint_ornaments
        indexes = self.showing.indexes
        painter = BandPainter(theme, self.scene_painter, indexes)
        self.viewport = Viewport(self, painter, indexes, self.ornaments)
        self.viewport.camera_changed.connect(self._camera_changed)
        self.plus, self.folds = PlusButtons(self, theme), FoldButtons(self, theme)
        self.overlay = Overlay(self, theme)
        self.writing = Writing(self)
        self.editor = self.writing.editor
        self.pointing = Pointing(self)
        self.hit_at, self.escape = self.pointing.hit_at, self.pointing.escape
        self.desk = CanvasDesk(self)
        self.hand = Hand(self, self.desk, self.pointing.again, lambda: self.viewport.open_window)
        self.glide = Glide(self, self.look)
        self._take_verbs()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Map"))

    def _take_verbs(self) -> None:
        """What a person can do here, each by the module of its subject."""
        walk, commands, sight = Walk(self), Commands(self), Sight(self)
        self.headers = headers = NewHeaders(self)
        self.structure, self.notes, self.standing_out = StructureKeys(self), Notes(self), StandingOut(self)
        self.voting, self.linking = Voting(self), Linking(self)
        self.set_voting = self.voting.set
        self.ornaments.dots = self.linking.dots
        self.folds.wanted.connect(self.structure.fold_record)
        self.plus.wanted.connect(headers.insert_at)
        self.go, self.go_to_end, self.go_to_corner, self.go_to_next = (
            walk.go, walk.go_to_end, walk.go_to_corner, walk.go_to_next
        )  # fmt: skip
        self.select_all, self.select_record = walk.select_all, walk.select_record
        self.stand, self.last_cell = walk.stand, walk.last_cell
        self.delete_selection, self.duplicate_selection = commands.delete_selection, commands.duplicate_selection
        self.move_selection, self.widen, self.narrow = commands.move_selection, commands.widen, commands.narrow
        self.to_inbox, self.type_text, self.comment = commands.to_inbox, commands.type_text, commands.comment
        self.exchange = exchange = Exchange(self)
        self.copy, self.cut, self.paste, self.drop = exchange.copy, exchange.cut, exchange.paste, exchange.drop
        self.insert_stage_before, self.insert_stage_after = headers.insert_stage_before, headers.insert_stage_after
        self.insert_step_before, self.insert_step_after = headers.insert_step_before, headers.insert_step_after
        self.insert_lane, self.insert_beside = headers.insert_lane, headers.insert_beside
        self.sight = sight
        self.zoom_in, self.zoom_out, self.zoom_to_100 = sight.zoom_in, sight.zoom_out, sight.zoom_to_100
        self.zoom_to_fit, self.zoom_to_selection = sight.zoom_to_fit, sight.zoom_to_selection
        self.set_zoom, self.zoom_between = sight.set_zoom, sight.zoom_between
        self.selection_rect = sight.selection_rect
        self.reveal, self.reveal_selection = sight.reveal, sight.reveal_selection

    # What it shows

    @property
    def document(self) -> Document:
        return self.showing.document

    @property
    def layout_of(self) -> MapLayout:
        return self.showing.layout_of

    @property
    def map_id(self) -> MapId | None:
        return self.showing.map

    @property
    def board(self) -> Board:
        """The map as laid out. Raises RuntimeError while no map is shown."""
        board = self.showing.board
        if board is None:
            raise RuntimeError("no map is shown")
        return board

    @property
    def has_map(self) -> bool:
        return self.showing.has_board

    def show_map(self, map_id: MapId | None) -> None:
        """Show a map of the document from its upper left (None: none), with nothing selected."""
        self.hand.cancel()
        self.writing.finish()
        self.showing.show(map_id)
        if map_id is not None:
            self.zoom_changed.emit(self.zoom)
        self.hover(None)
        self.map_shown.emit(map_id or "")

    def set_document(self, document: Document) -> None:
        """Work on another document; no map is shown until one is chosen."""
        self.showing.change_document(document)
        self.writing.work_on_document()
        self.set_theme(self.theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme, from the next paint on."""
        self.theme = theme
        self.scene_painter = ScenePainter(theme, self.document.assets, stamps=IconStamps())
        self.ornaments.set_theme(theme, self.scene_painter)
        self.overlay.set_theme(theme)
        self.plus.set_theme(theme)
        self.folds.set_theme(theme)
        self.viewport.set_painter(BandPainter(theme, self.scene_painter, self.showing.indexes))

    def refresh(self) -> None:
        """Lay out anew: the layout's options changed, or an image came."""
        self.showing.refresh()

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
        """Select something else, or nothing. A card that is only being written is no card yet."""
        if self.showing.map is not None:
            selection = surviving(selection, self.document.snapshot, self.showing.map)
        if selection == self._selection:
            return
        places = self.ornament_places()
        self._selection = selection
        self.ornaments.selection = selection
        self.repaint_ornaments(places)
        self.selection_changed.emit(selection)

    def look(self, camera: Camera) -> None:
        self.showing.first_look.looked(self.camera, camera)
        self.viewport.set_camera(camera)

    def tell(self, words: str) -> None:
        self.message.emit(words)

    def show_items(self, *items: Item) -> None:
        self.desk.show_items(*items)

    def preview(self, snapshot: Snapshot | None) -> None:
        """Lay out as if the document read so, until called with None."""
        if self.showing.preview(snapshot):
            self.previewed.emit(snapshot)

    def on_screen(self, rect: Rect) -> Rect:
        return self.viewport.rect_on_screen(rect)

    def _camera_changed(self) -> None:
        if self.ornaments.zoom != self.zoom:
            self.ornaments.zoom = self.zoom
            self.zoom_changed.emit(self.zoom)
        self.writing.place()
        self.hide_buttons()
        corner = self.viewport.corner if self.viewport.is_title_hidden else None
        if corner is not self.ornaments.corner:
            self.ornaments.corner = corner
            self.viewport.corner.update()
        self.view_changed.emit()

    # Acting on the selection

    def attempt(self, verb: Callable[..., Any], *arguments: Any, **fields: Any) -> Any:
        """Call a verb; what it refuses is told as a message and None is returned."""
        self.showing.let_come(self._selection.cards)
        try:
            return verb(*arguments, **fields)
        except InvalidRecordError as error:
            self.message.emit(_("That does not fit here: {why}.").format(why=error.why.rstrip(".")))
        except ValueError as error:
            self.message.emit(str(error))
        return None

    # Writing

    @property
    def is_editing(self) -> bool:
        return self.writing.is_on

    def edit_selection(self) -> None:
        """Write in what is selected: a card, an empty cell, a header, a point's quote."""
        if self.stand():
            self.writing.write(None)

    def edit_title(self) -> None:
        """Rename the map in place."""
        self.writing.title()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointing.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointing.context_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        was_editing = self.is_editing
        self.showing.catch_up()
        if self.is_editing and not was_editing:  # what was put in is laid out by now, and this is its name
            QApplication.sendEvent(self.editor, event)
        else:
            self.pointing.key_down(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.pointing.key_up(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.exchange.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.exchange.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.exchange.drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.exchange.drops.dropped(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)
        self.hide_buttons()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.pointing.pinch(event):
            return True
        return keys.take_text(event) or super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab is a key of the map: F6 goes to the next pane."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method begins: it writes into the editor from its first sign on."""
        if not self.has_map or not (event.commitString() or event.preeditString()):
            return
        self.writing.take_input(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.selection_rect() or QRect()
        return super().inputMethodQuery(query)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointing.is_space_held = False
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.hand.cancel()
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.showing.catch_up()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport.setGeometry(self.rect())
        if event.oldSize().width() != event.size().width():
            self.showing.follow_width()
        self.overlay.setGeometry(self.rect())
        self.writing.place()
        self.view_changed.emit()
