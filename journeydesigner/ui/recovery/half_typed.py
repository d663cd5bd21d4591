"""What a person is writing and has not yet finished: on the map, or in a field beside it. Journalled as they write."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from journeydesigner.canvas.typist import Target, Task
from journeydesigner.editing.cards import add_note
from journeydesigner.files.record_forms import Json
from journeydesigner.ui.comments.comment_field import CommentField
from journeydesigner.ui.controls.text_fields import LineField, TextField
from journeydesigner.ui.recovery.journaling import Journaling
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_PAUSE_MS = 300
_FIELDS = (TextField, CommentField, LineField)


class HalfTyped(QObject):
    """Follows the editor on the map and the field that has the keys."""

    def __init__(self, window: "MainWindow", journaling: Journaling) -> None:
        super().__init__(window.session)
        self._window, self._journaling = window, journaling
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._was = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        window.canvas.editor.textChanged.connect(self._typed)
        window.canvas.edit_ended.connect(self._done)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _typed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _done(self) -> None:
        self._pause.stop()
        self._journaling.typing({})

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            if isValid(self._field):
                self._field.textChanged.disconnect(self._typed)
            self._field = None
            self._done()
        if isinstance(now, _FIELDS) and self._window.panes.isAncestorOf(now):
            self._field, self._was = now, _text_in(now)
            now.textChanged.connect(self._typed)

    def _keep(self) -> None:
        """What stands there now; a text that nobody altered is not worth a line."""
        canvas = self._window.canvas
        task = canvas.writing.typist.task
        if canvas.writing.is_on and task is not None:
            text = canvas.editor.text
            self._journaling.typing({**asdict(task), "text": text} if text != task.was else {})
        elif self._field is not None and isValid(self._field):
            text = _text_in(self._field)
            is_news = bool(text.strip()) and text != self._was
            self._journaling.typing({"field": self._field.accessibleName(), "text": text} if is_news else {})


def write_half_typed(window: "MainWindow", form: Json) -> str:
    """Write what was half written where it belongs; what cannot be put there becomes a note in the inbox. A sentence
    on that, "" where nothing was."""
    text = form.get("text")
    if not isinstance(text, str) or not text.strip():
        return ""
    task = _task_of(form)
    typist = window.canvas.writing.typist
    if task is not None and not typist.is_gone(task):
        window.session.attempt(lambda _document: typist.write(task, text))
        return _("What you were writing is there, too.")
    if window.session.map_id is None:
        return ""
    window.session.attempt(add_note, window.session.map_id, text)
    field = form.get("field")
    if isinstance(field, str) and field:
        return _("What you were writing in “{field}” is in the inbox.").format(field=field)
    return _("What you were writing is in the inbox.")


def _task_of(form: Json) -> Task | None:
    """What was being written on the map; None for anything else."""
    known = {name: value for name, value in form.items() if name not in ("text", "field")}
    try:
        offset = known.get("offset")
        target = Target(known.pop("target", ""))
        task = Task(target, **{**known, "offset": None if offset is None else (float(offset[0]), float(offset[1]))})
    except (TypeError, ValueError, IndexError):
        return None
    texts = (task.record, task.was, *(each for each in (task.lane, task.step, task.persona, task.linked_from) if each))
    return task if all(isinstance(each, str) for each in texts) else None


def _text_in(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
