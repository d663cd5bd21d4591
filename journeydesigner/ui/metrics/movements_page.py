"""The second page: where people go, on which ways, how long it takes, and how cohorts do."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner.editing.movement_tables import MovementTables
from journeydesigner.editing.number_tables import Table
from journeydesigner.layout.charts.cohort_chart import cohort_chart
from journeydesigner.layout.charts.figures import in_words
from journeydesigner.layout.charts.flow_chart import flow_chart
from journeydesigner.layout.charts.ribbon import even_stretches
from journeydesigner.layout.charts.table_figures import table_figures
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.movement_records import Flow, Movements
from journeydesigner.ui.metrics.card import MARGIN
from journeydesigner.ui.metrics.chart import Drawn, Spot
from journeydesigner.ui.metrics.chart_card import ChartCard, TableCard
from journeydesigner.ui.metrics.columns import Columns
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.facts_card import FactsCard
from journeydesigner.ui.metrics.pages import Page
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_GAP = 20 - 2 * MARGIN
_FLOWS, _COHORTS = 220, 236
_HALF = 560


class MovementsPage(Page):
    def __init__(self, easel: Easel, _window: "MainWindow") -> None:
        super().__init__()
        self._easel = easel
        self.facts = FactsCard(easel)
        self.flows = ChartCard(
            easel, _("Where people go"), _FLOWS, _("Onward between the stages, skips over them, ways back under them")
        )
        self.variants = TableCard(easel, _("Ways through the stages"))
        self.times = TableCard(easel, _("Times and returns"))
        self.cohorts = ChartCard(
            easel, _("Cohorts"), _COHORTS, _("Customers by the month they began in; the filled part reached the goal")
        )
        self.touchpoints = TableCard(easel, _("Use of touchpoints"))
        pair = QWidget()
        columns = Columns((1, 1), _GAP, _HALF, pair)
        for card in (self.cohorts, self.variants):
            columns.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - MARGIN, 0, 24 - MARGIN, 14)
        column.setSpacing(_GAP)
        for part in (self.facts, self.flows, pair, self.times, self.touchpoints):
            column.addWidget(part)
        column.addStretch(1)
        for card in (self.flows, self.variants, self.times, self.cohorts, self.touchpoints):
            card.chosen.connect(self.chosen)

    def has_numbers(self, shown: Shown) -> bool:
        return shown.movements is not None

    def show_numbers(self, shown: Shown) -> None:
        of = shown.movements
        assert of is not None, "there are numbers"
        tables = MovementTables(shown.snapshot, shown.map.id)
        tables.movements = (of,)
        self.facts.show_numbers(of)
        self._show(self.variants, shown, tables.variants(), 2)
        self._show(self.times, shown, tables.times())
        self._show(self.touchpoints, shown, tables.touchpoint_use(), 3)
        self._show_flows(shown, of, tables.transitions())
        self._show_cohorts(shown, of, tables.cohorts())

    def _show(self, card: TableCard, shown: Shown, table: Table, words: int = 1) -> None:
        card.setVisible(bool(table.rows))
        card.show_figures(table_figures(table, shown.snapshot, self._easel.pen.language, words=words), _said(table))

    def _show_flows(self, shown: Shown, of: Movements, table: Table) -> None:
        figures = table_figures(table, shown.snapshot, self._easel.pen.language, words=2)
        self.flows.setVisible(bool(of.flows))
        self.flows.show_chart(partial(self._draw_flows, shown, of), figures, _said(table))

    def _draw_flows(self, shown: Shown, of: Movements, width: float, _height: float) -> Drawn:
        stages = shown.stages
        drawn = flow_chart(of.flows, stages, even_stretches(stages, width), self._easel.pen)
        titles: dict[str, str] = {stage.id: stage.title for stage in stages}
        spots = [Spot(QRectF(*box), self._flow_words(flow, titles), flow.target or "") for flow, box in drawn.flows]
        return Drawn(drawn.primitives, spots, drawn.height)

    def _flow_words(self, flow: Flow, titles: dict[str, str]) -> str:
        n = flow.n or 0
        said = n_("{start} → {end}: {count} move", "{start} → {end}: {count} moves", n)
        names = (titles.get(end or "", "") for end in (flow.source, flow.target))
        start, end = names
        return said.format(start=start, end=end, count=grouped(n, self._easel.pen.language))

    def _show_cohorts(self, shown: Shown, of: Movements, table: Table) -> None:
        self.cohorts.setVisible(bool(of.cohorts))
        figures = table_figures(table, shown.snapshot, self._easel.pen.language)
        self.cohorts.show_chart(partial(self._draw_cohorts, of), figures, _said(table))

    def _draw_cohorts(self, of: Movements, width: float, height: float) -> Drawn:
        wide = width / max(len(of.cohorts), 1)
        rows = self.cohorts.table.figures_model.figures
        spots = [
            Spot(QRectF(place * wide, 0, wide, height), in_words(replace(rows, rows=(row,))))
            for place, row in enumerate(rows.rows)
        ]
        return Drawn(cohort_chart(of.cohorts, width, height, self._easel.pen), spots)


def _said(table: Table) -> str:
    return " ".join(f"{sentence}." for sentence in table.said)
