"""Says in the top bar that conflicts are open, quietly; a click shows them."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import n_

_SOON_MS = 150


class ConflictsPill(QPushButton):
    """Hidden while there are none."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._count = 0
        self.setObjectName("conflictsPill")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.count_again)
        session.document_replaced.connect(self._soon.start)
        session.changed.connect(self._heard)
        look.follow(self, self._draw)
        self.count_again()

    @property
    def count(self) -> int:
        """How many there are, as far as it was counted."""
        return self._count

    def count_again(self) -> None:
        from journeydesigner.editing.conflict_sides import distinct

        self._soon.stop()
        self._count = len(distinct(self._session.document.conflicts))
        said = n_("{count} conflict", "{count} conflicts", self._count).format(count=self._count)
        self.setText(said)
        self.setAccessibleName(said)
        self.setVisible(self._count > 0)
        self._draw()

    def _heard(self, changes: ChangeSet) -> None:
        """One's own work brings no conflict, it only settles them."""
        if self._count or changes.origin is not Origin.LOCAL:
            self._soon.start()

    def _draw(self) -> None:
        self.setIcon(icon(self._look, "git-merge", "neg", 15))
