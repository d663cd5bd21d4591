"""The filter of one window: its button, its panel (made when first wanted) and the pill that says it is on."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from journeydesigner.model.records import CardFilter
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.round_corners import round_corners
from journeydesigner.ui.filtering.filter_pill import FilterPill
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.filtering.filter_panel import FilterPanel


class Filtering(QObject):
    """The pill lies over ``host``."""

    def __init__(self, window: QWidget, look: Look, session: Session, host: QWidget) -> None:
        super().__init__(window)
        self._window, self._look, self._session = window, look, session
        self.button = IconButton(look, "funnel", _("Filter"))
        self.button.setCheckable(True)
        self.button.clicked.connect(self.open)
        self.pill = FilterPill(look, session, host)
        self.pill.opened.connect(self._open_at)
        session.filter_changed.connect(self._tell)

    @cached_property
    def panel(self) -> "FilterPanel":
        from journeydesigner.ui.filtering.filter_panel import FilterPanel

        panel = FilterPanel(self._look, self._session, self._window)
        round_corners(panel)
        panel.closed.connect(self._tell)
        return panel

    def open(self) -> None:
        """Under the button."""
        self._open_at(self.button.mapToGlobal(QPoint(0, self.button.height() + 6)))

    def clear(self) -> None:
        self._session.set_filter(CardFilter())

    def is_on(self) -> bool:
        return not self._session.filter.is_empty()

    def _open_at(self, point: QPoint) -> None:
        self.panel.open_at(point)
        self._tell()

    def _tell(self) -> None:
        self.button.setChecked(self.is_on())
