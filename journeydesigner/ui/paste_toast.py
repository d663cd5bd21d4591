"""What the toast says after a paste or a drop: what became of it, the other readings, and undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.canvas.clips import PasteTold


class PasteToast(QObject):
    """It goes as soon as something else is done: what it offers is about what was done last."""

    def __init__(self, session: Session, canvas: MapCanvas, toast: Toast) -> None:
        super().__init__(toast)
        self._session, self._toast = session, toast
        self._told: PasteTold | None = None
        canvas.pasted.connect(self._tell)
        # Whoever keeps watch over the paste hears of a change later than the session, which listens since the start.
        session.changed.connect(self._go, Qt.ConnectionType.QueuedConnection)

    def _tell(self, told: "PasteTold") -> None:
        self._told = told
        if told.shown_map is not None:
            self._session.show_map(told.shown_map)
        offers = [Offer(other.text, other.act) for other in told.offers]
        if told.undo is not None:
            offers.append(Offer(_("Undo"), told.undo))
        self._toast.say(told.text, *offers, icon_name="clipboard-paste", stays=told.undo is None)

    def _go(self) -> None:
        if self._told is not None and not self._told.is_fresh():
            if self._toast.text == self._told.text:
                self._toast.hide()
            self._told = None
