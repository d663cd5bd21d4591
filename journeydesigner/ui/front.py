"""What fills the window: the panes to work in, or the start page over them."""

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from journeydesigner.ui.look import Look
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.panes import Panes
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.page import StartPage
from journeydesigner.ui.toast import Toast


class Front(QStackedWidget):
    """The document stays open behind the start page. The toast lies over what is in sight: ``host`` of the panes."""

    def __init__(
        self, look: Look, settings: Settings, opening: Opening, toast: Toast, panes: Panes, host: QWidget
    ) -> None:
        super().__init__()
        self._look, self._settings, self._opening, self._toast = look, settings, opening, toast
        self._panes, self._host = panes, host
        self.start: StartPage | None = None
        self.has_started = False
        self.addWidget(panes)

    def show_start(self) -> None:
        """The start page; the way back to the map is offered once there is one."""
        before, start = self.start, StartPage(self._look, self._settings)
        start.opened.connect(self._open)
        start.began.connect(self._opening.begin)
        start.browsed.connect(self._opening.browse)
        start.imported.connect(self._opening.browse_import)
        start.left.connect(self._leave_start)
        start.offer_way_back(self.has_started)
        self.addWidget(start)
        self.setCurrentWidget(start)
        self._toast.move_to(start)
        self.start = start
        self._drop(before)
        start.focus_first()

    def show_panes(self) -> None:
        """There is a document to work on."""
        self.has_started = True
        self.setCurrentWidget(self._panes)
        self._toast.move_to(self._host)
        before, self.start = self.start, None
        self._drop(before)

    def is_working(self) -> bool:
        """Whether the panes are in sight."""
        return self.start is None

    def stop(self) -> None:
        """Let nothing run on that the start page began."""
        if self.start is not None:
            self.start.stop()

    def _open(self, path: str) -> None:
        self._opening.open(Path(path))

    def _leave_start(self) -> None:
        if self.has_started:
            self.show_panes()
            self._host.setFocus()

    def _drop(self, start: StartPage | None) -> None:
        if start is not None:
            start.stop()
            self.removeWidget(start)
            start.deleteLater()
