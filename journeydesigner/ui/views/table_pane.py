"""Grid and list of the table view, and the bar over them."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.document.changes import ChangeSet
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import MapId
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.views.card_list import CardList
from journeydesigner.ui.views.grid_table import GridTable
from journeydesigner.ui.views.grid_writing import GridWriting
from journeydesigner.ui.views.view import Desk, ShownView
from journeydesigner.ui.views.view_bar import ViewBar
from journeydesigner.wording import _, n_

_GRID, _LIST = "grid", "list"


class TablePane(ShownView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._map: MapId | None = None
        journey = desk.session.map
        pen = Pen(QtMeasurer(), type_scale(), journey.language if journey else "en")
        self.grid = GridTable(desk, pen)
        self.writing = GridWriting(desk, self.grid)
        self.list: CardList | None = None
        self._pen = pen
        self._stack = QStackedWidget()
        self._painting = NextTurn(self, self._let_see)
        self._stack.addWidget(self.grid)
        self._switch = Segmented(
            desk.look, _("Arrangement"), ((_GRID, _("Grid"), "grid-3x3"), (_LIST, _("List"), "list"))
        )
        self._switch.show_value(_GRID)
        self._switch.committed.connect(self.arrange)
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Show only cards with these words"))
        self.words.setPlaceholderText(_("Words in any column"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(230)
        self.words.textChanged.connect(self._filter_words)
        self._count = label("", tone="second")
        bar = ViewBar(desk.look)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        self._switch.setFixedHeight(34)
        row.addWidget(self._switch)
        row.addWidget(self.words)
        row.addWidget(self._count)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.grid)
        desk.look.follow(self, self._restyle)
        self._show_words()

    def show_map(self, map_id: MapId | None) -> None:
        self._map = map_id
        self.writing.finish()
        if self._is_list:
            self._shown_list().show_map(map_id)
        else:
            self.grid.show_map(map_id)
        self._tell_count()

    def hear(self, changes: ChangeSet) -> None:
        session = self._desk.session
        if self._is_list:
            self._shown_list().hear(changes)
        else:
            self.writing.document_changed()
            if not self.writing.is_on:
                self.grid.preview(None)
            if "organizations" in changes.touched:
                self.grid.restyle()
        self._map = session.map_id
        self._tell_count()

    def follow_selection(self) -> None:
        if self._is_list:
            self._shown_list().follow()
        else:
            self.grid.follow()

    def settle(self) -> None:
        self.writing.finish()
        if self.list is not None:
            self.list.settle()

    def edit_selection(self) -> bool:
        return self._shown_list().edit_current() if self._is_list else self.writing.edit()

    def arrange(self, how: str) -> None:
        """As a ``grid`` or as a ``list``, with the focus in it."""
        self.settle()
        shown = self._shown_list() if how == _LIST else self.grid
        self._switch.show_value(how)
        if self._stack.isVisible():
            self._stack.setUpdatesEnabled(False)
            self._painting.soon()
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        shown.show_map(self._map)
        shown.follow()
        shown.setFocus()
        self._show_words()
        self._tell_count()

    def _let_see(self) -> None:
        """It is filled by now."""
        self._stack.setUpdatesEnabled(True)

    @property
    def _is_list(self) -> bool:
        return self.list is not None and self._stack.currentWidget() is self.list

    def _shown_list(self) -> CardList:
        if self.list is None:
            self.list = CardList(self._desk, self._pen)
            self._stack.addWidget(self.list)
            self.list.counted.connect(self._tell_count)
        return self.list

    def _show_words(self) -> None:
        self.words.setVisible(self._is_list)
        self._count.setVisible(self._is_list)

    def _filter_words(self, text: str) -> None:
        self._shown_list().filter_words(text)
        self._tell_count()

    def _tell_count(self) -> None:
        if self._is_list:
            shown, of = self._shown_list().counts()
            said = n_("{count} card", "{count} cards", of).format(count=of)
            if shown != of:
                said = _("{count} of {all} cards").format(count=shown, all=of)
            self._count.setText(said)

    def _restyle(self) -> None:
        self.grid.restyle()
        if self.list is not None:
            self.list.restyle()
