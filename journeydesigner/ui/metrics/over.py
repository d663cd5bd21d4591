"""The metrics panel over the map: opened, closed, and the way from it to what a number is about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.model.ids import RecordId
from journeydesigner.ui.controls.escape_key import leave_by_escape
from journeydesigner.ui.controls.focus_before import FocusBefore
from journeydesigner.ui.metrics.panel import MetricsPanel

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def metrics_of(window: "MainWindow") -> "MetricsOver":
    """That of a window, made when it is first wanted; it lives as long as its session."""
    return window.session.findChild(MetricsOver) or MetricsOver(window)


def is_open(window: "MainWindow") -> bool:
    """Whether the panel is in sight; nothing is made for the answer."""
    return window.panes.is_covered()


class MetricsOver(QObject):
    """Of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window = window
        self._before = FocusBefore()
        self.panel = MetricsPanel(window)
        self.panel.left.connect(self.close)
        self.panel.chosen.connect(self.go_to)
        window.panes.place_cover(self.panel)
        leave_by_escape(self.panel, window)
        window.views.called.connect(self.close)
        window.panes.bared.connect(self.close)
        window.session.selection_changed.connect(self._selected)

    def toggle(self) -> None:
        if is_open(self._window):
            self.close()
        else:
            self.open()

    def open(self, page: str = "") -> None:
        """Bring the panel into sight, at ``page`` if one is meant, with the focus in it."""
        window = self._window
        window.settle()
        if not is_open(window):
            self._before.remember(QApplication.focusWidget())
        if page:
            self.panel.open_page(page)
        else:
            self.panel.refresh()
        if self._window.session.map_id is None:
            return
        window.panes.cover(is_covered=True)
        window.toast.move_to(self.panel)
        target = self.panel.head.pages.focus_target()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        window.actions_of.refresh_soon()

    def close(self) -> None:
        """Back to the map, with the focus where it was."""
        window = self._window
        if not is_open(window):
            return
        window.panes.cover(is_covered=False)
        window.toast.move_to(window.views)
        self._before.give_back()
        window.actions_of.refresh_soon()

    def _selected(self) -> None:
        """A command put something on the map, and selected it there."""
        if is_open(self._window) and self._window.session.selection.kind is not SelectionKind.NONE:
            self.close()

    def go_to(self, record: RecordId) -> None:
        """Show on the map what a number is about."""
        window = self._window
        self.close()
        window.views.to_map()
        window.reach.going.to(record, window.session.map_id)
        window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
