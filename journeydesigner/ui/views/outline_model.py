"""The outline as a Qt model: a change tells the lines that came, went, moved or changed. One line may be a draft."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.views.list_changes import Inserted, Moved, Removed, steps_between
from journeydesigner.ui.views.outline_tree import Level, Line, OutlineTree, aside_of, spoken, text_of
from journeydesigner.wording import _

MIME = "application/x-journey-outline"
DRAFT = "draft"
LINE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False)
class Node:
    """A line where it stands. ``number`` names it to Qt."""

    line: Line
    number: int
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list["Node"])

    def depth(self) -> int:
        """How many lines it stands under, itself counted: 1 at the top."""
        depth, over = 0, self.parent
        while over is not None:
            depth, over = depth + 1, over.parent
        return depth

    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class OutlineModel(QAbstractItemModel):
    """``drop(dragged line, its new parent or None, row)`` is called for what a hand let go; true if it went there."""

    def __init__(self, drop: Callable[[Line, Line | None, int], bool]) -> None:
        super().__init__()
        self._drop = drop
        self._tree = OutlineTree()
        self._snapshot: Snapshot | None = None
        self._map: MapId | None = None
        self._filter = CardFilter()
        self._count = 0
        self._nodes: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}
        self._top = self._node(Line("", Level.INBOX, ""), None)
        self.language = "en"

    @property
    def snapshot(self) -> Snapshot | None:
        return self._snapshot

    def show(self, snapshot: Snapshot, map_id: MapId | None, wanted: CardFilter) -> None:
        """Show a map as of ``snapshot``; of the same map as before only what differs is told."""
        is_same = map_id == self._map and self._snapshot is not None
        is_there = map_id is not None and map_id in snapshot.table("maps")
        lines = self._tree.lines(snapshot, map_id, wanted) if is_there and map_id else ()
        before, self._snapshot, self._filter = self._snapshot, snapshot, wanted
        if not is_same:
            self.beginResetModel()
            self._map = map_id
            self._nodes.clear()
            self._by_key.clear()
            self._top = self._node(Line("", Level.INBOX, ""), None)
            for line in lines:
                self._grow(self._top, line, len(self._top.children))
            self.endResetModel()
            return
        self._sync(self._top, lines)
        self._tell_changed(before, snapshot)

    # A line that is not in the document yet

    def begin_draft(
        self, parent: QModelIndex, row: int, level: Level, lane: LaneId | None = None, step: StepId | None = None
    ) -> QModelIndex:
        """An empty line, to be written into."""
        self.end_draft()
        home = self.node(parent) or self._top
        self.beginInsertRows(parent, row, row)
        self._grow(home, Line(DRAFT, level, "", lane, step), row)
        self.endInsertRows()
        return self.index_of(DRAFT)

    def end_draft(self) -> None:
        node = self._by_key.get(DRAFT)
        if node is not None and node.parent is not None:
            row = node.row()
            self.beginRemoveRows(self.index_for(node.parent), row, row)
            self._forget(node)
            del node.parent.children[row]
            self.endRemoveRows()

    # Places

    def node(self, index: Index) -> Node | None:
        return self._nodes.get(int(index.internalId())) if index.isValid() else None

    def line(self, index: Index) -> Line | None:
        found = self.node(index)
        return found.line if found is not None else None

    def index_of(self, key: str) -> QModelIndex:
        """The index of a line by its key; an invalid one for a line that is not there."""
        node = self._by_key.get(key)
        return self.index_for(node) if node is not None else QModelIndex()

    def index_for(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._top else self.createIndex(node.row(), 0, node.number)

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        home = self.node(parent) if parent.isValid() else self._top
        if home is None or column != 0 or not 0 <= row < len(home.children):
            return QModelIndex()
        return self.createIndex(row, 0, home.children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        node = self.node(index)
        return self.index_for(node.parent) if node is not None and node.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() and parent.column() != 0:
            return 0
        home = self.node(parent) if parent.isValid() else self._top
        return len(home.children) if home is not None else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.ItemIsDropEnabled
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, snapshot = self.line(index), self._snapshot
        if line is None or snapshot is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return "" if line.key == DRAFT else text_of(snapshot, line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("new line") if line.key == DRAFT else spoken(snapshot, line, self.language)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return None

    def record(self, line: Line) -> object:
        """The record of a line, as it is now."""
        table = {Level.STAGE: "stages", Level.STEP: "steps", Level.POINT: "emotions"}.get(line.level, "cards")
        return self._snapshot.table(table).get(line.record) if self._snapshot is not None else None

    def aside(self, line: Line) -> str:
        return aside_of(self._snapshot, line, self.language) if self._snapshot and line.key != DRAFT else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return _("Outline") if role == Qt.ItemDataRole.DisplayRole and section == 0 else None

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
        self._drop(dragged, self.line(parent), row if row >= 0 else self.rowCount(parent))
        return False  # the document was changed, and told of it: the view has nothing to take away

    def _dragged(self, data: QMimeData) -> Line | None:
        key = bytes(data.data(MIME).data()).decode().split("\n")[0] if data.hasFormat(MIME) else ""
        found = self._by_key.get(key)
        return found.line if found is not None else None

    # What differs

    def _node(self, line: Line, parent: Node | None) -> Node:
        self._count += 1
        made = self._nodes[self._count] = Node(line, self._count, parent)
        if line.key:
            self._by_key[line.key] = made
        return made

    def _grow(self, parent: Node, line: Line, row: int) -> None:
        node = self._node(line, parent)
        parent.children.insert(row, node)
        for place, child in enumerate(line.children):
            self._grow(node, child, place)

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        self._nodes.pop(node.number, None)
        if self._by_key.get(node.line.key) is node:
            del self._by_key[node.line.key]

    def _sync(self, home: Node, lines: tuple[Line, ...]) -> None:
        wanted = {line.key: line for line in lines}
        before = [child.line.key for child in home.children]
        after = [line.key for line in lines]
        if DRAFT in before:
            after.insert(min(before.index(DRAFT), len(after)), DRAFT)
        at = self.index_for(home)
        for step in steps_between(before, after):
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(at, first, last)
                    for child in home.children[first : last + 1]:
                        self._forget(child)
                    del home.children[first : last + 1]
                    self.endRemoveRows()
                case Inserted(row, key):
                    self.beginInsertRows(at, row, row)
                    self._grow(home, wanted[key], row)
                    self.endInsertRows()
                case Moved(old, new):
                    self.beginMoveRows(at, old, old, at, new)
                    home.children.insert(new, home.children.pop(old))
                    self.endMoveRows()
        for child in home.children:
            fresh = wanted.get(child.line.key)
            if fresh is not None and fresh is not child.line:
                child.line = fresh
                self._sync(child, fresh.children)
                at = self.index_for(child)
                self.dataChanged.emit(at, at)

    def _tell_changed(self, before: Snapshot | None, now: Snapshot) -> None:
        """Lines whose record is another one."""
        tables = {Level.STAGE: "stages", Level.STEP: "steps", Level.POINT: "emotions", Level.INBOX: "maps"}
        same = {
            name: before is not None and before.table(name) is now.table(name) for name in (*tables.values(), "cards")
        }
        for node in list(self._nodes.values()):
            table = tables.get(node.line.level, "cards")
            if node.parent is None or same[table]:
                continue
            record = node.line.record
            if before is None or before.table(table).get(record) is not now.table(table).get(record):
                at = self.index_for(node)
                self.dataChanged.emit(at, at)


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
