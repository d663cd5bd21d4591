"""All that a window does about its file beside other people: one bar, the lock, the watch, what is refused."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.keeping.copying import Copying
from journeydesigner.ui.keeping.holding import Holding
from journeydesigner.ui.keeping.outside import Outside
from journeydesigner.ui.keeping.refusing import Refusing
from journeydesigner.ui.keeping.standing_bar import StandingBar
from journeydesigner.ui.keeping.watching import Watching
from journeydesigner.ui.look import Look
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.saving import Saving
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Toast

if TYPE_CHECKING:
    from journeydesigner.ui.keeping.coming_forward import ComingForward


class Keeping(QObject):
    """Of one window. ``begin`` once there is a file; ``leave`` when it closes."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        session: Session,
        settings: Settings,
        saving: Saving,
        opening: Opening,
        toast: Toast,
    ) -> None:
        super().__init__(session)
        self._window, self._session = window, session
        self._ear: ComingForward | None = None
        self.bar = StandingBar(look)
        self.holding = Holding(session, settings, saving, self.bar, toast)
        self.outside = Outside(session, saving, toast)
        saving.outside_offers = self.outside.offers
        saving.may_copy = self._may_copy
        self.copying = Copying(session, settings, saving, opening, self.outside, self.bar, toast)
        self.holding.open_copy = self.copying.begin
        self.watching = Watching(session, saving, self.outside, self.bar, toast)
        self.refusing = Refusing(window, session, toast, self.holding.offers)

    def begin(self) -> None:
        """Take the file that the session shows, and see whether it still is what was read."""
        self.holding.begin()
        self.watching.look_soon()

    def listen(self) -> None:
        """Hear from now on when the program is started again on the file that is shown."""
        from journeydesigner.ui.keeping.coming_forward import ComingForward

        if self._ear is None:
            self._ear = ComingForward(self, self._window, lambda: self._session.path)

    def go_on_as(self, other: "Keeping") -> None:
        """Hold what another one held, which this replaces."""
        other.watching.stop()
        if other._ear is not None:
            other._ear.close()
            self.listen()
        self.holding.go_on_as(other.holding)

    def _may_copy(self) -> bool:
        """Whether what is shown can be written elsewhere: not by an older program than that which wrote it."""
        return not self._session.is_read_only or self.holding.holder is not None

    def leave(self) -> None:
        if self._ear is not None:
            self._ear.close()
        self.watching.stop()
        self.holding.leave()
