"""The cards of a map as rows of a Qt model: sorted, filtered, and steady while one of them is edited."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.searching import folded
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card, CardFilter
from journeydesigner.ui.views.card_columns import CardColumn, columns_of
from journeydesigner.ui.views.list_changes import Inserted, Moved, Removed, steps_between
from journeydesigner.wording import _

_ROOT = QModelIndex()
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
Index = QModelIndex | QPersistentModelIndex


class CardListModel(QAbstractTableModel):
    """``write(column, cards, value)`` is called with what a person entered in a cell."""

    def __init__(self, write: Callable[[CardColumn, CardId, Any], None]) -> None:
        super().__init__()
        self._write = write
        self._snapshot: Snapshot | None = None
        self._map: MapId | None = None
        self._filter = CardFilter()
        self._rows: list[str] = []
        self._count = 0
        """How many cards there are, shown or not."""
        self._columns: tuple[CardColumn, ...] = ()
        self._words: tuple[str, ...] = ()
        self._only: dict[str, frozenset[str]] = {}
        self._sort: tuple[str, bool] | None = None

    # What is shown

    @property
    def columns(self) -> tuple[CardColumn, ...]:
        return self._columns

    @property
    def snapshot(self) -> Snapshot | None:
        return self._snapshot

    @property
    def sort_state(self) -> tuple[str, bool] | None:
        """The column sorted by, and whether from the last to the first; None in the order of the map."""
        return self._sort

    def only(self, column: str) -> frozenset[str]:
        """The texts of a column that are shown; none: all."""
        return self._only.get(column, frozenset())

    def counts(self) -> tuple[int, int]:
        """How many cards are shown, of how many."""
        return len(self._rows), self._count

    def show(self, snapshot: Snapshot, map_id: MapId | None, wanted: CardFilter) -> None:
        """Show the map as of ``snapshot``; of the same map as before only what differs is told."""
        before, is_same = self._snapshot, map_id == self._map and self._snapshot is not None
        is_there = map_id is not None and map_id in snapshot.table("maps")
        columns = columns_of(snapshot, map_id) if is_there and map_id else ()
        names = [column.name for column in columns]
        if not is_same or names != [column.name for column in self._columns] or wanted != self._filter:
            self.beginResetModel()
            self._snapshot, self._map, self._filter, self._columns = snapshot, map_id, wanted, columns
            if not is_same:
                self._only, self._sort = {}, None
            self._rows = self._ordered()
            self.endResetModel()
            return
        self._snapshot, self._columns = snapshot, columns
        self._sync(self._kept_and_new())
        if before is not None:
            self._tell_changed(before, snapshot)

    def search(self, text: str) -> None:
        """Only cards with all these words, in whatever column."""
        self._words = tuple(folded(text).split())
        self._sync(self._ordered())

    def show_only(self, column: str, texts: frozenset[str]) -> None:
        """Only cards with one of these texts in a column; none: all."""
        self._only = {**self._only, column: texts}
        if not texts:
            del self._only[column]
        self._sync(self._ordered())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def sort_by(self, column: str | None, *, is_descending: bool = False) -> None:
        """By a column; in the order of the map for None."""
        self._sort = (column, is_descending) if column else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()] for index in before]
        self._rows = self._ordered()
        places = {row: place for place, row in enumerate(self._rows)}
        after = [self.index(places[i], index.column()) for i, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def texts_of(self, column: str) -> list[str]:
        """What stands in a column, each once, in its order."""
        found = self._column(column)
        snapshot = self._snapshot
        if found is None or snapshot is None:
            return []
        cards = sorted(self._everyone(), key=lambda card: found.sort(snapshot, card))
        return list(dict.fromkeys(found.text(snapshot, card) for card in cards))

    # Places

    def card(self, row: int) -> Card | None:
        if self._snapshot is None or not 0 <= row < len(self._rows):
            return None
        return cast("Card | None", self._snapshot.table("cards").get(self._rows[row]))

    def row_of(self, card: str) -> int:
        """-1 for a card that is not shown."""
        return self._rows.index(card) if card in self._rows else -1

    # Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        card, snapshot = self.card(index.row()) if index.isValid() else None, self._snapshot
        if card is None or snapshot is None:
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self._columns[index.column()].suits(snapshot, card) else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card, snapshot = self.card(index.row()) if index.isValid() else None, self._snapshot
        if card is None or snapshot is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(snapshot, card)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.text(snapshot, card) or _("empty")
        if role == Qt.ItemDataRole.EditRole:
            return column.value(snapshot, card)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        card = self.card(index.row()) if index.isValid() else None
        if card is None or role != Qt.ItemDataRole.EditRole:
            return False
        self._write(self._columns[index.column()], card.id, value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._columns[section].label if 0 <= section < len(self._columns) else None
        return str(section + 1)

    # Order

    def _everyone(self) -> list[Card]:
        """The map's cards that the filter of all views keeps, as they stand; then the inbox."""
        snapshot, found = self._snapshot, list[Card]()
        if snapshot is None or self._map is None or self._map not in snapshot.table("maps"):
            return found
        places = {step.id: place for place, step in enumerate(snapshot.steps_in(self._map))}
        for lane in snapshot.lanes_of(self._map):
            if isinstance(kind(lane.kind), CardLane) and self._filter.keeps_lane(lane):
                found += sorted(
                    snapshot.cards_in(lane.id), key=lambda c: places.get(c.place.first, 0) if c.place else 0
                )
        if not self._filter.lanes:
            found += snapshot.inbox(self._map)
        found = [card for card in found if self._filter.keeps_card(card)]
        self._count = len(found)
        return found

    def _suits(self, card: Card) -> bool:
        snapshot = self._snapshot
        assert snapshot is not None
        for name, texts in self._only.items():
            column = self._column(name)
            if column is not None and column.text(snapshot, card) not in texts:
                return False
        if not self._words:
            return True
        said = folded(" ".join(column.text(snapshot, card) for column in self._columns))
        return all(word in said for word in self._words)

    def _ordered(self) -> list[str]:
        found = [card for card in self._everyone() if self._suits(card)]
        column, snapshot = self._column(self._sort[0]) if self._sort else None, self._snapshot
        if column is not None and self._sort is not None and snapshot is not None:
            found.sort(key=lambda card: column.sort(snapshot, card), reverse=self._sort[1])
        return [card.id for card in found]

    def _kept_and_new(self) -> list[str]:
        """After a change: what was shown stays where it is, so that no row jumps away under the hand."""
        known = set(self._rows)
        everyone = self._everyone()
        there = {card.id for card in everyone}
        fits: list[str] = [card.id for card in everyone if card.id in known or self._suits(card)]
        if self._sort is None:
            return list(fits)
        return [row for row in self._rows if row in there] + [row for row in fits if row not in known]

    def _sync(self, after: list[str]) -> None:
        for step in steps_between(self._rows, after):
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(_ROOT, first, last)
                    del self._rows[first : last + 1]
                    self.endRemoveRows()
                case Inserted(at, item):
                    self.beginInsertRows(_ROOT, at, at)
                    self._rows.insert(at, item)
                    self.endInsertRows()
                case Moved(old, new):
                    self.beginMoveRows(_ROOT, old, old, _ROOT, new)
                    self._rows.insert(new, self._rows.pop(old))
                    self.endMoveRows()

    def _tell_changed(self, before: Snapshot, now: Snapshot) -> None:
        """Rows whose card is another record; all where what cards refer to changed."""
        names = ("stages", "steps", "lanes", "channels", "metrics", "personas")
        if any(before.table(name) is not now.table(name) for name in names) and self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
            return
        old, new = before.table("cards"), now.table("cards")
        changed = [row for row, card in enumerate(self._rows) if old.get(card) is not new.get(card)]
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _column(self, name: str) -> CardColumn | None:
        return next((column for column in self._columns if column.name == name), None)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other as their first and last one."""
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[first], rows[place - 1]
            first = place
