"""The metric library: all metrics of the organisation in a list, and the catalogue to add from."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.document.changes import ChangeSet
from journeydesigner.editing.metric_library import (
    Listed,
    add_from_catalogue,
    define,
    delete_metrics,
    duplicate_metrics,
    library,
    read_as_defined,
)
from journeydesigner.metrics.catalogue import entry_of
from journeydesigner.model.ids import MetricId
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.metric_library.catalogue_page import CataloguePage
from journeydesigner.ui.metric_library.columns import LibraryColumn
from journeydesigner.ui.metric_library.list_view import LibraryList
from journeydesigner.ui.metric_library.model import LibraryModel, Only
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_WIDTH = 1500
_BESIDE = 252
"""The left panel stays in sight, where there is room for both."""
_LEAST = 900
_ASIDE = 150
"""What of the sheet stays in sight while a metric is carried to the map."""
_TABLES = frozenset({"metrics", "measurements", "cards", "stages", "steps", "maps", "organizations"})


class LibrarySheet(Sheet):
    """``placed(str)`` tells the metric that is to be put on the map, ``copied(str)`` the list as text,
    ``shown_at(str)`` the tile or place to go to, ``left`` that the sheet is closed."""

    placed = Signal(str)
    copied = Signal(str)
    shown_at = Signal(str)
    left = Signal()

    def __init__(self, session: Session, look: Look, host: QWidget, only: Only = Only.ALL) -> None:
        super().__init__(host, _("Metric library"), _WIDTH)
        self._session, self._look = session, look
        self.model = LibraryModel(self._written)
        self.list = LibraryList(session, look, self.model)
        self.catalogue = CataloguePage(look)
        self.about = WholeLabel(tone="second")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search metrics"))
        self.search.setAccessibleName(_("Search metrics"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.only = Segmented(look, _("Which metrics"), [(value, text, "") for value, text in _segments()])
        self._only = only
        self.only.show_value(only)
        self.definition = WholeLabel(tone="second")
        self.apart = QPushButton()
        self.apart.setObjectName("link")
        self._icons: dict[QPushButton, tuple[str, str]] = {}
        self.add = self._button(_("Add metric"), "plus", is_main=True)
        self.place = self._button(_("Put on the map"), "map-pin")
        self.goto = self._button(_("Show on the map"), "arrow-up-right")
        self.twice = self._button(_("Duplicate"), "copy")
        self.delete = self._button(_("Delete"), "trash-2")
        self.tsv = self._button(_("Copy as a table"), "table")
        self._pages = QStackedWidget()
        self._draw()
        look.follow(self, self._draw)
        self._lay_out()
        self._connect()
        self.refresh()
        self.come_up()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount():
            self.list.choose([self.model.all[0].metric.id] if self.model.listed(0) is None else [self._id(0)])
        elif not self.model.all:
            self.open_catalogue()

    def let_go(self) -> None:
        self.list.cells.finish()
        session = self._session
        session.changed.disconnect(self._changed)
        session.map_changed.disconnect(self.refresh)
        session.document_replaced.disconnect(self.leave)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._copy()
            event.accept()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._duplicate()
            event.accept()
        elif event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            is_redo = event.key() == Qt.Key.Key_Y or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._session.document.redo if is_redo else self._session.document.undo)()
            event.accept()
        else:
            super().keyPressEvent(event)

    # Showing

    def refresh(self) -> None:
        organization = self._session.organization
        if organization is None:
            return
        self.model.show(library(self._session.snapshot, organization.id, date.today()))
        counts = {only: self.model.count_of(only) for only in Only}
        said = [n_("{count} metric", "{count} metrics", counts[Only.ALL]).format(count=counts[Only.ALL])]
        if counts[Only.OFF]:
            said.append(_("{count} off target").format(count=counts[Only.OFF]))
        if counts[Only.STALE]:
            said.append(_("{count} stale").format(count=counts[Only.STALE]))
        self.about.set_whole(f"{organization.name} · {', '.join(said)}")
        self._show_chosen()

    def open_catalogue(self) -> None:
        self._pages.setCurrentWidget(self.catalogue)
        self.catalogue.begin()

    def _changed(self, changes: ChangeSet) -> None:
        if not changes.touched.keys().isdisjoint(_TABLES):
            self.refresh()

    def _filter(self, *_what: object) -> None:
        self.model.filter(self._only, self.search.text())
        if self.model.rowCount():
            self.list.choose([self._id(0)])
        self._show_chosen()

    def _choose_only(self, value: str) -> None:
        self._only = Only(value)
        self.only.show_value(value)
        self._filter()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        can_write = not self._session.is_read_only
        for button in (self.twice, self.delete):
            button.setEnabled(bool(chosen) and can_write)
        self.place.setEnabled(len(chosen) == 1 and can_write and self._session.map_id is not None)
        self.goto.setEnabled(len(chosen) == 1 and bool(chosen[0].spots))
        self.apart.setVisible(False)
        if len(chosen) != 1:
            self.definition.set_whole(self._nothing_shown() if not chosen else "")
            return
        found = chosen[0]
        told = entry_of(found.metric)
        self.definition.set_whole(" ".join(filter(None, (told.what(), f"({told.said_by})" if told.said_by else ""))))
        if found.set_apart and can_write:
            said = n_(
                "{count} value was measured as something else and is not shown. Take it over as it is",
                "{count} values were measured as something else and are not shown. Take them over as they are",
                found.set_apart,
            )
            self.apart.setText(said.format(count=found.set_apart))
            self.apart.setVisible(True)

    def _nothing_shown(self) -> str:
        return "" if self.model.rowCount() else _("No metric is like that.")

    # What is chosen and done

    def _chosen(self) -> list[Listed]:
        wanted = set(self.list.ids)
        return [each for each in self.model.all if each.metric.id in wanted]

    def _id(self, row: int) -> str:
        found = self.model.listed(row)
        return found.metric.id if found else ""

    def _written(self, column: LibraryColumn, listed: Listed, value: Any) -> None:
        """One entry goes to all that are selected with it, but for what each has for itself."""
        assert column.fields is not None, "only a written column is edited"
        several = column.name not in ("name", "formula") and listed.metric.id in self.list.ids
        chosen = self._chosen() if several else [listed]
        fields = column.fields(listed.metric, value)
        self._session.attempt(define, [each.metric.id for each in chosen], column.undo, **fields)

    def _add(self, key: str, name: str) -> None:
        organization = self._session.organization_id
        made = self._session.attempt(add_from_catalogue, organization, key, name) if organization else None
        self._back()
        if made is not None:
            self.search.clear()
            self._choose_only(Only.ALL)
            self.list.choose([made])

    def _back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _duplicate(self) -> None:
        made = self._session.attempt(duplicate_metrics, [each.metric.id for each in self._chosen()])
        if made:
            self._filter()
            self.list.choose(list(made))

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen:
            row = max(self.list.currentIndex().row(), 0)
            self._session.attempt(delete_metrics, [each.metric.id for each in chosen])
            if self.model.rowCount():
                self.list.choose([self._id(min(row, self.model.rowCount() - 1))])

    def _place_on_map(self) -> None:
        if chosen := self.list.ids:
            self.placed.emit(chosen[0])

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen and chosen[0].spots:
            here = [spot for spot in chosen[0].spots if spot.map == self._session.map_id]
            spot = (here or chosen[0].spots)[0]
            self.shown_at.emit(spot.tile or spot.anchor)

    def _take_over(self) -> None:
        for each in self._chosen():
            self._session.attempt(read_as_defined, MetricId(each.metric.id))

    def _copy(self) -> None:
        """What is selected, else all that is shown, with the columns' names."""
        wanted = set(self.list.ids) if len(self.list.ids) > 1 else set[str]()
        rows = [found for row in range(self.model.rowCount()) if (found := self.model.listed(row)) is not None]
        kept = [found for found in rows if not wanted or found.metric.id in wanted]
        lines = [[column.label for column in self.model.columns]]
        lines += [[column.text(found) for column in self.model.columns] for found in kept]
        self.copied.emit("\n".join("\t".join(_cell(text) for text in line) for line in lines))

    def _step_aside(self, is_dragging: bool) -> None:
        """The map is to be seen while a metric is carried to it."""
        if is_dragging:
            self.move(self._host.width() - _ASIDE, 0)
        else:
            self._place()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the map took the keys with what was dropped

    # Together

    def _place(self) -> None:
        wide = min(_WIDTH, max(self._host.width() - _BESIDE, min(_LEAST, self._host.width())))
        self.setGeometry(self._host.width() - wide, 0, wide, self._host.height())

    def _button(self, text: str, icon: str, *, is_main: bool = False) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName("primary" if is_main else "outlined")
        self._icons[made] = icon, "on_accent" if is_main else "text2"
        return made

    def _draw(self) -> None:
        for button, (icon, colour) in self._icons.items():
            icon_before_words(button, self._look, icon, colour, 15)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(24, 0, 24, 0)
        tools.setSpacing(10)
        tools.addWidget(self.only)
        tools.addWidget(self.search, 1)
        tools.addStretch(1)
        tools.addWidget(self.tsv)
        tools.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 16)
        foot.setSpacing(8)
        for button in (self.place, self.goto, self.twice, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        told = QVBoxLayout()
        told.setContentsMargins(24, 2, 24, 0)
        told.setSpacing(2)
        told.addWidget(self.definition)
        told.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(_ruled(self.list), 1)
        column.addLayout(told)
        column.addLayout(foot)
        self._pages.addWidget(listed)
        self._pages.addWidget(self.catalogue)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(self.head(self._look, _("Metric library"), self.about))
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.only.committed.connect(self._choose_only)
        self.search.textChanged.connect(self._filter)
        self.list.chosen.connect(self._show_chosen)
        self.list.delete_wanted.connect(self._delete)
        self.list.dragging.connect(self._step_aside)
        self.add.clicked.connect(self.open_catalogue)
        self.place.clicked.connect(self._place_on_map)
        self.goto.clicked.connect(self._go)
        self.twice.clicked.connect(self._duplicate)
        self.delete.clicked.connect(self._delete)
        self.tsv.clicked.connect(self._copy)
        self.apart.clicked.connect(self._take_over)
        self.catalogue.taken.connect(self._add)
        self.catalogue.left.connect(self._back)
        session = self._session
        session.changed.connect(self._changed)
        session.map_changed.connect(self.refresh)
        session.document_replaced.connect(self.leave)


def _segments() -> tuple[tuple[str, str], ...]:
    return (
        (Only.ALL, _("All")), (Only.OFF, _("Off target")), (Only.STALE, _("Stale")), (Only.BARE, _("Without a value")),
    )  # fmt: skip


def _ruled(inside: QWidget) -> QFrame:
    """With a hairline above and below."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return made


def _cell(text: str) -> str:
    """For a sheet: quoted where it has several lines."""
    said = text.replace("\u00a0", " ").replace("\t", " ")
    return '"' + said.replace('"', '""') + '"' if "\n" in said or said.startswith('"') else said
