"""The agenda, written like a list: a line for each item, and one to type the next into."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.editing.agenda import add_item, delete_item, move_item, set_item
from journeydesigner.model.ids import AgendaItemId
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.laid_out import widgets_of
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.workshop.agenda_row import AgendaRow
from journeydesigner.ui.workshop.agenda_times import ends, total_text, typed_item
from journeydesigner.ui.workshop.timekeeper import Timekeeper
from journeydesigner.wording import _

_WIDTH, _TALLEST = 460, 560


class NewItem(LineField):
    """The line at the end. Several lines pasted are several items."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = QGuiApplication.clipboard().text().splitlines()
        if event.matches(QKeySequence.StandardKey.Paste) and len(lines) > 1:
            for line in lines:
                if line.strip():
                    self.committed.emit(line)
            return
        super().keyPressEvent(event)


class AgendaPanel(QFrame):
    """Over the window; a click elsewhere closes it. What is typed is in the document at once."""

    def __init__(self, look: Look, session: Session, keeper: Timekeeper, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Agenda"))
        self._look, self._session, self._keeper = look, session, keeper
        self._window = window.window()
        self._rows: dict[str, AgendaRow] = {}
        self._after: str | None = None
        self._make_parts()
        session.changed.connect(self._heard)
        keeper.changed.connect(self._heard)
        self._clock = QTimer(self)
        self._clock.setInterval(10_000)
        self._clock.timeout.connect(self._refresh)

    def _make_parts(self) -> None:
        self._list = QWidget()
        self._list.setObjectName("page")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(12, 0, 12, 0)
        self._column.setSpacing(5)
        self.new = NewItem(_("New item"), _("Add an item: “Pains 15” is one of 15 minutes"))
        self.new.committed.connect(self._add)
        self._column.addWidget(self.new)
        self._column.addStretch(1)
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(_("Agenda"))
        self._scroll.setWidget(self._list)
        self._total = label("", tone="second")
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 0)
        head.addWidget(label(_("Agenda"), size="title"))
        head.addStretch(1)
        head.addWidget(self._total)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    @property
    def rows(self) -> list[AgendaRow]:
        """The items' rows, top to bottom."""
        return [self._rows[item.id] for item in self._keeper.items if item.id in self._rows]

    def open_at(self, point: QPoint) -> None:
        """Under a global point."""
        self._refresh()
        window = self._window.frameGeometry() & self.screen().availableGeometry()
        self.move(max(window.left() + 8, min(point.x(), window.right() - _WIDTH - 8)), point.y())
        self.show()
        self._clock.start()
        self.new.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # Contents

    def _heard(self) -> None:
        if self.isVisible():
            QTimer.singleShot(0, self, self._refresh)

    def _refresh(self) -> None:
        keeper, items = self._keeper, self._keeper.items
        for gone in self._rows.keys() - {item.id for item in items}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        times = ends(items, datetime.now(), keeper.place, keeper.left)
        for place, (item, end) in enumerate(zip(items, times, strict=True)):
            if item.id not in self._rows:
                self._rows[item.id] = self._row(item.id)
            row = self._rows[item.id]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_item(item, is_running=place == keeper.place, ends=end.strftime("%H:%M") if end else "✓")
        last = times[-1] if times else None
        said = total_text(items) if items else ""
        if last is not None:
            said = _("{total}, ends at {time}").format(total=said, time=last.strftime("%H:%M"))
        self._total.setText(said)
        self._fit(len(items))

    def _fit(self, count: int) -> None:
        room = self.screen().availableGeometry().height() - 160
        self.setFixedSize(_WIDTH, min(62 + (count + 1) * 37, _TALLEST, room))

    def _row(self, item: AgendaItemId) -> AgendaRow:
        made = AgendaRow(self._look, self._session.snapshot.agenda_item(item))
        made.titled.connect(self._rename)
        made.timed.connect(self._time)
        made.wanted_below.connect(self._go_below)
        made.unwanted.connect(self._delete)
        made.moved.connect(self._move)
        made.started.connect(self._start)
        made.dragged.connect(self._drag)
        made.dropped.connect(self._drop)
        return made

    # Acting

    def _add(self, text: object) -> None:
        title, minutes = typed_item(str(text))
        if title and self._session.map_id is not None:
            self._session.attempt(add_item, self._session.map_id, title, minutes)
        self.new.clear()
        self.new.show_value("")
        self._refresh()
        self._scroll.verticalScrollBar().setValue(self._scroll.verticalScrollBar().maximum())

    def _rename(self, item: str, title: str) -> None:
        self._session.attempt(set_item, AgendaItemId(item), title=title)

    def _time(self, item: str, minutes: float) -> None:
        self._session.attempt(set_item, AgendaItemId(item), minutes=minutes)

    def _go_below(self, item: str) -> None:
        """To the next line; from the last item to the one that is typed into."""
        rows = self.rows
        place = next((place for place, row in enumerate(rows) if row.item == item), len(rows) - 1) + 1
        field = rows[place].title if place < len(rows) else self.new
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _delete(self, item: str) -> None:
        rows = self.rows
        place = next((place for place, row in enumerate(rows) if row.item == item), 0)
        before = rows[place - 1].title if place else self.new
        before.setFocus(Qt.FocusReason.TabFocusReason)
        self._session.attempt(delete_item, AgendaItemId(item))
        self._refresh()

    def _move(self, item: str, by: int) -> None:
        place = [found.id for found in self._keeper.items].index(AgendaItemId(item)) + by
        if 0 <= place < len(self._keeper.items):
            self._session.attempt(move_item, AgendaItemId(item), place)
            self._refresh()

    def _start(self, item: str) -> None:
        self._keeper.start(AgendaItemId(item))
        self._refresh()

    def _drag(self, item: str, point: QPoint) -> None:
        """The row goes where the pointer is; the document hears of it when it is dropped."""
        row = self._rows[item]
        y = self._list.mapFromGlobal(point).y()
        others = [other for other in self._shown_rows() if other is not row]
        place = sum(other.geometry().center().y() < y for other in others)
        if self._column.indexOf(row) != place:
            self._column.insertWidget(place, row)

    def _drop(self, item: str) -> None:
        place = self._shown_rows().index(self._rows[item])
        if [found.id for found in self._keeper.items].index(AgendaItemId(item)) != place:
            self._session.attempt(move_item, AgendaItemId(item), place)
        self._refresh()

    def _shown_rows(self) -> list[AgendaRow]:
        return [row for row in widgets_of(self._column).values() if isinstance(row, AgendaRow)]
