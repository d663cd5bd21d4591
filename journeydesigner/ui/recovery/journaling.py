"""Keeps the journal of the document that a window shows: begun with the first edit, ended when nothing is left to
recover."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.clock import Version
from journeydesigner.document.document import Document
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.keeping.journal import Journal, open_journal
from journeydesigner.files.keeping.journal_lines import About
from journeydesigner.files.record_forms import Json
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_TRY_AGAIN_S = 20.0


class Journaling(QObject):
    """Of one window, for all of its life. ``troubled`` tells in a sentence, once, that none can be written: the work
    goes on without."""

    troubled = Signal(str)
    _failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._failed.connect(self._tell)  # from the journal's own thread, too
        self._session: Session | None = None
        self._saving: Saving | None = None
        self._document: Document | None = None
        self._forget: Callable[[], None] | None = None
        self._journal: Journal | None = None
        self._ground: Version = {}
        self._was_edited = False
        self._has_missed = False
        """Something was done of which no journal tells: the next one needs the whole document."""
        self._try_again_at = 0.0
        self._heard_at_save = 0
        self._is_told = False
        self._follows: tuple[str, ...] = ()

    @property
    def journal(self) -> Journal | None:
        """The one that is being written; None while there is nothing to keep."""
        return self._journal

    def follow(self, session: Session, saving: Saving) -> None:
        """Listen to the window's session; another one of the same document goes on with the same journal."""
        self._session, self._saving = session, saving
        session.document_replaced.connect(self._replaced)
        session.saved_changed.connect(self._saved_changed)
        saving.saving_changed.connect(self._saving_changed)
        saving.written.connect(self._written)
        if session.document is not self._document:
            self._listen(session)

    def leave(self) -> None:
        """The window closes: what is saved needs no journal, what the person let go of is put aside for a while."""
        if self._forget is not None:
            self._forget()
            self._forget = None
        self._end()
        self._document = None

    def flush(self) -> None:
        """See that all of it is on the disk."""
        if self._journal is not None:
            self._journal.flush()

    def typing(self, form: Json) -> None:
        """What is being written and not yet done; nothing: no longer. What is only written on begins no journal."""
        if form and self._journal is None:
            self._begin()
        if self._journal is not None:
            self._journal.typing(form)

    def go_on_from(self, ids: Sequence[str]) -> None:
        """The next journal makes those needless of which the document is about to be shown."""
        self._follows = tuple(ids)

    def when_safe(self, act: Callable[[], object]) -> None:
        """Do it, on another thread, once the document as it is now can be recovered by the journal of this window. Not
        at all where none can be written."""
        if self._journal is not None:
            self._journal.when_safe(act)

    # What happens to the document

    def _listen(self, session: Session) -> None:
        if self._forget is not None:
            self._forget()
        self._document = session.document
        self._ground = session.document.version()
        self._was_edited, self._has_missed = session.is_edited, False
        self._try_again_at = 0.0
        self._forget = session.document.subscribe(self._heard, first=True)

    def _replaced(self) -> None:
        self._end()
        assert self._session is not None
        self._listen(self._session)
        if self._session.path is None:
            QTimer.singleShot(0, self._begin_untitled)

    def _begin_untitled(self) -> None:
        """The whole of it is written before the first edit, while the person still looks."""
        if self._session is not None and self._session.path is None and self._journal is None:
            self._begin()

    def _heard(self, changes: ChangeSet) -> None:
        if self._journal is None:
            self._begin()
        if self._journal is not None:
            self._journal.heard(changes)
        else:
            self._has_missed = True

    def _saved_changed(self) -> None:
        session, journal = self._session, self._journal
        assert session is not None
        is_edited, was_edited, self._was_edited = session.is_edited, self._was_edited, session.is_edited
        if journal is None:
            if not is_edited:
                self._ground, self._has_missed = session.document.version(), False
            elif not was_edited:
                self._has_missed = True  # it holds what no file has, such as an import
                self._begin()
        elif is_edited and not was_edited and not journal.count:
            journal.is_news()
        elif was_edited and not is_edited and journal.count:
            journal.is_even()

    def _saving_changed(self) -> None:
        if self._saving is not None and self._saving.is_saving:
            self._heard_at_save = self._journal.heard_of if self._journal is not None else 0

    def _written(self, path: Path, is_whole: bool) -> None:
        """By a save, not otherwise: what else is told of a file's state says nothing of what was edited here."""
        journal, session, saving = self._journal, self._session, self._saving
        if journal is None or session is None or saving is None or saving.state is None:
            return
        journal.saved(path, saving.state.sha256, since=0 if is_whole else journal.heard_of - self._heard_at_save)
        self._ground, self._has_missed = session.document.version(), False

    # The journal

    def _begin(self) -> None:
        session, saving = self._session, self._saving
        if session is None or saving is None or time.monotonic() < self._try_again_at:
            return
        path, state = session.path, saving.state
        is_whole = path is None or state is None or self._has_missed
        about = About(
            session.document.id,
            session.name,
            path,
            "" if state is None else state.sha256,
            has_base=is_whole,
            is_news=session.is_edited or self._has_missed,
            follows=self._follows,
            seen=session.document.version() if is_whole else self._ground,
        )
        try:
            self._journal = open_journal(session.document, about, self._failed.emit)
        except OSError as error:
            self._try_again_at = time.monotonic() + _TRY_AGAIN_S
            self._tell(error)
            return
        self._follows = ()

    def _end(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.end(discard=self._was_edited)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, (OSError, JourneyFileError)):
            raise error
        if self._is_told:
            return
        self._is_told = True
        why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        said = _("What you do now cannot be recovered if the program ends before you save ({why}). Save often.")
        self.troubled.emit(said.format(why=why.rstrip(".")))
