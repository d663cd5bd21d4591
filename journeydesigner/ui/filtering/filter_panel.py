"""What is shown of the map, chosen by clicking: saved views, personas, tags, owners, lanes."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.saved_views import delete_view, save_view
from journeydesigner.model.ids import MapId, SavedViewId
from journeydesigner.model.records import CardFilter, SavedView
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import label, write_on
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.filtering.chips import FEW, Chips
from journeydesigner.ui.filtering.choices import FIELDS, Choice, Field, choices, toggled
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_WIDTH, _TALLEST = 340, 560
_VIEW_ROOM = 210


class FilterPanel(QFrame):
    """Of one window. Writes the session's filter; saves views into the document. ``closed`` tells that it went."""

    closed = Signal()

    def __init__(self, look: Look, session: Session, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Filter"))
        self._look, self._session = look, session
        self._views: dict[SavedViewId, QPushButton] = {}
        self._view_rows: tuple[SavedView, ...] | None = None
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Find a tag, owner, lane…"))
        self._words.setAccessibleName(_("Find in the filter"))
        let_keys_through(self._words)
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._look_for)
        self._name = LineField(_("Name of the view"), _("Save what is shown as…"))
        self._name.committed.connect(self._save_view)
        self._chips: dict[Field, Chips] = {field: Chips(field) for field in FIELDS}
        for chips in self._chips.values():
            chips.pressed.connect(self._toggle)
            chips.grew.connect(self._fit)
        self._build()

    def _build(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("page")
        self._body.setFixedWidth(_WIDTH - 8)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(6)
        inside.addWidget(label(_("SAVED VIEWS"), size="section"))
        self._view_column = QVBoxLayout()
        inside.addLayout(self._view_column)
        inside.addWidget(self._name)
        inside.addSpacing(6)
        for chips in self._chips.values():
            inside.addWidget(chips)
        clear = QPushButton(_("Show everything"))
        clear.setObjectName("outlined")
        clear.clicked.connect(self._clear)
        inside.addSpacing(6)
        inside.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(_("Filter"))
        self._scroll.setWidget(self._body)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(12, 10, 12, 0)
        head.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll)

    def open_at(self, point: QPoint) -> None:
        """Show it under a global point, which its right corner keeps to."""
        self._fill()
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(self._wanted_height())
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 8, min(point.x(), screen.right() - _WIDTH - 8))
        self.move(x, point.y())
        self._scroll.verticalScrollBar().setValue(0)
        self.show()
        first = next((chips.first for chips in self._chips.values() if chips.first is not None), None)
        first = next(iter(self._views.values()), first) if self._head.isHidden() else self._words
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def button(self, field: Field, value: str) -> QPushButton:
        """Of a value that is shown. Raises KeyError."""
        return self._chips[field].chip(value)

    def _wanted_height(self) -> int:
        head = 0 if self._head.isHidden() else self._head.sizeHint().height()
        room = self.screen().availableGeometry().height() - 80
        return min(head + self._body.heightForWidth(_WIDTH - 8) + 12, _TALLEST, room)

    def _fit(self) -> None:
        """There is more to show: it grows, and never shrinks under the pointer."""
        self.setFixedHeight(max(self.height(), self._wanted_height()))

    # Contents

    def _fill(self) -> None:
        map_id = self._session.map_id
        heads: dict[Field, str] = {
            "personas": _("PERSONAS"), "tags": _("TAGS"), "owners": _("OWNERS"), "lanes": _("LANES"),
        }  # fmt: skip
        found: dict[Field, tuple[Choice, ...]] = {}
        if map_id is not None:
            found = choices(self._session.snapshot, map_id)
        for field, chips in self._chips.items():
            chips.show_choices(heads[field], found.get(field, ()), getattr(self._session.filter, field))
        self._head.setHidden(all(len(each) <= FEW for each in found.values()))
        self._words.blockSignals(True)
        self._words.clear()
        self._words.blockSignals(False)
        self._list_views(map_id)
        self._name.show_value("")
        self._tick()

    def _list_views(self, map_id: MapId | None) -> None:
        views = self._session.snapshot.saved_views_of(map_id) if map_id is not None else ()
        if views == self._view_rows:
            return
        self._view_rows, self._views = views, {}
        while (item := self._view_column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()  # one of its buttons may be telling of itself right now
        for view in views:
            row = self._view_row(view)
            self._view_column.addWidget(row)
            row.show()  # what Qt would show a turn later has no height before

    def _view_row(self, view: SavedView) -> QWidget:
        holder = QWidget(self._body)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        shown = QPushButton()
        shown.setObjectName("choice")
        write_on(shown, view.name, _VIEW_ROOM)
        shown.setCheckable(True)
        shown.setProperty("view", view.id)
        shown.clicked.connect(self._show_view)
        gone = IconButton(self._look, "trash-2", _("Delete the view {name}").format(name=view.name), size=15)
        gone.setProperty("view", view.id)
        gone.clicked.connect(self._delete_view)
        row.addWidget(shown, 1)
        row.addWidget(gone)
        self._views[view.id] = shown
        return holder

    def _tick(self) -> None:
        wanted = self._session.filter
        for field, chips in self._chips.items():
            chips.tick(getattr(wanted, field))
        for view, button in self._views.items():
            found = self._session.snapshot.table("saved_views").get(view)
            button.setChecked(isinstance(found, SavedView) and found.filter == wanted)
        self._name.setEnabled(not wanted.is_empty())

    # Acting

    def _look_for(self, query: str) -> None:
        for chips in self._chips.values():
            chips.look_for(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, Enter presses the first chip that was found, Down goes to it, Escape empties first."""
        if watched is not self._words or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        first = next((chips.first for chips in self._chips.values() if chips.first is not None), None)
        if event.key() == Qt.Key.Key_Escape and self._words.text():
            self._words.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if first is not None and self._words.text().strip():
                first.click()
        elif event.key() == Qt.Key.Key_Down and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return super().eventFilter(watched, event)
        return True

    def _toggle(self, value: str) -> None:
        chips = self.sender()
        assert isinstance(chips, Chips)
        self._session.set_filter(toggled(self._session.filter, chips.field, value))
        self._tick()

    def _clear(self) -> None:
        self._session.set_filter(CardFilter())
        self._tick()

    def _show_view(self) -> None:
        found = self._session.snapshot.table("saved_views").get(self._own_view())
        if isinstance(found, SavedView):
            self._session.set_filter(CardFilter() if self._session.filter == found.filter else found.filter)
        self._tick()

    def _save_view(self, name: object) -> None:
        map_id = self._session.map_id
        if map_id is not None and str(name).strip():
            self._session.attempt(save_view, map_id, str(name).strip(), self._session.filter)
            self._fill()
            self._fit()

    def _delete_view(self) -> None:
        self._session.attempt(delete_view, self._own_view())
        self._fill()

    def _own_view(self) -> SavedViewId:
        sender = self.sender()
        assert sender is not None
        return SavedViewId(sender.property("view"))

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self.closed.emit()
