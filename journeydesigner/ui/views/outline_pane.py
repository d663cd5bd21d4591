"""The outline as a person types it: Enter makes a line, Tab and Shift+Tab change its level, Alt+arrows move it."""

from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QVBoxLayout

from journeydesigner.canvas import keys, navigation
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.document.changes import ChangeSet
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.icons import paint_icon
from journeydesigner.ui.views.line_heights import LineHeights
from journeydesigner.ui.views.outline_acts import OutlineActs
from journeydesigner.ui.views.outline_lines import OutlineLines
from journeydesigner.ui.views.outline_model import DRAFT, Node, OutlineModel
from journeydesigner.ui.views.outline_tree import Level, Line
from journeydesigner.ui.views.outline_writing import OutlineWriting
from journeydesigner.ui.views.view import Desk, ShownView
from journeydesigner.wording import _

_INDENT = 26
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OutlinePane(ShownView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tree = OutlineTree(desk)
        hint = label(
            _("Enter: new line · Tab, Shift+Tab: deeper, higher (a card: its next lane) · Alt+arrows: move · F2: edit"),
            size="small", tone="third", wraps=True,
        )  # fmt: skip
        hint.setContentsMargins(16, 10, 16, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hint)
        column.addWidget(self.tree, 1)
        self.setObjectName("outlinePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.tree)
        desk.look.follow(self, self._restyle)
        self._restyle()

    def show_map(self, map_id: MapId | None) -> None:
        self.tree.show_map(map_id)

    def hear(self, changes: ChangeSet) -> None:
        self.tree.hear()

    def follow_selection(self) -> None:
        self.tree.follow()

    def settle(self) -> None:
        self.tree.settle()

    def edit_selection(self) -> bool:
        return self.tree.edit_current()

    def _restyle(self) -> None:
        ground = self._desk.look.colour("surface").name()
        self.setStyleSheet(f"#outlinePane {{ background: {ground}; }}")
        self.tree.restyle()


class OutlineTree(QTreeView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.acts = OutlineActs(desk.session)
        self.heights = LineHeights(self)
        self.outline = OutlineModel(self._dropped, self.heights.height)
        self.setModel(self.outline)
        self.outline.setParent(self)  # it goes on by a timer: not longer than there are lines to be as tall as it says
        journey = desk.session.map
        self.pen = Pen(QtMeasurer(), type_scale(), journey.language if journey else "en")
        self.outline.language = self.pen.language
        self.lines = OutlineLines(self, desk, self.outline, self.pen)
        self.lines.refuses = desk.session.refuses
        self.heights.serve(self.outline, self.lines)
        self.writing = OutlineWriting(self, self.outline, self.acts)
        self._is_following = self.is_showing = False
        self._map: MapId | None = None
        self._awaited = ""
        """The key of the line that is selected in all views, and is still to come."""
        self._folded: dict[str, None] = {}
        """Keys of lines that a person folded, on whichever map."""
        self._build()

    def _build(self) -> None:
        self.setObjectName("outline")
        self.setAccessibleName(_("The map as an outline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self.lines)
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.lines.left.connect(self.writing.left)
        self.collapsed.connect(self._folded_line)
        self.expanded.connect(self._opened_line)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.outline.rowsInserted.connect(self._open_new)

    # Showing

    def show_map(self, map_id: MapId | None) -> None:
        self.settle()
        is_other = map_id != self._map
        self._map = map_id
        self.lines.dress()
        self._show()
        if is_other:
            self.scrollToTop()
        self.follow()
        self.heights.fit_sight()

    def hear(self) -> None:
        """The document changed. What is being written is written on, also where its line went elsewhere."""
        written, at = self.lines.written, self.outline.line(self.currentIndex())
        self._show()
        if self.writing.is_going_on:
            return
        if at is not None and self.outline.line(self.currentIndex()) != at:
            self.go_quietly(self.outline.index_of(at.key))
        if written is not None and not self.lines.is_writing and self.outline.index_of(written[0]).isValid():
            self.go_quietly(self.outline.index_of(written[0]))
            self.edit_current(written[1])
        self.follow()

    def _show(self) -> None:
        session = self._desk.session
        self.heights.begin()
        self._is_following = self.is_showing = True
        self.outline.show(session.snapshot, self._map, session.filter)
        self._is_following = self.is_showing = False

    def restyle(self) -> None:
        look = self._desk.look
        self.lines.dress()
        self.setStyleSheet(
            f"QTreeView#outline {{ background: {look.colour('surface').name()}; border: 0; border-radius: 0;"
            " show-decoration-selected: 0; padding: 0 8px 24px 8px; }"
            "QTreeView#outline::item { border: 0; } QTreeView#outline::branch { background: transparent; image: none; }"
        )
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect, index) -> None:
        """A chevron before what can be folded."""
        if self.outline.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            look = self._desk.look
            paint_icon(
                painter, look, name, look.colour("text3"), rect.right() - 18, rect.top() + self.lines.sign_y(index), 14
            )

    # Selection

    def follow(self) -> None:
        """Go to what is selected in all views."""
        session = self._desk.session
        at = session.selection
        key = {
            SelectionKind.CARDS: f"card:{at.id}",
            SelectionKind.STAGE: f"stage:{at.id}",
            SelectionKind.STEP: f"step:{at.id}",
            SelectionKind.EMOTION: f"point:{at.id}",
        }.get(at.kind, f"card:{session.looked_at}" if session.looked_at else "")
        if at.kind is SelectionKind.CELL and at.step:
            key = f"step:{at.step}"
        self._awaited = key if self.outline.is_to_come(key) else ""
        if not self._awaited:
            self._follow_to(key)

    def _follow_to(self, key: str) -> None:
        self._awaited = ""
        index = self.outline.index_of(key)
        is_busy = self.lines.is_writing or self.writing.is_going_on
        if index.isValid() and index != self.currentIndex() and not is_busy:
            self._is_following = True
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.heights.fit_sight()
            self.scrollTo(index)
            self._is_following = False

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_following:
            self._awaited = ""
            self.choose(now)

    def choose(self, index: QModelIndex) -> None:
        """Select a line's record in all views."""
        line = self.outline.line(index)
        if line is None or line.key == DRAFT:
            return
        session, board = self._desk.session, self._desk.canvas
        match line.level:
            case Level.STAGE:
                session.select(select.of_header(SelectionKind.STAGE, line.record))
            case Level.STEP:
                session.select(select.of_header(SelectionKind.STEP, line.record))
            case Level.CARD:
                session.select(select.of_cards((CardId(line.record),), session.snapshot))
            case Level.POINT if line.lane and line.step and board.has_map:
                session.select(navigation.emotion_at(board.board, line.lane, line.step))
            case Level.NOTE:
                session.look_at(line.record)
            case _:
                session.select(select.NOTHING)

    # Writing

    def settle(self) -> None:
        """Write what is half typed."""
        self.lines.finish()

    def edit_current(self, text: str | None = None) -> bool:
        """Write in the current line, with ``text`` in place of what stands there."""
        index = self.currentIndex()
        if not index.isValid() or not self.outline.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if self.lines.is_writing and not self.lines.is_open_at(index):
            wanted = QPersistentModelIndex(index)
            self.settle()
            index = self.outline.index(wanted.row(), 0, wanted.parent()) if wanted.isValid() else QModelIndex()
            self.go_quietly(index)
        elif text and self.lines.editor is not None:
            self.lines.editor.insertPlainText(text)
        self.lines.begin_with = text
        self.scrollTo(index)
        return self.lines.write_in(index)

    def go_quietly(self, index: QModelIndex) -> None:
        """To a line, without selecting it in all views."""
        self._is_following = True
        self.setCurrentIndex(index)
        self._is_following = False

    def go(self, key: str) -> None:
        """To a line, with the focus in the tree."""
        index = self.outline.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dropped(self, line: Line, home: Line | None, row: int) -> bool:
        parent = self.outline.index_of(home.key) if home is not None else QModelIndex()
        lines = [self.outline.line(self.outline.index(i, 0, parent)) for i in range(row)]
        done = self.acts.drop(line, home, [other for other in lines if other is not None and other.key != line.key])
        if done:
            self.go(line.key)
        return done

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & (_CTRL | _ALT | _SHIFT)
        if self._awaited:  # the key is meant for it
            self._follow_to(self._awaited)
        line = self.outline.line(self.currentIndex())
        if key in _RETURNS and not held:
            if not self._desk.session.refuses():
                self.writing.new_line()
        elif key == Qt.Key.Key_F2 or (key in _RETURNS and held == _CTRL):
            self.edit_current()
        elif line is not None and self._act_on(line, key, held):
            return
        elif key == Qt.Key.Key_Escape:
            self._desk.canvas.escape()
        elif keys.is_typing(event):
            self.edit_current(event.text())
        else:
            super().keyPressEvent(event)

    def _act_on(self, line: Line, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Levels, places and deleting: whether the key meant one of them."""
        if line.key == DRAFT:  # nobody writes it any more
            return self._act_on_draft(key, held)
        if key == Qt.Key.Key_Tab and not held:
            self.go(self.acts.deeper(line))
        elif key == Qt.Key.Key_Backtab:
            self.go(self.acts.higher(line))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == _ALT:
            by: Literal[1, -1] = -1 if key == Qt.Key.Key_Up else 1
            self.acts.shift(line, by)
            self.go(line.key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held == _ALT:
            by = -1 if key == Qt.Key.Key_Left else 1
            if line.level is Level.CARD:
                self.acts.change_lane(line, by)
                self.go(line.key)
            else:
                self.go(self.acts.deeper(line) if by > 0 else self.acts.higher(line))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self._delete(line)
        else:
            return False
        return True

    def _act_on_draft(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """It has no level and no place yet; it can be let go."""
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape) and not held:
            near = getattr(self.outline.line(self.indexAbove(self.currentIndex())), "key", "")
            self.writing.end_draft()
            self.go(near)
            return True
        return held == _ALT or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _delete(self, line: Line) -> None:
        index = self.currentIndex()
        near = self.indexBelow(index) if line.level in (Level.CARD, Level.NOTE) else QModelIndex()
        key = getattr(self.outline.line(near if near.isValid() else self.indexAbove(index)), "key", "")
        self.acts.remove(line)
        self.go(key)

    def event(self, event) -> bool:
        return keys.take_text(event) or super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab is a key of the outline: F6 leaves."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method writes into the line from its first sign on."""
        if (event.commitString() or event.preeditString()) and self.edit_current(""):
            self.lines.take_input(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(event.pos()).isValid() and self._desk.session.selection.kind is not SelectionKind.NONE:
            self._desk.canvas.menu_wanted.emit(event.globalPos() + QPoint(1, 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first line is the current one where none is. It is selected in all views when this one is in sight."""
        if not self.currentIndex().isValid() and self.outline.rowCount() and not self._awaited:
            self.go_quietly(self.outline.index(0, 0))
            QTimer.singleShot(0, self, lambda: self.choose(self.currentIndex()))
        self._is_following, before = True, self._is_following  # Qt makes the first line the current one, too
        super().focusInEvent(event)
        self._is_following = before

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.heights.refit()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.heights.resume()

    # Folds

    def _folded_line(self, index: QModelIndex) -> None:
        line = self.outline.line(index)
        if line is not None:
            self._folded[line.key] = None

    def _opened_line(self, index: QModelIndex) -> None:
        line = self.outline.line(index)
        if line is not None:
            self._folded.pop(line.key, None)

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """What comes is open, unless it was folded before."""
        for row in range(first, last + 1):
            self._open(self.outline.node(self.outline.index(row, 0, parent)))
        if self._awaited and not self.outline.is_to_come(self._awaited) and not self.is_showing:
            QTimer.singleShot(0, self, lambda: self._follow_to(self._awaited))
        home = self.outline.node(parent)
        if home is not None and last - first + 1 == self.outline.rowCount(parent):
            self.setExpanded(parent, home.line.key not in self._folded)

    def _open(self, node: Node | None) -> None:
        if node is not None and node.children:
            self.setExpanded(node.item.index(), node.line.key not in self._folded)
            for child in node.children:
                self._open(child)
