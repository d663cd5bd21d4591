"""The cards of a map as a list: one row each, every field in a column, sorted, filtered and written in place."""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QTableView,
)

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.document.changes import ChangeSet
from journeydesigner.drawing.colours import Colour
from journeydesigner.editing.cards import delete_cards
from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.controls.written_rows import write_by_rows
from journeydesigner.ui.views.card_columns import CardColumn
from journeydesigner.ui.views.card_list_cells import PAD_X, PAD_Y, CardCells
from journeydesigner.ui.views.card_list_header import CardListHeader
from journeydesigner.ui.views.card_list_model import CardListModel
from journeydesigner.ui.views.map_theme import map_theme
from journeydesigner.ui.views.view import Desk
from journeydesigner.wording import _

_LEAST = 36
_SLICE_MS = 8
_ONE_BY_ONE = ("text",)
"""Columns in which each card has its own, however many are selected."""

Index = QModelIndex | QPersistentModelIndex


class CardList(QTableView):
    """``counted`` tells that other rows are shown."""

    counted = Signal()

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__()
        self._desk, self.pen = desk, pen
        self.cards = CardListModel(self._written)
        self._is_following = False
        self._map: MapId | None = None
        self._fit_from, self._until = 0, 0.0
        self._tall: dict[str, tuple[Card, int]] = {}
        """How tall the row of a card is, as long as the card is the same."""
        self._heights: dict[tuple[str, int], float] = {}
        self._build()

    def _build(self) -> None:
        self.setObjectName("cardList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The cards of the map as a list"))
        self.head = CardListHeader(self._desk.look, self.cards, self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.cards)
        self.cells = CardCells(self, self._desk)
        self.cells.refuses = self._desk.session.refuses
        self.setItemDelegate(self.cells)
        write_by_rows(self)
        self.verticalHeader().setDefaultSectionSize(_LEAST)
        self.setTabKeyNavigation(True)
        self.head.sort_wanted.connect(self._sort)
        self.head.only_wanted.connect(self._only)
        self.head.sectionResized.connect(self._resized)
        self.cards.modelReset.connect(self._reset)
        for signal in (self.cards.rowsInserted, self.cards.rowsRemoved, self.cards.rowsMoved, self.cards.layoutChanged):
            signal.connect(self._refit)
        self.cards.dataChanged.connect(self._changed)
        self.selectionModel().selectionChanged.connect(self._selected)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit_some)
        self.restyle()

    # Showing

    def show_map(self, map_id: MapId | None) -> None:
        self._map = map_id
        session = self._desk.session
        self._until = perf_counter() + _SLICE_MS / 1000
        self._is_following = True
        self.cards.show(session.snapshot, map_id, session.filter)
        self._is_following = False
        self.follow()

    def hear(self, changes: ChangeSet) -> None:
        session = self._desk.session
        self._until = perf_counter() + _SLICE_MS / 1000
        self._is_following = True
        self.cards.show(session.snapshot, session.map_id, session.filter)
        self._is_following = False
        self.counted.emit()

    def restyle(self) -> None:
        session, look = self._desk.session, self._desk.look
        self.painter_of = ScenePainter(map_theme(session, look), session.document.assets, stamps=IconStamps())
        self.setStyleSheet(
            f"QTableView#cardList {{ background: {look.colour('surface').name()}; border: 0; border-radius: 0; }}"
            "QTableView#cardList QLineEdit, QTableView#cardList QPlainTextEdit, QTableView#cardList QComboBox"
            " { border-radius: 0; min-height: 20px; }"
            "QTableView#cardList QPlainTextEdit { padding: 5px 5px; }"
        )
        self.viewport().update()
        self.head.viewport().update()

    def counts(self) -> tuple[int, int]:
        return self.cards.counts()

    def filter_words(self, text: str) -> None:
        """Only cards with all these words."""
        self.cards.search(text)

    def settle(self) -> None:
        """Write what is half typed."""
        self.cells.finish()

    def edit_current(self) -> bool:
        """Write in the current cell. False where there is none."""
        return self.cells.write_in(self.currentIndex())

    # Selection

    def follow(self) -> None:
        """Select the rows of the cards that are selected in all views."""
        session = self._desk.session
        at = session.selection
        wanted = (
            set(at.ids) if at.kind is SelectionKind.CARDS else ({session.looked_at} if session.looked_at else set())
        )
        if wanted == set(self._ids()):
            return
        rows = [row for card in wanted if (row := self.cards.row_of(card)) >= 0]
        self._is_following = True
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.cards.index(row, 0), self.cards.index(row, len(self.cards.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        if rows:
            column = max(self.currentIndex().column(), 0) if self.currentIndex().isValid() else self._text_column()
            current = self.cards.index(self.cards.row_of(str(at.id)) if at.id in wanted else rows[-1], column)
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.scrollTo(current)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self._is_following = False

    def _text_column(self) -> int:
        return next((i for i, column in enumerate(self.cards.columns) if column.name == "text"), 0)

    def _ids(self) -> list[str]:
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [card.id for row in rows if (card := self.cards.card(row)) is not None]

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if self._is_following:
            return
        session, ids = self._desk.session, self._ids()
        placed = [CardId(i) for i in ids if session.snapshot.card(CardId(i)).place is not None]
        current = self.cards.card(self.currentIndex().row())
        if current is not None and current.id in placed:
            placed.remove(current.id)
            placed.append(current.id)
        if placed:
            session.select(select.of_cards(tuple(placed), session.snapshot))
        elif len(ids) == 1:
            session.look_at(ids[0])
        elif not ids:
            session.select(select.NOTHING)

    # Writing

    def _written(self, column: CardColumn, card: CardId, value: Any) -> None:
        """What was entered in one row goes to all that are selected with it."""
        session = self._desk.session
        ids = self._ids()
        several = column.name not in _ONE_BY_ONE and card in ids
        cards: Sequence[CardId] = [CardId(i) for i in ids] if several else [card]
        snapshot = session.snapshot
        there = snapshot.table("cards")  # what is entered may come from a row whose card is gone by now
        suiting = [c for c in cards if c in there and column.suits(snapshot, snapshot.card(c))]
        if any(column.value(snapshot, snapshot.card(c)) != value for c in suiting):
            session.attempt(column.write, suiting, value)

    def _sort(self, name: str) -> None:
        state = self.cards.sort_state
        if state is None or state[0] != name:
            self.cards.sort_by(name)
        elif not state[1]:
            self.cards.sort_by(name, is_descending=True)
        else:
            self.cards.sort_by(None)
        self.head.viewport().update()
        self.scrollTo(self.currentIndex())

    def _only(self, name: str, texts: frozenset[str]) -> None:
        self.cards.show_only(name, texts)
        self.counted.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        alt = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(key))  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.edit_current()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self._desk.session.attempt(delete_cards, [CardId(i) for i in self._ids()])
        elif alt is not None and held == Qt.KeyboardModifier.AltModifier:
            self._desk.canvas.move_selection(*alt)
        elif key == Qt.Key.Key_Escape:
            self.clearSelection()
        elif key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier:
            self.head.offer_values(max(self.currentIndex().column(), 0))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(event.pos()).isValid() and self._desk.session.selection.cards:
            self._desk.canvas.menu_wanted.emit(event.globalPos())

    # Sizes

    def height_of(self, row: int) -> float:
        """So tall that all its texts have room."""
        card = self.cards.card(row)
        if card is None or self.cards.snapshot is None:
            return _LEAST
        tall = float(_LEAST)
        for place, column in enumerate(self.cards.columns):
            text = column.text(self.cards.snapshot, card)
            if not text:
                continue
            room = round(self.columnWidth(place) - 2 * PAD_X - (20 if column.icon(self.cards.snapshot, card)[0] else 0))
            known = self._heights.get((text, room))
            if known is None:
                block = self.pen.block(text, self.pen.type.card, Colour("text"), 0, 0, max(room, 30), balanced=False)
                known = self._heights[(text, room)] = block.height + 2 * PAD_Y
            tall = max(tall, known)
        return tall

    def _reset(self) -> None:
        self.head.blockSignals(True)
        for place, column in enumerate(self.cards.columns):
            self.setColumnWidth(place, column.width)
        self._widen_text()
        self.head.blockSignals(False)
        self.head.geometriesChanged.emit()
        self._resized()
        self._fit_some()
        self.counted.emit()

    def _widen_text(self) -> None:
        """The text takes what the others leave."""
        text = self._text_column()
        others = sum(column.width for place, column in enumerate(self.cards.columns) if place != text)
        if self.cards.columns:
            self.setColumnWidth(text, max(self.cards.columns[text].width, self.viewport().width() - others))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """The first rows are fitted at once, the rest when the window is idle."""
        if last.row() - first.row() + 1 == self.cards.rowCount():
            self._tall.clear()  # what cards refer to changed
        for row in range(first.row(), last.row() + 1):
            if perf_counter() > self._until:
                self._fit_from = min(self._fit_from, row)
                self._later.start()
                return
            self._fit_row(row)

    def _resized(self, *_what: object) -> None:
        self._tall.clear()
        self._refit()

    def _refit(self, *_what: object) -> None:
        self._fit_from = 0
        self._later.start()

    def _fit_some(self) -> None:
        """Rows in their order, for as long as no frame is lost. What is in sight stands still meanwhile."""
        end, rows = perf_counter() + _SLICE_MS / 1000, self.cards.rowCount()
        top = self.rowAt(0)
        stood = self.rowViewportPosition(top)
        while self._fit_from < rows and perf_counter() < end:
            self._fit_row(self._fit_from)
            self._fit_from += 1
        moved, bar = self.rowViewportPosition(top) - stood, self.verticalScrollBar()
        if moved and bar.value():
            bar.setValue(bar.value() + moved)
        if self._fit_from < rows:
            self._later.start()
        else:
            self._later.stop()

    def _fit_row(self, row: int) -> None:
        card = self.cards.card(row)
        if card is None:
            return
        known = self._tall.get(card.id)
        if known is None or known[0] is not card:
            known = self._tall[card.id] = (card, round(self.height_of(row)))
        if self.rowHeight(row) != known[1]:
            self.setRowHeight(row, known[1])

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._widen_text()
