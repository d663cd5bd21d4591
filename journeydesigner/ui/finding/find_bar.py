"""The bar to find and replace with, on top of the views: it takes of their room, so that it never lies over what was
found. The map goes along while one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.ui.controls.escape_key import leave_by_escape
from journeydesigner.ui.controls.focus_before import FocusBefore
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.finding.search import Search
from journeydesigner.ui.look import Look
from journeydesigner.wording import _, n_

_FIELD = 210


class FindBar(QFrame):
    """Of one ``window``. ``go`` shows a record; ``done`` tells how much was replaced, and whether that is anything."""

    def __init__(
        self,
        look: Look,
        search: Search,
        go: Callable[[RecordId, MapId | None], object],
        done: Callable[[str, bool], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("findBar")
        self.setAccessibleName(_("Find and replace"))
        self._search, self._go, self._done = search, go, done
        self._before = FocusBefore()
        self.line = self._field(_("Find"))
        self.new_text = self._field(_("Replace with"))
        self._count = label("", tone="second")
        self._count.setMinimumWidth(64)
        self._everywhere = QPushButton(_("All maps"))
        self._everywhere.setObjectName("toggle")
        self._everywhere.setCheckable(True)
        previous = IconButton(look, "chevron-up", _("Previous match"), size=16)
        following = IconButton(look, "chevron-down", _("Next match"), size=16)
        close = IconButton(look, "x", _("Close"), size=16)
        self._one = self._button(_("Replace"), self._replace_one)
        self._all = self._button(_("Replace all"), self._replace_all)
        top = QHBoxLayout()
        top.setSpacing(2)
        for widget in (self._count, previous, following, self._everywhere, close):
            top.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._one)
        below.addWidget(self._all)
        below.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 7, 12, 8)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.line, 0, 1)
        grid.addLayout(top, 0, 2)
        grid.addWidget(self.new_text, 1, 1)
        grid.addLayout(below, 1, 2)
        QWidget.setTabOrder(self.line, self.new_text)  # what is typed after Tab is what stands below
        self.line.textChanged.connect(self._look)
        self._everywhere.toggled.connect(self._look)
        previous.clicked.connect(self.previous)
        following.clicked.connect(self.next)
        close.clicked.connect(self.leave)
        search.changed.connect(self._tell)
        leave_by_escape(self, window)
        self.hide()

    def open(self, *, replacing: bool = False) -> None:
        """Open it for another search, with what was looked for last; or put the cursor into it."""
        for widget in (self.new_text, self._one, self._all):
            widget.setVisible(replacing)
        if not self.isVisible():
            self._before.remember(self.window().focusWidget())
            self.show()
            self._look()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def leave(self) -> None:
        """Close it; what one is at stays selected."""
        self.hide()
        self._search.stop()
        self._before.give_back()

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        match = self._search.step(direction)
        if match is not None:
            self._go(match.record, match.map)

    def _look(self, _now: object = None) -> None:
        self._search.look_for(self.line.text(), everywhere=self._everywhere.isChecked())
        match = self._search.current
        if match is not None:
            self._go(match.record, match.map)

    def _replace_one(self) -> None:
        self._search.replace_current(self.new_text.text())
        match = self._search.current
        if match is not None:
            self._go(match.record, match.map)

    def _replace_all(self) -> None:
        count = self._search.replace_all(self.new_text.text())
        self._done(n_("Replaced {count} time.", "Replaced {count} times.", count).format(count=count), count > 0)

    def _tell(self) -> None:
        found, place = len(self._search.matches), self._search.place
        if not self.line.text():
            said = ""
        elif not found:
            said = _("Not found")
        else:
            said = _("{place} of {count}").format(place=place + 1, count=found)
        self._count.setText(said)
        self._count.setAccessibleName(said)
        if not found and (self._one.hasFocus() or self._all.hasFocus()):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would go on to whatever comes after the bar
        self._one.setEnabled(found > 0)
        self._all.setEnabled(found > 0)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setFixedWidth(_FIELD)
        field.installEventFilter(self)
        let_keys_through(field)
        return field

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("outlined")
        button.clicked.connect(act)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_enter and watched is self.new_text:
            self._replace_one()
        elif is_enter:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return False
        return True
