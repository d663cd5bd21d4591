"""One thread: who said what when, a line to answer in, and whether it is settled."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.comments import delete_comment, edit_comment, reopen, reply, resolve
from journeydesigner.model.ids import CommentId
from journeydesigner.model.records import Comment
from journeydesigner.ui.comments.comment_field import CommentField
from journeydesigner.ui.controls.disc import Disc, tint
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel, label, write_on
from journeydesigner.ui.controls.laid_out import widgets_of
from journeydesigner.ui.look import Look
from journeydesigner.ui.recent_text import when_text
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_PLACE_ROOM = 250


class ThreadBox(QFrame):
    """Writes through the session; ``changed`` tells that it did. ``place`` is the thread's stage and lane in words, or
    empty where all threads stand at one place; ``wanted`` then tells that the person wants to go there."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, session: Session, look: Look, thread: tuple[Comment, ...], author: str, place: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._look, self._thread, self._author = session, look, thread, author
        head = thread[0]
        self.setAccessibleName(_("Comment by {author}").format(author=_by(head)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 10, 10)
        self._column.setSpacing(8)
        if place:
            where = QPushButton()
            where.setObjectName("link")
            where.setToolTip(_("Show it on the map"))
            write_on(where, place, _PLACE_ROOM)
            where.clicked.connect(self._go)
            self._column.addWidget(where, 0, Qt.AlignmentFlag.AlignLeft)
        for comment in thread:
            self._column.addWidget(self._said(comment))
        self.answer = CommentField(_("Reply"), _("Reply…"))
        self.answer.committed.connect(self._reply)
        self._column.addWidget(self.answer)
        if head.state == "resolved":
            self.answer.setPlaceholderText(_("Replying opens it again…"))

    @property
    def about(self) -> CommentId:
        """The comment that is answered here."""
        return self._thread[0].id

    def _said(self, comment: Comment) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        disc = Disc(26)
        disc.show_name(_by(comment), tint(sum(map(ord, comment.author))))
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._line_of(comment))
        column.addWidget(label(_when(comment), tone="second", size="small"))
        text = WholeLabel()
        text.set_whole(comment.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        row.addLayout(column, 1)
        return holder

    def _line_of(self, comment: Comment) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        name = WholeLabel(size="strong")
        name.set_whole(_by(comment))
        line.addWidget(name, 1)
        if comment is self._thread[0]:
            is_open = comment.state == "open"
            icon_name, name = ("circle-check", _("Resolve")) if is_open else ("undo-2", _("Open again"))
            settle = IconButton(self._look, icon_name, name, size=16)
            settle.clicked.connect(self._settle)
            line.addWidget(settle)
        if comment.author == self._author:
            edit = IconButton(self._look, "pencil", _("Edit the comment"), size=15)
            edit.setProperty("comment", comment.id)
            edit.clicked.connect(self._edit)
            line.addWidget(edit)
        delete = IconButton(self._look, "trash-2", _("Delete the comment"), size=15)
        delete.setProperty("comment", comment.id)
        delete.clicked.connect(self._delete)
        line.addWidget(delete)
        return line

    # Acting

    def _reply(self, text: object) -> None:
        self._session.attempt(reply, self._thread[0].id, str(text), self._author)
        self.answer.clear()
        self.changed.emit()

    def _settle(self) -> None:
        head = self._thread[0]
        self._session.attempt(resolve if head.state == "open" else reopen, head.id)
        self.changed.emit()

    def _delete(self) -> None:
        self._session.attempt(delete_comment, self._own())
        self.changed.emit()

    def _edit(self) -> None:
        """The text becomes a field."""
        comment = self._session.snapshot.comment(self._own())
        field = CommentField(_("Text of the comment"), "")
        field.setPlainText(comment.text)
        field.setProperty("comment", comment.id)
        field.committed.connect(self._edited)
        place = next(i for i, each in enumerate(self._thread) if each.id == comment.id)
        index = self._column.count() - 1 - len(self._thread) + place
        before = widgets_of(self._column).get(index)
        if before is not None:
            before.hide()
        self._column.insertWidget(index, field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, text: object) -> None:
        if str(text).strip():
            self._session.attempt(edit_comment, self._own(), str(text))
        self.changed.emit()

    def _own(self) -> CommentId:
        sender = self.sender()
        assert sender is not None
        return CommentId(sender.property("comment"))

    def _go(self) -> None:
        self.wanted.emit(self._thread[0].anchor)


def _by(comment: Comment) -> str:
    return comment.author or _("Somebody")


def _when(comment: Comment) -> str:
    made = datetime.fromisoformat(comment.made.replace("Z", "+00:00"))
    return when_text(made.astimezone().replace(tzinfo=None), datetime.now())
