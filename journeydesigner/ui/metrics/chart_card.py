"""A card with a chart that can be looked at as a table, too: a table alone where there is nothing to draw."""

from PySide6.QtCore import Signal

from journeydesigner.layout.charts.figures import Figures
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.chart import Chart, Draw
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.figure_table import FigureTable
from journeydesigner.wording import _


class TableCard(Card):
    """``chosen(str)`` tells the record that a row leads to. ``about`` is said under the title, ``said`` below all."""

    chosen = Signal(str)

    def __init__(self, easel: Easel, title: str, about: str = "", row_height: int = 32) -> None:
        super().__init__(easel, title)
        self._about = label(about, size="small", tone="second", wraps=True)
        self._about.setVisible(bool(about))
        self.table = FigureTable(easel, title, row_height)
        self.table.chosen.connect(self.chosen)
        self._said = label("", size="small", tone="second", wraps=True)
        self.add(self._about)
        self.place_body()
        self.add(self._said)
        self.column.addStretch(1)

    def place_body(self) -> None:
        self.add_table(self.table)

    def show_figures(self, figures: Figures, said: str = "") -> None:
        self.table.show_figures(figures)
        self._said.setText(said)
        self._said.setVisible(bool(said))


class ChartCard(TableCard):
    """A chart; with the button at its title the table of its numbers instead."""

    def __init__(self, easel: Easel, title: str, height: int, about: str = "") -> None:
        self.chart = Chart(easel, title, height)
        super().__init__(easel, title, about)
        self.chart.chosen.connect(self.chosen)
        self._as_table = IconButton(easel.look, "table", _("Show as table"), size=16)
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._switch)
        self.head.addWidget(self._as_table)

    def place_body(self) -> None:
        self.add(self.chart)
        self.add_table(self.table)
        self.table.hide()

    def show_chart(self, draw: Draw, figures: Figures, said: str = "") -> None:
        """The chart that ``draw`` gives, and the same as a table."""
        self.show_figures(figures, said)
        self.chart.show_chart(draw, figures)

    def _switch(self, is_table: bool) -> None:
        self.chart.setVisible(not is_table)
        self.table.setVisible(is_table)
        self._as_table.set_name(_("Show as chart") if is_table else _("Show as table"))
