"""A document that is only looked at, in its window: said once why nothing can be written, and fields take no text."""

from collections.abc import Callable, Sequence
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from journeydesigner.ui.controls.tags_field import TagEntry
from journeydesigner.ui.controls.text_fields import LineField, TextField
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast

_OF_THE_DOCUMENT = (LineField, TextField, TagEntry)


class Refusing(QObject):
    """``offers`` are what can be done instead of writing."""

    def __init__(self, window: QWidget, session: Session, toast: Toast, offers: Callable[[], Sequence[Offer]]) -> None:
        super().__init__(session)
        self._window, self._session, self._toast, self._offers = window, session, toast, offers
        self._kept: WeakSet[QLineEdit | QPlainTextEdit] = WeakSet()
        self._is_listening = False
        session.read_only_changed.connect(self._follow)
        session.document_replaced.connect(self._follow)
        self._follow()

    def tell(self, said: str, icon_name: str = "info") -> None:
        """Say something; why nothing can be written, only once, with what can be done about it. What is still said as a
        window goes, by a field that loses the focus, goes with it."""
        if not isValid(self._toast):
            return
        if said != self._session.why_read_only:
            self._toast.say(said, icon_name=icon_name)
        elif self._toast.text != said:
            self._toast.say(said, *self._offers(), icon_name="eye")

    def _follow(self) -> None:
        is_wanted = self._session.is_read_only
        if is_wanted == self._is_listening:
            return
        self._is_listening = is_wanted
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if is_wanted:
            app.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, app.focusWidget())
            return
        app.focusChanged.disconnect(self._focus_changed)
        for field in tuple(self._kept):
            field.setReadOnly(False)
        self._kept.clear()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A field of the document can be read and copied from, not typed into."""
        if isinstance(now, _OF_THE_DOCUMENT) and self._window.isAncestorOf(now) and not now.isReadOnly():
            now.setReadOnly(True)
            self._kept.add(now)
