"""Zoom at the bottom right of the canvas: smaller, the zoom itself, larger, fit."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import rule
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_MARGIN = 16


class ZoomPill(QFrame):
    """Shows the zoom of the canvas that it floats over, and changes it."""

    def __init__(self, look: Look, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("zoomPill")
        self.setAccessibleName(_("Zoom"))
        self._host = canvas
        minus = IconButton(look, "minus", _("Zoom out"), size=16)
        plus = IconButton(look, "plus", _("Zoom in"), size=16)
        fit = IconButton(look, "maximize", _("Fit the map"), size=16)
        self._percent = QPushButton("100 %")
        self._percent.setToolTip(_("Show at 100 %"))
        self._percent.setFixedWidth(58)
        minus.clicked.connect(canvas.zoom_out)
        plus.clicked.connect(canvas.zoom_in)
        fit.clicked.connect(canvas.zoom_to_fit)
        self._percent.clicked.connect(canvas.zoom_to_100)
        canvas.zoom_changed.connect(self.show_zoom)
        canvas.sight.kept_free = self.room
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(2)
        for widget in (minus, self._percent, plus, rule(upright=True), fit):
            row.addWidget(widget)
        self.setFixedHeight(36)
        canvas.installEventFilter(self)
        self._place()

    def show_zoom(self, zoom: float) -> None:
        """``zoom`` 1.0 is 100 %."""
        text = f"{round(zoom * 100)}\u00a0%"
        self._percent.setText(text)
        self._percent.setAccessibleName(_("Zoom {percent}").format(percent=text))

    def room(self) -> QSize:
        """What it takes of its host's lower right corner, with the margins round it."""
        return QSize(self.width() + 2 * _MARGIN, self.height() + 2 * _MARGIN)

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._host.width() - self.width() - _MARGIN, self._host.height() - self.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)
