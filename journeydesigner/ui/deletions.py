"""Says what went with a stage, step, lane or map that was deleted, and offers it back."""

from PySide6.QtCore import QObject

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

_WHOLES = frozenset({"maps", "stages", "steps", "lanes"})


class Deletions(QObject):
    """Of one window. Cards alone are seen to go: of them nothing is said."""

    def __init__(self, session: Session, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._toast = session, toast
        session.changed.connect(self._heard)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.origin is not Origin.LOCAL or changes.touched.keys().isdisjoint(_WHOLES):
            return
        if not any(table in _WHOLES for table, _record in changes.removed):
            return
        cards = sum(table == "cards" for table, _record in changes.removed)
        if not cards:
            return
        said = n_("{what}: {count} card went with it.", "{what}: {count} cards went with it.", cards)
        offer = Offer(_("Undo"), self._session.document.undo)
        self._toast.say(said.format(what=changes.label, count=cards), offer, icon_name="trash-2", is_about_last=True)
