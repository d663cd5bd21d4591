"""The versions one above the other, newest first, under the days on which they were."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.files.versions import Version
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.versions.reading import NOW, Told
from journeydesigner.ui.versions.said import day_text
from journeydesigner.ui.versions.version_row import VersionRow
from journeydesigner.wording import _

_BEYOND = 400
"""Pixels below what is in sight of which it is found out already what they changed."""


class Timeline(QWidget):
    """``chosen(Version)`` follows mouse and keys. ``in_sight(list[str])`` tells of which versions one sees what they
    changed; ``entered``, ``named(Version, str)``, ``removed(Version)`` and ``asked(Version, QPoint)`` what is wanted
    of one."""

    chosen = Signal(object)
    in_sight = Signal(object)
    entered = Signal(object)
    named = Signal(object, str)
    removed = Signal(object)
    asked = Signal(object, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[str, VersionRow] = {}
        self._naming: Version | None = None
        self._current = NOW
        self._scroll: QScrollArea = upright_scroll()
        self._scroll.setAccessibleName(_("Earlier versions"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().valueChanged.connect(self._tell_soon)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._scroll.setWidget(self._page)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(16, 0, 8, 12)
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell_in_sight)

    @property
    def current(self) -> Version | None:
        row = self._rows.get(self._current)
        return row.version if row is not None else None

    @property
    def keys(self) -> tuple[str, ...]:
        """From the top."""
        return tuple(self._rows)

    def row(self, key: str) -> VersionRow:
        """Raises KeyError."""
        return self._rows[key]

    def list(self, versions: Sequence[Version], today: date) -> None:
        """Show these; rows that stay keep what is told of them, and the keys stay where they are."""
        focused = next((key for key, row in self._rows.items() if row.hasFocus()), None)
        old, self._rows = self._rows, {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, VersionRow):
                widget.deleteLater()
        day: date | None = None
        for version in versions:
            here = version.when.astimezone().date()
            if here != day and version.key != NOW:
                day = here
                head = label(day_text(here, today), size="section")
                head.setContentsMargins(12, 12, 0, 4)
                self._column.addWidget(head)
            row = old.pop(version.key, None)
            if row is None:
                row = self._row(version)
            row.show_version(version)
            self._rows[version.key] = row
            self._column.addWidget(row)
            row.show()
        if len(versions) <= 1:
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)
        for row in old.values():
            row.hide()
            row.deleteLater()
        if self._current not in self._rows:
            self._current = next(iter(self._rows), NOW)
        if focused is not None and focused not in self._rows:
            self.focus()
        self._mark()
        self._tell_soon()

    def choose(self, key: str) -> None:
        """Show the row of ``key`` as the current one, in sight."""
        if key not in self._rows or key == self._current:
            return
        self._current = key
        self._mark()
        row = self._rows[key]
        self._scroll.ensureWidgetVisible(row, 0, 24)
        self.chosen.emit(row.version)

    def focus(self) -> None:
        """Give the keys to the current row."""
        row = self._rows.get(self._current)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_told(self, key: str, told: Told) -> None:
        if key in self._rows:
            self._rows[key].show_told(told)
            self._tell_soon()

    def name(self, key: str, text: str) -> None:
        """Write a version's name right on its row."""
        row = self._rows.get(key)
        if row is not None:
            self._naming = row.version
            field = RenameField(row, _("Name of the snapshot"), text)
            field.setPlaceholderText(_("Name of the snapshot"))
            field.renamed.connect(self._named)
            field.destroyed.connect(self._focus_again)

    def _named(self, text: str) -> None:
        if self._naming is not None:
            self.named.emit(self._naming, text)

    def _focus_again(self) -> None:
        """The keys were in a field that went: where nobody took them along, they are on the row again."""
        focused, sheet = QApplication.focusWidget(), self.parentWidget()
        if sheet is not None and (focused is None or not sheet.isAncestorOf(focused)):
            self.focus()

    def _nothing(self) -> QWidget:
        said = _("Each time you save, what was there before is kept here; and what you keep as a snapshot.")
        made = label(said, tone="second", wraps=True)
        made.setContentsMargins(12, 12, 12, 0)
        return made

    def _row(self, version: Version) -> VersionRow:
        row = VersionRow(self._look, version)
        row.clicked.connect(self.choose)
        row.walked.connect(self._walk)
        row.entered.connect(self._enter)
        row.opened.connect(self._rename)
        row.removed.connect(self._remove)
        row.asked.connect(self._ask)
        return row

    def _mark(self) -> None:
        for key, row in self._rows.items():
            if row.is_current != (key == self._current):
                row.show_current(is_current=key == self._current)

    def _walk(self, steps: int) -> None:
        keys = self.keys
        place = keys.index(self._current) + steps
        self._rows[keys[max(0, min(len(keys) - 1, place))]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, key: str) -> None:
        self.entered.emit(self._rows[key].version)

    def _rename(self, key: str) -> None:
        if key != NOW:
            self.name(key, self._rows[key].version.title)

    def _remove(self, key: str) -> None:
        if self._rows[key].version.state is not None:
            self.removed.emit(self._rows[key].version)

    def _ask(self, key: str, point: QPoint) -> None:
        self.choose(key)
        self.asked.emit(self._rows[key].version, point)

    def _tell_soon(self, *_moved: object) -> None:
        self._soon.start(0)

    def _tell_in_sight(self) -> None:
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height() + _BEYOND
        seen = [key for key, row in self._rows.items() if row.y() + row.height() >= top and row.y() <= bottom]
        self.in_sight.emit(seen)
