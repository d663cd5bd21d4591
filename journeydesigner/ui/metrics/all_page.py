"""The last page: every metric of the map in one table."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from journeydesigner.ui.metrics.card import MARGIN
from journeydesigner.ui.metrics.chart_card import TableCard
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.measured import all_figures, gauges_of
from journeydesigner.ui.metrics.pages import Page
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class AllPage(Page):
    def __init__(self, easel: Easel, _window: "MainWindow") -> None:
        super().__init__()
        self._easel = easel
        self.card = TableCard(easel, _("All metrics"), _("A row leads to its tile or its place on the map"))
        self.card.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - MARGIN, 0, 24 - MARGIN, 14)
        column.addWidget(self.card)
        column.addStretch(1)

    def has_numbers(self, shown: Shown) -> bool:
        return bool(gauges_of(shown, date.today()))

    def show_numbers(self, shown: Shown) -> None:
        gauges = gauges_of(shown, date.today())
        self.card.show_figures(all_figures(shown, gauges, self._easel.pen.language))
