"""The drop-off ribbon over the whole width, with what it says in a sentence and how it was counted."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from journeydesigner.editing.funnels import Funnel
from journeydesigner.layout.charts.figures import in_words
from journeydesigner.layout.charts.funnel_figures import funnel_figures
from journeydesigner.layout.charts.ribbon import even_stretches, ribbon
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.metrics.card import Card
from journeydesigner.ui.metrics.chart import Chart, Drawn, Spot
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

_HEIGHT = 174


class RibbonCard(Card):
    """``chosen(str)`` tells a stage that was clicked."""

    chosen = Signal(str)

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("Drop-off"))
        self.chart = Chart(easel, _("Drop-off"), _HEIGHT)
        self.chart.chosen.connect(self.chosen)
        self._arrived = label("", size="small")
        self._words = label("", size="small", tone="second", wraps=True)
        self.title.setParent(self.chart)
        self.title.move(0, 4)
        self.add(self.chart)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self._arrived)
        foot.addWidget(self._words, 1)
        self.add(foot)

    def show_numbers(self, shown: Shown) -> None:
        funnel = shown.funnel
        if funnel is None:
            return
        figures = funnel_figures(funnel, shown.stages, self.easel.pen.language)
        self.chart.show_chart(partial(self._draw, shown, funnel), figures)
        self.chart.setAccessibleDescription(f"{in_words(figures)}. {funnel.words}")
        self._arrived.setText(_arrived(funnel, self.easel.pen.language))
        band = _("Band height is the number of customers.") if funnel.is_counted else _("Band height is the value.")
        self._words.setText(f"{band} {funnel.words}")

    def _draw(self, shown: Shown, funnel: Funnel, width: float, height: float) -> Drawn:
        stretches = even_stretches(shown.stages, width)
        is_joined = funnel.mode != "any order"
        said = {row.record: row for row in funnel_figures(funnel, shown.stages, self.easel.pen.language).rows}
        spots = [
            Spot(QRectF(at.x, 0, at.w, height), " · ".join(cell.text for cell in said[at.stage].cells), at.stage)
            for at in stretches
            if at.stage in said
        ]
        return Drawn(ribbon(funnel, stretches, width, height, self.easel.pen, is_joined=is_joined), spots)


def _arrived(funnel: Funnel, language: str) -> str:
    """«174 of 600 customers arrive: 29.0 %»; empty where that is not told."""
    first, last = funnel.stages[0], funnel.stages[-1]
    if first.n is None or last.n is None or last.cumulative is None:
        return ""
    return _("{count} of {all} customers arrive: {share}").format(
        count=grouped(last.n, language), all=grouped(first.n, language), share=share_text(last.cumulative, language)
    )
