"""The first page: the stages, the drop-off ribbon under them; funnel, what-if and a metric's periods."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.ui.metrics.card import MARGIN
from journeydesigner.ui.metrics.chevrons import Chevrons
from journeydesigner.ui.metrics.columns import Columns
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.funnel_card import FunnelCard
from journeydesigner.ui.metrics.pages import Page
from journeydesigner.ui.metrics.ribbon_card import RibbonCard
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.ui.metrics.trend_card import TrendCard
from journeydesigner.ui.metrics.what_if_card import WhatIfCard

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_SHARES = (500, 434, 418)


class Overview(Page):
    def __init__(self, easel: Easel, _window: "MainWindow") -> None:
        super().__init__()
        self.chevrons, self.ribbon, self.funnel = Chevrons(easel), RibbonCard(easel), FunnelCard(easel)
        self.what_if, self.trend = WhatIfCard(easel), TrendCard(easel)
        for part in (self.chevrons, self.ribbon, self.funnel, self.what_if, self.trend):
            part.chosen.connect(self.chosen)
        self.funnel.mode_wanted.connect(self.mode_wanted)
        self._row = QWidget()
        self._columns = Columns(_SHARES, 20 - 2 * MARGIN, parent=self._row)
        self._columns.addWidget(self.funnel)
        self._columns.addWidget(self.what_if)
        self._columns.addWidget(self.trend)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - MARGIN, 4, 24 - MARGIN, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(self.chevrons)
        column.addLayout(row)
        column.addWidget(self.ribbon)
        column.addWidget(self._row)
        column.addStretch(1)

    def has_numbers(self, shown: Shown) -> bool:
        cards = (self.what_if, self.trend)
        return shown.funnel is not None or any(card.has_numbers(shown) for card in cards)

    def show_numbers(self, shown: Shown) -> None:
        self.chevrons.show_numbers(shown)
        for card in (self.ribbon, self.funnel):
            card.setVisible(shown.funnel is not None)
            card.show_numbers(shown)
        for card in (self.what_if, self.trend):
            card.setVisible(card.has_numbers(shown))
            card.show_numbers(shown)
