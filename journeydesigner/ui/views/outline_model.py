"""The outline as a Qt model: a change tells the lines that came, went, moved or changed. One line may be a draft.

The lines stand in Qt's own items: a tree of thousands is laid out without asking Python of each.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.views.list_changes import Inserted, Moved, Removed, steps_between
from journeydesigner.ui.views.outline_tree import INBOX_KEY, Level, Line, OutlineTree, aside_of, spoken, text_of
from journeydesigner.wording import _

MIME = "application/x-journey-outline"
DRAFT = "draft"
_KEY_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_SLICE_MS = 8
_AT_ONCE = 30
Index = QModelIndex | QPersistentModelIndex
_TABLES = {Level.STAGE: "stages", Level.STEP: "steps", Level.POINT: "emotions", Level.INBOX: "maps"}
_TABLE_OF_KEY = {"stage": "stages", "step": "steps", "point": "emotions"}
_WORDS_OF = ("lanes", "metrics", "channels")
"""Tables whose names stand in lines of cards."""


@dataclass(eq=False)
class Node:
    """A line where it stands, and Qt's item of it."""

    line: Line
    item: QStandardItem
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list["Node"])

    def depth(self) -> int:
        """How many lines it stands under, itself counted: 1 at the top."""
        depth, over = 0, self.parent
        while over is not None:
            depth, over = depth + 1, over.parent
        return depth


class OutlineModel(QStandardItemModel):
    """``drop(dragged line, its new parent or None, row)`` is called for what a hand let go; true if it went there.
    ``height(line, depth)`` says how tall a line is, in pixels: asked when a line comes, and when it changes."""

    def __init__(self, drop: Callable[[Line, Line | None, int], bool], height: Callable[[Line, int], int]) -> None:
        super().__init__()
        self._drop, self._height = drop, height
        self._tree = OutlineTree()
        self._snapshot: Snapshot | None = None
        self._map: MapId | None = None
        self._by_key: dict[str, Node] = {}
        self._coming: Iterator[Line] | None = None
        """Top lines of a map just shown that are not looked up yet."""
        self._waiting: deque[tuple[Node, Line, bool]] = deque()
        """Lines of a map just shown that are still to come: under which, and whether with all under them."""
        self._stale: list[Node] = []
        self._top = Node(Line("", Level.INBOX, ""), QStandardItem())
        """What the top lines stand under. Its item is never shown: Qt's own goes with the model, and whoever still held
        it then would hold whatever comes to lie in its place."""
        self.language = "en"
        self.setHorizontalHeaderLabels([_("Outline")])
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)

    @property
    def snapshot(self) -> Snapshot | None:
        return self._snapshot

    def show(self, snapshot: Snapshot, map_id: MapId | None, wanted: CardFilter) -> None:
        """Show a map as of ``snapshot``; of the same map as before only what differs is told. Of another one what
        takes longer than a frame comes when the window is idle, also where the map changes meanwhile."""
        is_same = map_id == self._map and self._snapshot is not None
        shown = map_id if map_id is not None and map_id in snapshot.table("maps") else None
        if is_same:
            before, self._snapshot = self._snapshot, snapshot
            if self._is_growing:
                self._go_on_with(self._tree.each(snapshot, shown, wanted) if shown else iter(()))
            else:
                self._sync(self._top, self._tree.lines(snapshot, shown, wanted) if shown else ())
            self._tell_changed(before, snapshot)
            return
        self._snapshot, self._map = snapshot, map_id
        self._waiting.clear()
        self._stale.clear()
        self._remove(self._top, 0, len(self._top.children) - 1)
        self._coming = self._tree.each(snapshot, shown, wanted) if shown else None
        self._go_on()

    def complete(self, under: Index = _ROOT) -> None:
        """Let all come that is still to come; only what stands right under a line, if there is one."""
        home = self.node(under)
        while self._is_growing and (home is None or any(node is home for node, _line, _whole in self._waiting)):
            self._grow_next()

    def is_to_come(self, key: str) -> bool:
        """Whether a line is not there yet, but may come."""
        if not self._is_growing or self._snapshot is None or key in self._by_key:
            return False
        level, _colon, record = key.partition(":")
        return key == INBOX_KEY or record in self._snapshot.table(_TABLE_OF_KEY.get(level, "cards"))

    # A line that is not in the document yet

    def begin_draft(
        self, parent: QModelIndex, row: int, level: Level, lane: LaneId | None = None, step: StepId | None = None
    ) -> QModelIndex:
        """An empty line, to be written into. Lines that are still to come go after it."""
        self.end_draft()
        home = self.node(parent) or self._top
        self._insert(home, Line(DRAFT, level, "", lane, step), row)
        return self.index_of(DRAFT)

    def end_draft(self) -> None:
        node = self._by_key.get(DRAFT)
        if node is not None and node.parent is not None:
            row = node.item.row()
            self._remove(node.parent, row, row)

    # Places

    def node(self, index: Index) -> Node | None:
        return self._by_key.get(index.data(_KEY_ROLE) or "") if index.isValid() else None

    def line(self, index: Index) -> Line | None:
        found = self.node(index)
        return found.line if found is not None else None

    def index_of(self, key: str) -> QModelIndex:
        """The index of a line by its key; an invalid one for a line that is not there."""
        while self.is_to_come(key):
            self._grow_next()
        node = self._by_key.get(key)
        return node.item.index() if node is not None else QModelIndex()

    def nodes(self) -> Iterator[Node]:
        """All lines, in no order."""
        return iter(self._by_key.values())

    def node_of(self, key: str) -> Node | None:
        return self._by_key.get(key)

    def record(self, line: Line) -> object:
        """The record of a line, as it is now."""
        table = _TABLES.get(line.level, "cards")
        return self._snapshot.table(table).get(line.record) if self._snapshot is not None else None

    def text(self, line: Line) -> str:
        return text_of(self._snapshot, line) if self._snapshot is not None and line.key != DRAFT else ""

    def aside(self, line: Line) -> str:
        return aside_of(self._snapshot, line, self.language) if self._snapshot and line.key != DRAFT else ""

    # Dragging

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        mime = QMimeData()
        keys = [line.key for index in indexes if (line := self.line(index)) is not None]
        mime.setData(MIME, "\n".join(keys).encode())
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        dragged, home = self._dragged(data), self.line(parent)
        return dragged is not None and can_hold(home.level if home else None, dragged.level)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        dragged = self._dragged(data)
        if dragged is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.complete(parent)
        self._drop(dragged, self.line(parent), row if row >= 0 else self.rowCount(parent))
        return False  # the document was changed, and told of it: the view has nothing to take away

    def removeRows(self, row: int, count: int, parent: Index = _ROOT) -> bool:
        """A line goes when its record does: no view takes it away."""
        return False

    def _dragged(self, data: QMimeData) -> Line | None:
        key = bytes(data.data(MIME).data()).decode().split("\n")[0] if data.hasFormat(MIME) else ""
        found = self._by_key.get(key)
        return found.line if found is not None else None

    # Lines that come and go

    def _go_on(self) -> None:
        """What is still to come, for as long as no frame is lost."""
        end = perf_counter() + _SLICE_MS / 1000
        while (self._is_growing or self._stale) and perf_counter() < end:
            if self._is_growing:
                self._grow_next()
            else:
                self._write(self._stale.pop())
        if self._is_growing or self._stale:
            self._later.start()
        else:
            self._later.stop()

    @property
    def _is_growing(self) -> bool:
        return bool(self._waiting) or self._coming is not None

    def _grow_next(self) -> None:
        if not self._waiting:
            line = next(self._coming, None) if self._coming is not None else None
            if line is None:
                self._coming = None
                return
            self._waiting.append((self._top, line, _is_short(line)))
        home, line, is_whole = self._waiting.popleft()
        node = self._insert(home, line, len(home.children), is_whole=is_whole)
        if not is_whole:
            self._waiting.extendleft((node, child, _is_short(child)) for child in reversed(line.children))

    def _insert(self, home: Node, line: Line, row: int, *, is_whole: bool = True) -> Node:
        """A line with all under it, told as one."""
        made = self._grown(line, home, is_whole=is_whole)
        home.children.insert(row, made)
        (self if home is self._top else home.item).insertRow(row, made.item)
        return made

    def _grown(self, line: Line, parent: Node, *, is_whole: bool = True) -> Node:
        item = QStandardItem()
        item.setData(line.key, _KEY_ROLE)
        item.setFlags(_flags(line))
        node = self._by_key[line.key] = Node(line, item, parent)
        self._write(node)
        for child in line.children if is_whole else ():
            node.children.append(self._grown(child, node))
        if node.children:
            item.appendRows([child.item for child in node.children])
        return node

    def _write(self, node: Node) -> None:
        """Its texts and its height into its item; Qt tells of what differs."""
        line, item, snapshot = node.line, node.item, self._snapshot
        if snapshot is None or self._by_key.get(line.key) is not node:
            return
        item.setText(self.text(line))
        said = _("new line") if line.key == DRAFT else spoken(snapshot, line, self.language)
        item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
        self.be_tall(node, self._height(line, node.depth()))

    def be_tall(self, node: Node, height: int) -> None:
        node.item.setData(QSize(100, height), Qt.ItemDataRole.SizeHintRole)

    def _remove(self, home: Node, first: int, last: int) -> None:
        if last < first:
            return
        for child in home.children[first : last + 1]:
            self._forget(child)
        del home.children[first : last + 1]
        super().removeRows(first, last - first + 1, _ROOT if home is self._top else home.item.index())

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        if self._by_key.get(node.line.key) is node:
            del self._by_key[node.line.key]

    # What differs

    def _go_on_with(self, coming: Iterator[Line]) -> None:
        """The map changed before all of it came: what is there is as it is now, the rest is still to come."""
        there = {child.line.key for child in self._top.children} - {DRAFT}
        lines: list[Line] = []
        while there and (line := next(coming, None)) is not None:
            lines.append(line)
            there.discard(line.key)
        self._waiting.clear()
        self._coming = coming
        self._sync(self._top, tuple(lines), is_growing=True)
        self._go_on()

    def _sync(self, home: Node, lines: tuple[Line, ...], *, is_growing: bool = False) -> None:
        """Let what stands under ``home`` be ``lines``. While growing, those after the last that is there come later."""
        later: tuple[Line, ...] = ()
        if is_growing:
            there = {child.line.key for child in home.children}
            count = max((place for place, line in enumerate(lines, start=1) if line.key in there), default=0)
            lines, later = lines[:count], lines[count:]
        wanted = {line.key: line for line in lines}
        before = [child.line.key for child in home.children]
        after = [line.key for line in lines]
        if DRAFT in before:
            after.insert(min(before.index(DRAFT), len(after)), DRAFT)
        for step in steps_between(before, after):
            match step:
                case Removed(first, last):
                    self._remove(home, first, last)
                case Inserted(row, key):
                    self._insert(home, wanted[key], row)
                case Moved(old, new):
                    home.children.insert(new, home.children.pop(old))
                    rows = self if home is self._top else home.item
                    rows.insertRow(new, rows.takeRow(old))
        for child in home.children:
            fresh = wanted.get(child.line.key)
            if fresh is None or (fresh is child.line and not is_growing):
                continue
            is_other, child.line = fresh is not child.line, fresh
            self._sync(child, fresh.children, is_growing=is_growing)
            if is_other:
                self._write(child)
                at = child.item.index()
                self.dataChanged.emit(at, at)  # a count beside its text
        self._waiting.extend((home, line, _is_short(line)) for line in later)

    def _tell_changed(self, before: Snapshot | None, now: Snapshot) -> None:
        """Lines whose record is another one; when what they name changed, all of them in slices."""
        if before is None or any(before.table(name) is not now.table(name) for name in _WORDS_OF):
            self._stale = list(self._by_key.values())
            self._later.start()
        same = {
            name: before is not None and before.table(name) is now.table(name) for name in (*_TABLES.values(), "cards")
        }
        for node in list(self._by_key.values()):
            table = _TABLES.get(node.line.level, "cards")
            if same[table]:
                continue
            record = node.line.record
            if before is None or before.table(table).get(record) is not now.table(table).get(record):
                self._write(node)
                at = node.item.index()
                self.dataChanged.emit(at, at)  # a colour or a tag beside its text


def _flags(line: Line) -> Qt.ItemFlag:
    plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if line.level is Level.INBOX:
        return plain | Qt.ItemFlag.ItemIsDropEnabled
    holds = line.level in (Level.STAGE, Level.STEP)
    moves = line.level is not Level.POINT and line.key != DRAFT
    return (
        plain
        | Qt.ItemFlag.ItemIsEditable
        | (Qt.ItemFlag.ItemIsDragEnabled if moves else Qt.ItemFlag.NoItemFlags)
        | (Qt.ItemFlag.ItemIsDropEnabled if holds else Qt.ItemFlag.NoItemFlags)
    )


def _is_short(line: Line) -> bool:
    """Whether it comes in one go with what stands under it."""
    return len(line.children) + sum(len(child.children) for child in line.children) <= _AT_ONCE


def can_hold(home: Level | None, dragged: Level) -> bool:
    """What may be let go where: ``home`` None is the outline itself."""
    match dragged:
        case Level.STAGE:
            return home is None
        case Level.STEP:
            return home is Level.STAGE
        case Level.CARD | Level.NOTE:
            return home in (Level.STAGE, Level.STEP, Level.INBOX)
        case _:
            return False
