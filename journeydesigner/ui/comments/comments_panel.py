"""The comments on one thing, or on all of a map, over the window; they go with a click elsewhere."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.comments import add_comment, threads
from journeydesigner.model.ids import RecordId
from journeydesigner.model.records import Comment
from journeydesigner.ui.comments.comment_field import CommentField
from journeydesigner.ui.comments.thread_box import ThreadBox
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.upright_scroll import show_in, upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.where import about_text
from journeydesigner.wording import _, n_

_WIDTH, _TALLEST, _LOWEST = 340, 520, 140


class CommentsPanel(QFrame):
    """Of one window. ``wanted(record)`` tells that the person wants to see what a comment is about."""

    wanted = Signal(str)

    def __init__(self, look: Look, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Comments"))
        self._look, self._session, self._settings = look, session, settings
        self._anchor: RecordId = ""
        self._is_all = self._shows_resolved = False
        self._half_written: dict[str, str] = {}
        """By what it is about, or by the first comment of the thread that it answers."""
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(_("Comments"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._scroll)
        session.changed.connect(self._heard)

    def open_for(self, record: RecordId, point: QPoint) -> None:
        """The threads about ``record``, and a field for another, beside a global point."""
        self._anchor, self._is_all = record, False
        self._open(point)

    def open_all(self, point: QPoint) -> None:
        """All threads of the shown map, and a field for one about the map as a whole."""
        if self._session.map_id is not None:
            self._anchor, self._is_all = self._session.map_id, True
            self._open(point)

    @property
    def boxes(self) -> list[ThreadBox]:
        """The threads in sight, top to bottom."""
        return self._scroll.findChildren(ThreadBox)

    def _open(self, point: QPoint) -> None:
        self._shows_resolved = False
        self.setFixedWidth(_WIDTH)
        self._fill()
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 8, min(point.x(), screen.right() - _WIDTH - 8))
        y = max(screen.top() + 8, min(point.y(), screen.bottom() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """A half written comment is there when one comes back."""
        self._keep_half_written()
        super().hideEvent(event)

    def _keep_half_written(self) -> None:
        for about, field in ((self._anchor, self.field), *((box.about, box.answer) for box in self.boxes)):
            self._half_written[about] = field.toPlainText()

    def _fill(self) -> None:
        found = self._threads()
        hidden = [thread for thread in found if thread[0].state == "resolved"]
        shown = found if self._shows_resolved else [thread for thread in found if thread[0].state == "open"]
        body = QWidget()
        body.setObjectName("page")
        body.setFixedWidth(_WIDTH - 8)
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addLayout(self._head(len(hidden)))
        for thread in shown:
            place = about_text(self._session.snapshot, thread[0].anchor) if self._is_all else ""
            box = ThreadBox(self._session, self._look, thread, self._settings.author, place)
            box.answer.setPlainText(self._half_written.get(box.about, ""))
            box.changed.connect(self._later)
            box.wanted.connect(self._go)
            column.addWidget(box)
        self.field = CommentField(_("New comment"), _("Comment on the map…") if self._is_all else _("Comment…"))
        self.field.setPlainText(self._half_written.get(self._anchor, ""))
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.committed.connect(self._say)
        column.addWidget(self.field)
        column.addStretch(1)
        show_in(self._scroll, body)
        wanted = body.sizeHint().height() + 14
        self.setFixedHeight(max(_LOWEST, min(wanted, _TALLEST, self.screen().availableGeometry().height() - 80)))

    def _head(self, hidden: int) -> QHBoxLayout:
        row = QHBoxLayout()
        title = _("Comments") if self._is_all else about_text(self._session.snapshot, self._anchor)
        row.addWidget(label(title, size="strong", wraps=True), 1)
        if hidden and not self._shows_resolved:
            more = QPushButton(n_("{count} resolved", "{count} resolved", hidden).format(count=hidden))
            more.setObjectName("link")
            more.clicked.connect(self._show_resolved)
            row.addWidget(more)
        return row

    def _threads(self) -> list[tuple[Comment, ...]]:
        map_id = self._session.map_id
        if map_id is None:
            return []
        found = threads(self._session.snapshot, map_id)
        return [thread for thread in found if self._is_all or thread[0].anchor == self._anchor]

    def _say(self, text: object) -> None:
        self._session.attempt(add_comment, self._anchor, str(text), self._settings.author)
        self.field.clear()
        self._later()

    def _show_resolved(self) -> None:
        self._shows_resolved = True
        self._later()

    def _later(self) -> None:
        """Not while one of the fields is still telling of itself."""
        QTimer.singleShot(0, self, self._fill_again)

    def _fill_again(self) -> None:
        if self.isVisible():
            self._keep_half_written()
            self._fill()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self, _changes: object) -> None:
        if self.isVisible() and self._anchor and self._session.snapshot.find(self._anchor) is None:
            self.close()

    def _go(self, record: str) -> None:
        self.close()
        self.wanted.emit(record)
