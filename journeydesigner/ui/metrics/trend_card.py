"""How a chosen metric developed: its latest value, the change, and a chart of its periods; or the same as a table."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from journeydesigner.layout.charts.trend import columns, measured, trend_chart, trend_height
from journeydesigner.layout.charts.trend_figures import trend_figures
from journeydesigner.layout.charts.trend_labels import ON_SCREEN, Measured
from journeydesigner.metrics.metric_words import direction_word
from journeydesigner.metrics.numbers import value_text
from journeydesigner.metrics.staleness import stale_text
from journeydesigner.metrics.trends import is_good
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, rule, set_tone
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.chart import Chart, Drawn, Spot
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.figure_table import FigureTable
from journeydesigner.ui.metrics.measured import Gauge, change_words, first_to_show
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

_HEIGHT, _TALLEST = 290, 360


class TrendCard(Card):
    """``chosen(str)`` tells the tile or place of the metric, when the person wants it on the map."""

    chosen = Signal(str)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("How it developed"))
        self._wanted = ""
        self._shown: Shown | None = None
        self._gauges: tuple[Gauge, ...] = ()
        self.metrics = ChoiceField(easel.look, _("Metric"))
        self.metrics.setObjectName("titleChoice")
        self.metrics.committed.connect(self._pick)
        self._formula = label("", size="small", tone="second", wraps=True)
        self._number = label("", size="headline")
        self._change = label("", size="strong")
        self.chart = Chart(easel, _("How it developed"), _HEIGHT)
        self.chart.setMaximumHeight(_TALLEST)
        self.chart.chosen.connect(self.chosen)
        self.table = FigureTable(easel, _("How it developed"), 32, scrolls=True)
        self._sign, self._direction = QLabel(), label("", size="small", tone="second")
        self._source = label("", size="small", tone="second", wraps=True)
        self._as_table = IconButton(easel.look, "table", _("Show as table"), size=16)
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._switch)
        self._put_together()

    def _put_together(self) -> None:
        self.title.hide()
        names, numbers = QVBoxLayout(), QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.metrics)
        names.addWidget(self._formula)
        names.addStretch(1)
        numbers.setSpacing(0)
        for part in (self._number, self._change):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            numbers.addWidget(part)
        numbers.addStretch(1)
        self.head.addLayout(names, 1)
        self.head.addLayout(numbers)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self.add(self._stack, 1)
        self.add(rule())
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._sign)
        foot.addWidget(self._direction)
        foot.addWidget(self._source, 1)
        foot.addWidget(self._as_table)
        self._source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add(foot)

    def has_numbers(self, shown: Shown) -> bool:
        return first_to_show(shown.gauges) is not None

    def show_numbers(self, shown: Shown) -> None:
        self._shown = shown
        self._gauges = tuple(gauge for gauge in shown.gauges if gauge.spot.trend.points)
        names = [gauge.metric.name for gauge in self._gauges]
        self.metrics.offer([
            Option(gauge.key, gauge.title if names.count(gauge.metric.name) > 1 else gauge.metric.name)
            for gauge in self._gauges
        ])  # fmt: skip
        found = next((each for each in self._gauges if each.key == self._wanted), first_to_show(self._gauges))
        if found is not None:
            self.metrics.show_value(found.key)
            self._show_gauge(shown, found)

    def _pick(self, key: object) -> None:
        self._wanted = str(key)
        if self._shown is not None:
            self.show_numbers(self._shown)

    def _switch(self, is_table: bool) -> None:
        self._stack.setCurrentWidget(self.table if is_table else self.chart)
        self._as_table.set_name(_("Show as chart") if is_table else _("Show as table"))

    def _show_gauge(self, shown: Shown, gauge: Gauge) -> None:
        metric, language = gauge.metric, self.easel.pen.language
        points = measured(gauge.tile, gauge.series(shown.snapshot))
        about = " · ".join(filter(None, (gauge.where, metric.formula)))
        self._formula.setText(about)
        self._formula.setVisible(bool(about))
        self._number.setText(value_text(metric, gauge.tile.value, language))
        change = change_words(gauge, points, language)
        self._change.setText(change)
        if len(points) > 1:
            good = is_good(metric, points[-1].point.value - points[-2].point.value)
            set_tone(self._change, {True: "good", False: "warning", None: "second"}[good])
        self._direction.setText(direction_word(metric.direction))
        arrow = "trending-up" if metric.direction == "up" else "trending-down"
        self._sign.setPixmap(pixmap(self.easel.look, arrow, "text3", 16))
        latest = gauge.spot.trend.latest
        stale = stale_text(metric, date.today(), latest.period if latest else "")
        self._source.setText(" · ".join(filter(None, (metric.source, stale))))
        figures = trend_figures(metric, points, language)
        self.table.show_figures(figures)
        self.chart.setAccessibleName(gauge.title)
        self.chart.show_chart(partial(self._draw, shown, gauge), figures)

    def _draw(self, shown: Shown, gauge: Gauge, width: float, height: float) -> Drawn:
        plot = max(height - trend_height(0, ON_SCREEN), 60.0)
        series = gauge.series(shown.snapshot)
        parts = trend_chart(gauge.tile, series, (0, 0, width), plot, self.easel.pen, ON_SCREEN)
        return Drawn(parts, self._spots(gauge, measured(gauge.tile, series), width, height))

    def _spots(self, gauge: Gauge, points: Sequence[Measured], width: float, height: float) -> list[Spot]:
        """Each period, with its value and what that rests on."""
        across = columns(len(points), 0, width, ON_SCREEN)
        half = (across[1] - across[0]) / 2 if len(across) > 1 else width / 2
        figures = trend_figures(gauge.metric, points, self.easel.pen.language)
        said = [
            f"{row.cells[0].text}: {row.cells[1].text}" + "".join(
                f", {heading} {cell.text}"
                for heading, cell in zip(figures.headings[2:4], row.cells[2:4], strict=True) if cell.text
            )
            for row in figures.rows
        ]  # fmt: skip
        return [
            Spot(QRectF(x - half, 0, 2 * half, height), words, gauge.leads)
            for x, words in zip(across, said, strict=True)
        ]  # fmt: skip
