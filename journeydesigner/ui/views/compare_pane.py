"""The comparison as a view: the summary, both maps, and the list of what differs, by which one goes through it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import inf
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout

from journeydesigner.canvas import selection as select
from journeydesigner.document.changes import ChangeSet
from journeydesigner.editing.revisions import Changes, changes_in_steps
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.short_label import ShortLabel
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.session import Earlier
from journeydesigner.ui.views.change_words import Difference, differences_told
from journeydesigner.ui.views.compare_list import STEPS, CompareList
from journeydesigner.ui.views.compare_sheet import CompareSheet
from journeydesigner.ui.views.comparison import (
    Comparison,
    Mark,
    compared,
    compared_with,
    mark_of,
    pair_of,
    summary,
)
from journeydesigner.ui.views.view import Desk, ShownView
from journeydesigner.ui.views.view_bar import ViewBar
from journeydesigner.wording import _

_SIDE = 300
_NARROW, _NARROW_OF_VERSIONS = 960, 720
"""Under this width the list steps aside by itself; of versions it tells more than cards."""
_FEW = 500
"""So many cards are compared at once; with more the window answers meanwhile."""
_SLICE_S = 0.008


class ComparePane(ShownView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whole: Comparison | None = None
        """With the marks of all kinds."""
        self._comparison: Comparison | None = None
        self._wants_side: bool | None = None
        self._coming: Iterator[None] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self._language = desk.session.map.language if desk.session.map else "en"
        self.sheet = CompareSheet(desk, Pen(QtMeasurer(), type_scale(), self._language))
        self.summary = ShortLabel("strong")
        self.with_what = label("", tone="second")
        self.only = Switch(desk.look, _("Only what differs"))
        self.list = CompareList(desk.look)
        self.found = self.list.rows
        self._build()
        self.sheet.chosen.connect(self._chosen)
        self.sheet.opened.connect(self._opened)
        self.only.toggled.connect(self._show)
        self.list.chosen.connect(self._gone_to)
        self.list.activated.connect(self._entered)
        self.list.filtered.connect(self._show)
        desk.look.follow(self, self._restyle)
        self._restyle()

    def _build(self) -> None:
        look = self._desk.look
        bar = ViewBar(look)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setContentsMargins(0, 5, 0, 5)
        said.setSpacing(0)
        said.addWidget(self.with_what)
        said.addWidget(self.summary)
        row.addLayout(said, 1)
        row.addWidget(label(self.only.accessibleName(), tone="second"))
        row.addWidget(self.only)
        self.before_button = IconButton(look, "chevron-up", _("Difference before"))
        self.next_button = IconButton(look, "chevron-down", _("Next difference"))
        self.before_button.set_name(_("Difference before"), "P")
        self.next_button.set_name(_("Next difference"), "N")
        self.before_button.clicked.connect(self._step_back)
        self.next_button.clicked.connect(self._step_on)
        row.addWidget(self.before_button)
        row.addWidget(self.next_button)
        self.side_button = QPushButton(_("What differs"))
        self.side_button.setObjectName("sideButton")
        self.side_button.setCheckable(True)
        self.side_button.clicked.connect(self._toggle_side)
        row.addWidget(self.side_button)
        self.hand_over = IconButton(look, "download", _("Hand over what changed"))
        self.hand_over.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.hand_over.setMenu(self._hand_over_menu())
        row.addWidget(self.hand_over)
        self.close_button = IconButton(look, "x", _("End the comparison"))
        self.close_button.clicked.connect(partial(self._desk.act, "compare end"))
        row.addWidget(self.close_button)
        self.list.setFixedWidth(_SIDE)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.sheet, 1)
        across.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(across, 1)
        self.setFocusProxy(self.found)

    def _hand_over_menu(self) -> QMenu:
        menu = QMenu(self.hand_over)
        for text, act in (
            (_("What changed as &PDF…"), "changes .pdf"), (_("What changed as &Excel…"), "changes .xlsx"),
            (_("What changed as &Markdown…"), "changes .md"), (_("P&rint what changed…"), "changes print"),
        ):  # fmt: skip
            menu.addAction(text, partial(self._desk.act, act))
        return menu

    # As a view

    def show_map(self, map_id: MapId | None) -> None:
        session = self._desk.session
        is_version = session.earlier is not None
        for widget in (self.with_what, self.hand_over, self.close_button):
            widget.setVisible(is_version)
        if session.earlier is not None:
            self.with_what.setText(_("Now beside “{title}”").format(title=session.earlier.title))
        journey = session.map
        if journey is not None and journey.language != self._language:
            self._language = journey.language
            self.sheet.write_with(Pen(QtMeasurer(), type_scale(), self._language))
        self.sheet.dress()
        self._fold()
        self._compare()

    def hear(self, changes: ChangeSet) -> None:
        self._compare()

    def follow_selection(self) -> None:
        card = self._desk.session.selection.id or self._desk.session.looked_at
        self.sheet.ring(card)
        self.list.follow(card)

    # Comparing

    def _compare(self) -> None:
        """Anew; what was there before stays until it is done."""
        self._coming = self._steps()
        session = self._desk.session
        cards = sum(len(session.snapshot.cards_in(lane.id)) for lane in session.snapshot.lanes_of(session.map_id or ""))  # type: ignore[arg-type]
        if cards <= _FEW:
            self._go_on(inf)
        else:
            self._later.start()

    def finish(self) -> None:
        """Come to an end with what is under way."""
        self._go_on(inf)
        self.list.finish()

    def _go_on(self, for_s: float = _SLICE_S) -> None:
        end = perf_counter() + for_s
        while self._coming is not None and perf_counter() < end:
            if next(self._coming, self) is self:
                self._coming = None
        if self._coming is not None:
            self._later.start()

    def _steps(self) -> Iterator[None]:
        session = self._desk.session
        map_id = session.map_id
        pair = pair_of(session.snapshot, map_id) if map_id is not None else None
        if session.earlier is not None and map_id is not None:
            changes = yield from changes_in_steps(session.earlier.snapshot, session.snapshot)
            yield
            self._whole = self._with_version(session.earlier, map_id, changes)
        else:
            self._whole = compared(session.snapshot, *pair, session.filter) if pair is not None else None
        yield
        yield from self._shown()

    def _with_version(self, earlier: Earlier, map_id: MapId, changes: Changes) -> Comparison:
        """What concerns the map, and what all maps share."""
        session = self._desk.session
        own = replace(changes, all=tuple(each for each in changes if each.where.map in (map_id, "")))
        return compared_with(earlier.snapshot, session.snapshot, map_id, own, earlier.title, session.filter)

    def _show(self) -> None:
        if self._coming is None:
            self._coming = self._shown()
            self._go_on(inf)

    def _shown(self) -> Iterator[None]:
        whole, kinds = self._whole, self.list.kinds
        self._comparison = whole if whole is None or kinds == frozenset(Mark) else whole.only(kinds)
        self.sheet.show_comparison(self._comparison, only=self.only.isChecked())
        yield
        self.summary.say(summary(whole, self._language) if whole is not None else "")
        self.sheet.setAccessibleDescription(self._described())
        self._fill()
        yield
        self.follow_selection()

    def _described(self) -> str:
        """The sheet in words, for who does not see it."""
        comparison = self._comparison
        if comparison is None:
            return ""
        if comparison.changes is not None:
            said = _("Now beside “{title}”. {summary}. The list “What differs” goes through all of it.")
            return said.format(title=comparison.title, summary=self.summary.said)
        titles = [comparison.now.map(found).title for found in (comparison.as_is, comparison.to_be)]
        said = _("As is: {before}. To be: {after}. {summary}. The list “What differs” goes through all of it.")
        return said.format(before=titles[0], after=titles[1], summary=self.summary.said)

    def _fill(self) -> None:
        """The differences in words, each with its sign."""
        whole, kinds = self._whole, self.list.kinds
        self.list.show_kinds(_counts(whole))
        told = differences_told(whole, self._desk.session.filter) if whole is not None else ()
        self.list.show_differences(found for found in told if found.mark in kinds)

    # Going about

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
        self.list.follow(card)

    def _opened(self, card: str) -> None:
        """To the card on its own map."""
        session = self._desk.session
        found = session.snapshot.table("cards").get(card)
        if isinstance(found, Card):
            self._desk.to_map()
            session.show_map(found.map)
            self._desk.canvas.select_record(card)

    def _gone_to(self, found: Difference) -> None:
        self._chosen(found.record)
        self.sheet.reveal(found.record, found.where)

    def _entered(self, found: Difference) -> None:
        self._opened(found.record)

    def _step_on(self) -> None:
        self.list.step(1)

    def _step_back(self) -> None:
        self.list.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = STEPS.get(Qt.Key(event.key()), 0)
        if by and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.list.step(-by if event.modifiers() else by)
        else:
            super().keyPressEvent(event)

    # The list beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _toggle_side(self) -> None:
        self._wants_side = self.list.isHidden()
        self._fold()
        if not self.list.isHidden():
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """The person's wish decides; without one, the width."""
        narrow = _NARROW if self._desk.session.earlier is None else _NARROW_OF_VERSIONS
        is_open = self._wants_side if self._wants_side is not None else self.width() >= narrow
        self.list.setVisible(is_open)
        self.side_button.setChecked(is_open)
        self.setFocusProxy(self.found if is_open else self.sheet)

    def _restyle(self) -> None:
        self.setStyleSheet(f"#sideButton:checked {{ background: {self._desk.look.colour('selected').name()}; }}")
        self.sheet.dress()
        self.list.dress()
        self._fill()


def _counts(comparison: Comparison | None) -> list[tuple[Mark, int]]:
    if comparison is None:
        return []
    if comparison.changes is None:
        return list(comparison.counts().items())
    found = dict.fromkeys(Mark, 0)
    for change in comparison.changes:
        found[mark_of(change)] += 1
    return list(found.items())
