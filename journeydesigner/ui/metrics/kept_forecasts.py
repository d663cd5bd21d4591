"""The forecasts that were kept on a to-be map: each in a box of its own, marked as what it is, to be taken away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_words import forecast_lines, forecast_title
from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import MapId
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.look import Look
from journeydesigner.ui.metrics.forecast_box import ForecastBox
from journeydesigner.wording import _


class KeptForecasts(QWidget):
    """``forgotten(str)`` tells the id of one that is to go."""

    forgotten = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[tuple[Forecast, tuple[str, ...]], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_forecasts(self, snapshot: Snapshot, map_id: MapId) -> None:
        """The latest first; hidden where there are none."""
        found = tuple((one, forecast_lines(snapshot, one)) for one in reversed(snapshot.forecasts_of(map_id)))
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one, lines in found:
            self._column.addWidget(self._box(one, lines))

    def _box(self, one: Forecast, lines: tuple[str, ...]) -> ForecastBox:
        box = ForecastBox(self._look)
        title = WholeLabel(size="strong")
        title.set_whole(forecast_title(one))
        gone = IconButton(self._look, "trash-2", _("Delete forecast"), size=16)
        gone.clicked.connect(partial(self.forgotten.emit, one.id))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        box.column.addLayout(head)
        for number, line in enumerate(lines):
            said = WholeLabel(size="large" if number == 0 else "small")
            said.set_whole(line)
            box.column.addWidget(said)
        box.setAccessibleName(". ".join((forecast_title(one), *lines)))
        return box
