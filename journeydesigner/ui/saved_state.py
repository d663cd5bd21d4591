"""The file's name, whether it is saved and its map locked, in the title of the window and in the top bar."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journeydesigner.document.changes import ChangeSet
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.top_bar import TopBar
from journeydesigner.wording import _


class SavedState(QObject):
    """Follows the session and its saving."""

    def __init__(self, window: QWidget, session: Session, saving: Saving, top_bar: TopBar) -> None:
        super().__init__(window)
        self._window, self._session, self._saving, self._top_bar = window, session, saving, top_bar
        session.document_replaced.connect(self.show)
        session.saved_changed.connect(self.show)
        session.read_only_changed.connect(self.show)
        session.changed.connect(self._changed)
        session.map_changed.connect(self._show_lock)
        saving.saving_changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Say how it is now."""
        session = self._session
        if self._saving.is_saving:
            state = (_("Saving…"), "loader", "text2")
        elif session.is_read_only:
            state = (_("Read only"), "eye", "text2")
        elif session.is_edited:
            state = (_("Edited"), "pencil", "text2")
        elif session.path is None:
            state = (_("Not saved yet"), "circle-dashed", "text2")
        else:
            state = (_("Saved"), "circle-check", "pos")
        self._top_bar.show_file(session.name, *state)
        self._show_lock()
        self._window.setWindowTitle(f"{session.name}[*] – Journey Designer")
        self._window.setWindowModified(session.is_edited)

    def _show_lock(self) -> None:
        journey = self._session.map
        self._top_bar.show_lock(is_locked=journey is not None and journey.is_locked)

    def _changed(self, changes: ChangeSet) -> None:
        if changes.only_adds_cards:  # they neither lock a map nor call it otherwise
            return
        self._show_lock()
        if self._session.path is None:
            self.show()
