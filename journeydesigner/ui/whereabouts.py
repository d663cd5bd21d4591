"""Where a person is in a window while its parts are made anew: taken down with the old ones, restored in the new."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from journeydesigner.ui.settings_sheet import SettingsSheet

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.workshop.workshop import Workshop


class Whereabouts:
    """Of ``window``: the parts that it has now, to be replaced."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.session, self.saving, self._keeping = window.session, window.saving, window.keeping
        self._selection, self._looked_at = window.session.selection, window.session.looked_at
        self._canvas, self._views = window.canvas, window.views
        self._panes, self._front = window.panes, window.front
        self._has_metrics = window.panes.is_covered()
        self._metrics = self._metrics_page()
        self._workshop: Workshop | None = window.__dict__.get("workshop")
        sheet = window.findChild(SettingsSheet)
        self._has_settings = sheet is not None and sheet.isVisible()

    def _metrics_page(self) -> tuple[str, str]:
        """The page and the period that the metrics panel shows."""
        if not self._has_metrics:
            return "", ""
        from journeydesigner.ui.metrics.over import metrics_of

        panel = metrics_of(self._window).panel
        return panel.page, panel.period

    def take_down(self) -> None:
        """Nothing of the old parts is heard or seen any more; they go as soon as what called this is done."""
        window = self._window
        if "presenting" in window.__dict__:
            window.presenting.leave()
        if "reading_back" in window.__dict__:
            window.reading_back.wait()
        if "copying_as" in window.__dict__:
            window.copying_as.wait()
        window.exporting.wait()
        for name in ("presenting", "reading_back", "copying_as", "workshop"):
            window.__dict__.pop(name, None)
        for action in window.actions():
            window.removeAction(action)
        self._front.stop()
        self.session.close()
        window.takeCentralWidget()
        for child in (self._front, *window.children()):
            if isinstance(child, QLayout):
                continue
            if isinstance(child, QWidget):
                child.hide()
            child.deleteLater()

    def restore(self) -> None:
        """Go on in the new parts."""
        window = self._window
        window.keeping.go_on_as(self._keeping)
        window.front.go_on_as(self._front)
        window.front.show()
        window.panes.go_on_as(self._panes)
        if self._workshop is not None:
            window.workshop.go_on_as(self._workshop)
        if not self.session.filter.is_empty():
            window.session.filter_changed.emit()
        layout = window.layout()
        if layout is not None:
            layout.activate()  # the camera is held within what is in sight
        window.canvas.select(self._selection)
        window.canvas.look(self._canvas.camera)
        if self._looked_at:
            window.session.look_at(self._looked_at)
        window.views.open(self._views.current)
        if window.front.is_working():
            window.views.focus()
        if self._has_metrics:
            from journeydesigner.ui.metrics.over import metrics_of

            metrics_of(window).open()
            metrics_of(window).panel.go_on_as(*self._metrics)
        if self._has_settings:
            SettingsSheet(window.look, window.settings, window.front).focus_language()
        self._canvas.show_map(None)
