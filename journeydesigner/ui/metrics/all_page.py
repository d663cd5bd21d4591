"""The last page: every metric of the map in one table."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from journeydesigner.ui.metrics.card import MARGIN
from journeydesigner.ui.metrics.chart_card import TableCard
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.measured import all_figures
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
        return bool(shown.gauges)

    def show_numbers(self, shown: Shown) -> None:
        self.card.show_figures(all_figures(shown.snapshot, shown.gauges, self._easel.pen.language))
