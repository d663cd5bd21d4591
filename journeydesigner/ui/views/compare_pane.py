"""The comparison as a view: the summary, both maps, and the list of what differs, by which one goes through it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from journeydesigner.canvas import selection as select
from journeydesigner.document.changes import ChangeSet
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.icons import icon
from journeydesigner.ui.views.change_words import told_difference
from journeydesigner.ui.views.compare_sheet import CompareSheet
from journeydesigner.ui.views.comparison import MARK_SIGNS, Comparison, Mark, compared, pair_of, summary
from journeydesigner.ui.views.view import Desk, ShownView
from journeydesigner.ui.views.view_bar import ViewBar
from journeydesigner.wording import _

_SIDE = 250
_NARROW = 960
"""Under this width the list steps aside by itself."""
_CARD_ROLE = Qt.ItemDataRole.UserRole


class ComparePane(ShownView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._comparison: Comparison | None = None
        self._wants_side: bool | None = None
        self._listed: list[tuple[CardId, Mark, str]] = []
        """What the list of differences shows, row by row."""
        journey = desk.session.map
        self._language = journey.language if journey else "en"
        self.sheet = CompareSheet(desk, Pen(QtMeasurer(), type_scale(), self._language))
        self.summary = label("", size="strong")
        self.only = Switch(desk.look, _("Only what differs"))
        self.found = QListWidget()
        self._build()
        self.sheet.chosen.connect(self._chosen)
        self.sheet.opened.connect(self._opened)
        self.only.toggled.connect(self._show)
        self.found.currentItemChanged.connect(self._gone_to)
        self.found.itemActivated.connect(self._activated)
        desk.look.follow(self, self._restyle)
        self._restyle()

    def _build(self) -> None:
        bar = ViewBar(self._desk.look)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.summary)
        row.addStretch(1)
        row.addWidget(label(self.only.accessibleName(), tone="second"))
        row.addWidget(self.only)
        self.side_button = QPushButton(_("What differs"))
        self.side_button.setObjectName("sideButton")
        self.side_button.setCheckable(True)
        self.side_button.clicked.connect(self._toggle_side)
        row.addWidget(self.side_button)
        self.found.setAccessibleName(_("What differs"))
        self.found.setWordWrap(True)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._side = QWidget()
        self._side.setObjectName("compareSide")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side.setFixedWidth(_SIDE)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(12, 14, 4, 8)
        inside.addWidget(label(_("What differs"), size="head"))
        inside.addWidget(self.found, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.sheet, 1)
        across.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(across, 1)
        self.setFocusProxy(self.found)

    # As a view

    def show_map(self, map_id: MapId | None) -> None:
        session = self._desk.session
        pair = pair_of(session.snapshot, map_id) if map_id is not None else None
        self._comparison = compared(session.snapshot, *pair, session.filter) if pair is not None else None
        self.sheet.dress()
        self._show()

    def hear(self, changes: ChangeSet) -> None:
        self.show_map(self._desk.session.map_id)

    def follow_selection(self) -> None:
        card = self._desk.session.selection.id or self._desk.session.looked_at
        self.sheet.ring(card)
        for row in range(self.found.count()):
            if self.found.item(row).data(_CARD_ROLE) == card and self.found.currentRow() != row:
                self.found.blockSignals(True)
                self.found.setCurrentRow(row)
                self.found.blockSignals(False)

    # Inside

    def _show(self) -> None:
        comparison = self._comparison
        self.sheet.show_comparison(comparison, only=self.only.isChecked())
        self.summary.setText(summary(comparison, self._language) if comparison is not None else "")
        self.summary.setAccessibleName(self.summary.text())
        self.sheet.setAccessibleDescription(self._described())
        self._fill()
        self.follow_selection()

    def _described(self) -> str:
        """The sheet in words, for who does not see it."""
        comparison = self._comparison
        if comparison is None:
            return ""
        titles = [comparison.snapshot.map(found).title for found in (comparison.as_is, comparison.to_be)]
        said = _("As is: {before}. To be: {after}. {summary}. The list “What differs” goes through all of it.")
        return said.format(before=titles[0], after=titles[1], summary=self.summary.text())

    def _fill(self) -> None:
        """The differences in words, each with its sign."""
        comparison = self._comparison
        told = []
        if comparison is not None:
            cards = comparison.differing_cards(self._desk.session.filter)
            told = [(card, mark, told_difference(comparison, card, mark)) for card, mark in cards]
        fresh = [(card.id, mark, text) for card, mark, text in told]
        first, count = _same_at_both_ends(self._listed, fresh)
        if first + count == len(fresh) == len(self._listed):
            return
        self.found.blockSignals(True)
        for row in reversed(range(first, len(self._listed) - count)):
            self.found.takeItem(row)
        signs = {
            mark: icon(self._desk.look, name, f"{family}.edge", 16, checked=f"{family}.edge")
            for mark, (name, family) in MARK_SIGNS.items()
        }
        for row, (card, mark, text) in enumerate(fresh[first : len(fresh) - count], start=first):
            item = QListWidgetItem(signs[mark], text)
            item.setData(_CARD_ROLE, card)
            self.found.insertItem(row, item)
        self.found.blockSignals(False)
        self._listed = fresh

    def _chosen(self, card: str) -> None:
        """A card of the shown map is selected for all views; one of the other map is only marked here."""
        session = self._desk.session
        cards = session.snapshot.table("cards")
        found = cards.get(card)
        if isinstance(found, Card) and found.map == session.map_id and found.place is not None:
            session.select(select.of_cards((CardId(card),), session.snapshot))
        else:
            session.select(select.NOTHING)
        self.sheet.ring(card)

    def _opened(self, card: str) -> None:
        """To the card on its own map."""
        session = self._desk.session
        found = session.snapshot.table("cards").get(card)
        if isinstance(found, Card):
            self._desk.to_map()
            session.show_map(found.map)
            self._desk.canvas.select_record(card)

    def _gone_to(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen(item.data(_CARD_ROLE))
            self.sheet.reveal(item.data(_CARD_ROLE))

    def _activated(self, item: QListWidgetItem) -> None:
        self._opened(item.data(_CARD_ROLE))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fold()

    def _toggle_side(self) -> None:
        self._wants_side = self._side.isHidden()
        self._fold()
        if not self._side.isHidden():
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """The person's wish decides; without one, the width."""
        is_open = self._wants_side if self._wants_side is not None else self.width() >= _NARROW
        self._side.setVisible(is_open)
        self.side_button.setChecked(is_open)
        self.setFocusProxy(self.found if is_open else self.sheet)

    def _restyle(self) -> None:
        look = self._desk.look
        ground, line = look.colour("panel").name(), look.colour("line").name()
        self.setStyleSheet(
            f"#compareSide {{ background: {ground}; border-left: 1px solid {line}; }}"
            f"#sideButton:checked {{ background: {look.colour('selected').name()}; }}"
            "#compareSide QListView { background: transparent; border: 0; font-size: 12px; }"
            "#compareSide QListView::item { padding: 6px 4px; border-radius: 6px; }"
            f"#compareSide QListView::item:selected {{ background: {look.colour('selected').name()};"
            f" color: {look.colour('text').name()}; }}"
        )
        self.sheet.dress()
        self.found.clear()
        self._listed = []
        self._fill()


def _same_at_both_ends(
    before: list[tuple[CardId, Mark, str]], after: list[tuple[CardId, Mark, str]]
) -> tuple[int, int]:
    """How many rows are the same from the top on, and how many of the others from the end on."""
    most = min(len(before), len(after))
    first = next((row for row in range(most) if before[row] != after[row]), most)
    last = next((row for row in range(most - first) if before[-1 - row] != after[-1 - row]), most - first)
    return first, last
