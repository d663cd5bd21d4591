"""What is shown of the map, chosen by clicking: saved views, personas, tags, owners, lanes."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.saved_views import delete_view, save_view
from journeydesigner.model.ids import MapId, SavedViewId
from journeydesigner.model.records import CardFilter, SavedView
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, write_on
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.filtering.choices import FIELDS, Choice, Field, choices, counted, toggled
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_WIDTH, _TALLEST = 340, 560
_CHIP_ROOM, _VIEW_ROOM = 270, 210


class FilterPanel(QFrame):
    """Of one window. Writes the session's filter; saves views into the document. ``closed`` tells that it went."""

    closed = Signal()

    def __init__(self, look: Look, session: Session, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Filter"))
        self._look, self._session = look, session
        self._body = QWidget()
        self._scroll = upright_scroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._scroll)
        self._buttons: dict[tuple[Field, str], QPushButton] = {}
        self._views: dict[SavedViewId, QPushButton] = {}

    def open_at(self, point: QPoint) -> None:
        """Show it under a global point, which its right corner keeps to."""
        self._fill()
        body = self._body.sizeHint().height()
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(min(body + 12, _TALLEST, self.screen().availableGeometry().height() - 80))
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 8, min(point.x(), screen.right() - _WIDTH - 8))
        self.move(x, point.y())
        self.show()
        first = next(iter([*self._views.values(), *self._buttons.values()]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def button(self, field: Field, value: str) -> QPushButton:
        """Of a value that can be chosen. Raises KeyError."""
        return self._buttons[field, value]

    # Contents

    def _fill(self) -> None:
        self._buttons, self._views = {}, {}
        body = QWidget()
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        map_id = self._session.map_id
        if map_id is not None:
            self._add_views(column, map_id)
            found = choices(self._session.snapshot, map_id)
            for field in FIELDS:
                self._add_field(column, field, found[field])
            clear = QPushButton(_("Show everything"))
            clear.setObjectName("outlined")
            clear.clicked.connect(self._clear)
            column.addSpacing(6)
            column.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        body.setFixedWidth(_WIDTH - 8)
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()  # one of its own fields may be telling of itself right now
        self._scroll.setWidget(body)
        self._body = body
        self._tick()

    def _add_views(self, column: QVBoxLayout, map_id: MapId) -> None:
        column.addWidget(label(_("SAVED VIEWS"), size="section"))
        for view in self._session.snapshot.saved_views_of(map_id):
            row = QHBoxLayout()
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
            column.addLayout(row)
            self._views[view.id] = shown
        self._name = LineField(_("Name of the view"), _("Save what is shown as…"))
        self._name.committed.connect(self._save_view)
        column.addWidget(self._name)
        column.addSpacing(6)

    def _add_field(self, column: QVBoxLayout, field: Field, found: tuple[Choice, ...]) -> None:
        if not found:
            return
        heads: dict[Field, str] = {
            "personas": _("PERSONAS"), "tags": _("TAGS"), "owners": _("OWNERS"), "lanes": _("LANES"),
        }  # fmt: skip
        column.addWidget(label(heads[field], size="section"))
        holder = QWidget()
        flow: QLayout = FlowLayout(holder)
        for choice in found:
            button = QPushButton()
            button.setObjectName("toggle")
            write_on(button, counted(choice), _CHIP_ROOM)
            button.setCheckable(True)
            button.setProperty("field", field)
            button.setProperty("choice", choice.value)
            button.clicked.connect(self._toggle)
            flow.addWidget(button)
            self._buttons[field, choice.value] = button
        column.addWidget(holder)
        column.addSpacing(4)

    def _tick(self) -> None:
        wanted = self._session.filter
        for (field, value), button in self._buttons.items():
            button.setChecked(value in getattr(wanted, field))
        for view, button in self._views.items():
            found = self._session.snapshot.table("saved_views").get(view)
            button.setChecked(isinstance(found, SavedView) and found.filter == wanted)
        self._name.setEnabled(not wanted.is_empty())

    # Acting

    def _toggle(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        wanted = toggled(self._session.filter, button.property("field"), button.property("choice"))
        self._session.set_filter(wanted)
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
